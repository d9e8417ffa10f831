package io.dataconnectors.document;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.Condition;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Input;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.Place;
import io.dataconnectors.QueryParameter;
import io.dataconnectors.ValueType;
import io.dataconnectors.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Valid definitions in which anything may or may not be stated. Equal seeds make equal definitions. */
final class RandomDefinitions {
    private final Random random;
    private final RandomInputs inputs;
    private final RandomOutputs outputs;

    /** Names that stand for text or a number wherever a template may name one. */
    private final List<String> names = new ArrayList<>(List.of("order_id"));

    /** Names of inputs of any type, files and lists of them too. */
    private final List<String> whole = new ArrayList<>(List.of("order_id"));

    private RandomDefinitions(long seed) {
        random = new Random(seed);
        inputs = new RandomInputs(random);
        outputs = new RandomOutputs(random);
    }

    static ConnectorDefinition of(long seed) {
        return new RandomDefinitions(seed).definition();
    }

    private ConnectorDefinition definition() {
        var builder = ConnectorDefinition.builder("connector-" + random.nextInt(1000))
                .description("Does \"something\" \\ with\nüñí😀 " + random.nextInt());
        addSettings(builder);
        builder.input(inputs.orderId())
                .input(Input.file("file"))
                .input(Input.array("files", Input.each(ValueType.FILE)));
        inputs.others().forEach(input -> {
            builder.input(input);
            whole.add(input.name());
        });
        addVariables(builder);
        addRequest(builder);
        addResponse(builder);
        return builder.build();
    }

