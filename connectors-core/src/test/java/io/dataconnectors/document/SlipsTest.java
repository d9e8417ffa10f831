package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to somebody who made exactly that slip (trial 21). */
class SlipsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', textBlock = """
            "url": "https://a.example.com/", "auth": {"type": "header"} → did you mean "apiKey"?
            "url": "https://a.example.com/", "variables": []            → it belongs at the top of the document
            "url": "https://a.example.com/", "outputs": []              → it belongs in response
            "url": "https://a.example.com/", "timeout": "PT1S"          → it belongs in limits
            "url": "https://a.example.com/", "headers": {"X-A": "b"}    → each element says its own name: [{"name": "X-A", …}]
            "url": "https://a.example.com/", "body": {"type": "xml"}    → did you mean "text"?
            "url": ""                                                   → The URL is missing, such as https://api.example.com/orders
            """)
    void a_slip_is_told_with_what_would_be_right(String request, String hint) {
        String document = "{\"schemaVersion\": 1, \"name\": \"a\", \"description\": \"b\", \"request\": {\"method\":"
                + " \"GET\", " + request + "}}";

        assertThat(ConnectorDocument.validate(document))
                .singleElement()
                .asString()
                .endsWith(hint);
    }
}
