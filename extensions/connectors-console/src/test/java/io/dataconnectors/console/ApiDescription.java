package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dataconnectors.internal.json.Json;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The description of the API as a judge of requests and responses: schemas are JSON Schemas of draft 2020-12. */
final class ApiDescription {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<String, Object> description;

    ApiDescription(String json) {
        description = object(Json.read(json));
    }

    /** Returns every address and method, such as {@code GET /connectors/{id}}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        object(description.get("paths"))
                .forEach((path, methods) ->
                        object(methods).keySet().forEach(method -> operations.add(method.toUpperCase() + " " + path)));
        return operations;
    }

    /** Asserts that a request is one that the description allows, with all that it asks for. */
    void checkRequest(String method, String target, Map<String, String> headers, String body) {
        Map<String, Object> operation = operation(method, target);
        Set<String> query = new TreeSet<>();
        for (Object given : list(operation.getOrDefault("parameters", List.of()))) {
            Map<String, Object> parameter = resolved(given);
            String name = (String) parameter.get("name");
            if (parameter.get("in").equals("query")) {
                query.add(name);
            } else if (parameter.get("in").equals("header")
                    && parameter.get("required").equals(true)) {
                assertThat(headers).as(method + " " + target).containsKey(name);
            }
        }
        for (String pair :
                target.contains("?") ? target.substring(target.indexOf('?') + 1).split("&") : new String[0]) {
            assertThat(query).as(method + " " + target).contains(pair.substring(0, pair.indexOf('=')));
        }
        Map<String, Object> content = object(operation.getOrDefault("requestBody", Map.of()));
        if (!body.isEmpty()) {
            assertThat(errors(at(content, "content", "application/json", "schema"), body))
                    .as(body)
                    .isEmpty();
        } else {
            assertThat(content.getOrDefault("required", false))
                    .as(method + " " + target + " has no body")
                    .isEqualTo(false);
        }
    }

    /** Asserts that a response is one that the description announces. */
    void checkResponse(String method, String target, HttpResponse<String> response) {
        Map<String, Object> announced =
                resolved(object(operation(method, target).get("responses"))
                        .getOrDefault(String.valueOf(response.statusCode()), Map.of("missing", true)));
        String what = method + " " + target + " " + response.statusCode() + " " + response.body();
        assertThat(announced).as(what).doesNotContainKey("missing");
        object(announced.getOrDefault("headers", Map.of()))
                .keySet()
                .forEach(name ->
                        assertThat(response.headers().firstValue(name)).as(what).isPresent());
        if (!announced.containsKey("content")) {
            assertThat(response.body()).as(what).isEmpty();
            return;
        }
        Map<String, Object> content = object(announced.get("content"));
        String type = response.headers().firstValue("Content-Type").orElse("").replace(";charset=utf-8", "");
        assertThat(content).as(what).containsKey(type);
        assertThat(errors(at(content, type, "schema"), response.body()))
                .as(what)
                .isEmpty();
    }

    private Map<String, Object> operation(String method, String target) {
        String path = target.split("\\?", 2)[0];
        for (Map.Entry<String, Object> entry : object(description.get("paths")).entrySet()) {
            if (path.matches(entry.getKey().replaceAll("\\{[a-zA-Z]+}", "[^/]+"))
                    && object(entry.getValue()).containsKey(method.toLowerCase())) {
                return object(object(entry.getValue()).get(method.toLowerCase()));
            }
        }
        throw new AssertionError("The description has no " + method + " " + path);
    }

    private Map<String, Object> resolved(Object part) {
        Map<String, Object> found = object(part);
        if (!(found.get("$ref") instanceof String reference)) {
            return found;
        }
        Object at = description;
        for (String step : reference.substring(2).split("/")) {
            at = object(at).get(step);
        }
        return object(at);
    }

    /** Returns what is wrong with JSON by a schema of the description, which may name others. */
    List<String> errors(Object schema, String json) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.put("allOf", List.of(schema));
        whole.put("$defs", at(description, "components", "schemas"));
        return REGISTRY
                .getSchema(Json.write(whole).replace("#/components/schemas/", "#/$defs/"), InputFormat.JSON)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static Object at(Map<String, Object> object, String... steps) {
        Object at = object;
        for (String step : steps) {
            at = object(at).get(step);
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }

    private static List<?> list(Object json) {
        return (List<?>) json;
    }
}
