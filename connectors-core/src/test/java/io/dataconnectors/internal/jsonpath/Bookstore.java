package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.json.Json;

/** The example document of RFC 9535, section 1.5. */
final class Bookstore {
    static final Object BOOKSTORE = Json.read("""
            {"store": {
              "book": [
                {"category": "reference", "author": "Nigel Rees", "title": "Sayings of the Century", "price": 8.95},
                {"category": "fiction", "author": "Evelyn Waugh", "title": "Sword of Honour", "price": 12.99},
                {"category": "fiction", "author": "Herman Melville", "title": "Moby Dick",
                 "isbn": "0-553-21311-3", "price": 8.99},
                {"category": "fiction", "author": "J. R. R. Tolkien", "title": "The Lord of the Rings",
                 "isbn": "0-395-19395-8", "price": 22.99}
              ],
              "bicycle": {"color": "red", "price": 399}
            }}""");

    private Bookstore() {}
}
