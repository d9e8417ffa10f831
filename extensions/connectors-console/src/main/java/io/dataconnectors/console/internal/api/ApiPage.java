package io.dataconnectors.console.internal.api;

import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/**
 * A page of documents while it is read, some at a time. It ends where it has as many as were asked for, or is long: a thousand
 * large documents at once would not fit into the memory of a host. What is left then is on the next page.
 */
final class ApiPage {
    private static final int AT_A_TIME = 25;
    private static final int LONG = 4 * 1024 * 1024;

    private final int limit;
    private final List<String> elements = new ArrayList<>();
    private int length;

    ApiPage(int limit) {
        this.limit = limit;
    }

    /** Returns how many elements to read next; 0 if there is no room for more. */
    int room() {
        return length >= LONG ? 0 : Math.min(AT_A_TIME, limit - elements.size());
    }

    void add(List<?> values) {
        for (Object value : values) {
            String element = Json.write(JsonForm.of(value));
            elements.add(element);
            length += element.length();
        }
    }

    /** Returns the page, whose elements are a member of this name. */
    ConsoleResponse response(String name, @Nullable Object next) {
        String text =
                "{" + Json.write(name) + ":[" + String.join(",", elements) + "],\"next\":" + Json.write(next) + "}";
        return ConsoleResponse.text(200, "application/json", text);
    }
}
