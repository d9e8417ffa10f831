package io.dataconnectors.console.internal.api;

import io.dataconnectors.Connector;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Json;
import java.util.List;
import java.util.Map;

/** Writes what the API answers. */
final class ApiResponse {
    private ApiResponse() {}

    /** Returns a value of the library in its JSON form. */
    static ConsoleResponse of(Object value) {
        return json(JsonForm.of(value));
    }

    /** Returns a connector, with its revision as the ETag. */
    static ConsoleResponse connector(int status, Connector connector) {
        return tagged(ConsoleResponse.text(status, "application/json", JsonForm.write(connector)), connector);
    }

    /** Returns a response with the revision of a connector as the ETag. */
    static ConsoleResponse tagged(ConsoleResponse response, Connector connector) {
        return response.header("ETag", "\"" + connector.revision() + "\"");
    }

    /** Returns a plain value. */
    static ConsoleResponse json(Map<String, ?> value) {
        return ConsoleResponse.text(200, "application/json", Json.write(value));
    }

    /** Returns the forms of values. */
    static List<Map<String, Object>> forms(List<?> values) {
        return values.stream().map(JsonForm::of).toList();
    }
}
