package io.dataconnectors.console;

import io.dataconnectors.internal.json.Json;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** A program that uses the API. Each of its requests, but for those that are meant to be wrong, and each response is as described. */
final class ApiClient {
    private final TestClient client;
    private final ApiDescription description;

    ApiClient(TestClient client) {
        this.client = client;
        description = new ApiDescription(client.get("/api/openapi.json").body());
    }

    ApiDescription description() {
        return description;
    }

    /** Sends a request and returns what was answered. */
    Reply send(String method, String path, String body, String... headers) {
        return send(true, method, path, body, headers);
    }

    /** Sends a request that the description does not allow. */
    Reply sendWrong(String method, String path, String body, String... headers) {
        return send(false, method, path, body, headers);
    }

    private Reply send(boolean right, String method, String path, String body, String... headers) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!method.equals("GET")) {
            fields.put("X-Console-Token", client.token());
            fields.put("Sec-Fetch-Site", "same-origin");
        }
        if (!body.isEmpty()) {
            fields.put("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            fields.put(headers[i], headers[i + 1]);
        }
        if (right) {
            description.checkRequest(method, path, fields, body);
        }
        TestClient.Sending request = client.to("/api" + path);
        fields.forEach(request::header);
        HttpResponse<String> response = request.send(method, body);
        description.checkResponse(method, path, response);
        return new Reply(response);
    }

    /**
     * What was answered.
     *
     * @param response all of it
     */
    record Reply(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String etag() {
            return response.headers().firstValue("ETag").orElseThrow();
        }

        /** Returns a value of the JSON, by the names of members and the numbers of elements. */
        Object at(Object... steps) {
            Object at = Json.read(response.body());
            for (Object step : steps) {
                at = step instanceof Integer index ? ((java.util.List<?>) at).get(index) : ((Map<?, ?>) at).get(step);
            }
            return at;
        }
    }
}