    private void addSettings(ConnectorDefinition.Builder builder) {
        List<Object> values = List.of("acme", "", 42, -1L << 40, true, 0.50, "a \"quoted\" name");
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = "setting_" + i;
            builder.setting(name, pick(values));
            names.add("setting." + name);
        }
    }

    private void addVariables(ConnectorDefinition.Builder builder) {
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = "variable_" + i;
            boolean json = random.nextBoolean();
            builder.variable(
                    json
                            ? new Variable(
                                    name, "{\"value\": " + tag() + ", \"whole\": " + whole() + "}", Variable.Type.JSON)
                            : new Variable(name, "a " + tag(), Variable.Type.TEXT));
            if (!json) {
                names.add(name);
            }
        }
    }

    private void addRequest(ConnectorDefinition.Builder builder) {
        Method method = pick(List.of(Method.values()));
        builder.request(method, "https://api.example.com/orders/{{order_id}}");
        for (int i = random.nextInt(3); i > 0; i--) {
            builder.query(new QueryParameter("filter[" + i + "]", tag(), arrayStyle()));
            builder.query(new QueryParameter("whole[" + i + "]", whole(), arrayStyle()));
            builder.header("X-Header-" + i, "value " + tag());
        }
        builder.auth(pick(List.of(
                Auth.none(),
                Auth.bearer("{{secret.token}}"),
                Auth.basic("{{secret.key}}", ""),
                Auth.basic("ops/token", "{{secret.key}}"),
                Auth.apiKeyHeader("X-Api-Key", "{{secret.key}}"),
                Auth.apiKeyQuery("key", "{{secret.key}}"),
                Auth.oauth2ClientCredentials("https://auth.example.com/token", "crm", "{{secret.key}}"),
                Auth.oauth2ClientCredentials("https://auth.example.com/{{secret.a}}", "{{secret.id}}", "{{secret.key}}")
                        .clientIn(OAuth2ClientCredentials.ClientIn.BODY)
                        .scope("a b")
                        .parameter("a b", "")
                        .parameter("audience", "https://api.example.com"),
                Auth.signer("hmac", Map.of()),
                Auth.signer("hmac", Map.of("key", "{{secret.key}}", "algorithm", "HS256")))));
        builder.body(pick(List.of(
                Body.none(),
                Body.json("{\"a\": " + tag() + ", \"b\": \"" + tag() + "\", \"c\": " + whole() + "}"),
                Body.json("[]", "application/merge-patch+json"),
                Body.json("{}", "application/json"),
                Body.form("{\"a\": " + tag() + ", \"b\": [1], \"c\": " + whole() + "}"),
                Body.form(
                        "{\"c\": [" + tag() + "], \"a b\": 1}",
                        arrayStyle(),
                        Map.of("c", arrayStyle(), "a b", arrayStyle())),
                Body.file("{{file}}"),
                Body.file("{{files | first}}", "application/octet-stream"),
                Body.multipart(part(), part()),
                Body.multipart(List.of(part()), "multipart/related"),
                Body.text("a " + tag() + " b"),
                Body.text("<a b='" + tag() + "'>" + tag() + "</a>", "text/xml"),
                Body.text(tag(), "text/csv; charset=UTF-8"))));
        addLimits(builder, addIdempotency(builder) || !method.writes());
    }

    private Body.Part part() {
        return pick(List.of(
                Body.Part.value("field[]", "a " + tag()),
                Body.Part.value("json", "{\"a\": " + tag() + "}").contentType("application/json"),
                Body.Part.value("csv", tag()).filename(tag() + ".csv").contentType("text/csv"),
                Body.Part.file("file", "{{file}}"),
                Body.Part.file("files", "{{files}}").filename("a.pdf").contentType("application/pdf")));
    }

    private boolean addIdempotency(ConnectorDefinition.Builder builder) {
        switch (random.nextInt(4)) {
            case 0 -> builder.idempotency(Idempotency.header("Idempotency-Key"));
            case 1 -> builder.idempotency(new Idempotency("Idempotency-Key", "crm-{{call.id}}"));
            case 2 -> builder.header("X-Request-Id", "{{call.id}}").idempotency(Idempotency.key("{{call.id}}"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void addLimits(ConnectorDefinition.Builder builder, boolean repeatable) {
        Limits limits = Limits.DEFAULT;
        limits = random.nextBoolean() ? limits : limits.timeout(Duration.ofMillis(1 + random.nextInt(60_000)));
        limits = random.nextBoolean() ? limits : limits.maxResponseBytes(1 + random.nextInt(Limits.MAX_RESPONSE_BYTES));
        limits = random.nextBoolean() ? limits : limits.retries(repeatable ? random.nextInt(6) : 0);
        builder.limits(limits);
    }

    private void addResponse(ConnectorDefinition.Builder builder) {
        for (int i = random.nextInt(3); i > 0; i--) {
            int first = 100 + random.nextInt(400);
            builder.successStatus(first, first + random.nextInt(100));
            builder.successWhen(condition());
            builder.successUnless(condition());
        }
        outputs.any().forEach(builder::output);
        builder.error(pick(List.of(
                ErrorMapping.NONE,
                ErrorMapping.NONE.message("$.message"),
                ErrorMapping.NONE.code("/error/code"),
                ErrorMapping.NONE.message("$.message", "$.detail").fields(ErrorFields.at("$.errors.*")),
                ErrorMapping.NONE
                        .message(Place.text().pattern("^ERROR (.*)"), Place.header("X-Error"))
                        .fields(ErrorFields.at("$.errors[*]").name("$.a", "$.b").message("$.c")),
                ErrorMapping.NONE.message("$.message").code("$.code"))));
    }

    private Condition condition() {
        return random.nextBoolean()
                ? Condition.exists(
                        pick(List.of(Place.path("$.data"), Place.text().pattern("^OK"), Place.header("X-Ok"))))
                : Condition.equal("$.data", RandomValues.any(random, 2));
    }

    private ArrayStyle arrayStyle() {
        return pick(List.of(ArrayStyle.values()));
    }

    private String tag() {
        return "{{" + pick(names) + "}}";
    }

    private String whole() {
        return "{{" + pick(whole) + "}}";
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
