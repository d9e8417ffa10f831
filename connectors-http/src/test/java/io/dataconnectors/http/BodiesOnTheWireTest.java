package io.dataconnectors.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Body;
import io.dataconnectors.Body.Part;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes that reach a server. */
class BodiesOnTheWireTest {
    private static final byte[] EVERY_BYTE = everyByte();
    private static final Map<String, String> SCAN = Map.of(
            "name", "scan \"1\".pdf",
            "mediaType", "application/pdf",
            "base64", Base64.getEncoder().encodeToString(EVERY_BYTE));

    private final StubApi api = StubApi.start();
    private final HttpConnectorExecutor executor = Calls.executor(api.port())
            .secrets(query -> Secret.of("tok-" + query.name()))
            .build();

    @AfterEach
    void stop() {
        executor.close();
        api.close();
    }

    private ConnectorDefinition.Builder sending(Method method, Body body) {
        return ConnectorDefinition.builder("send")
                .description("Sends something")
                .request(method, api.url() + "/things")
                .input(Input.string("note"))
                .input(Input.file("document"))
                .body(body);
    }

    private StubRequest sent(ConnectorDefinition.Builder definition, Map<String, ?> inputs) {
        Execution execution = executor.execute(Calls.call(definition, Invocation.of(inputs)));
        assertThat(execution.failure()).isNull();
        return api.requests().get(api.requests().size() - 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"POST", "PUT", "PATCH"})
    void without_a_body_its_length_is_said_to_be_0(Method method) {
        api.on(method, "/things").answer(200, "{}");

        StubRequest request = sent(sending(method, Body.none()), Map.of());

        assertThat(request.header("Content-Length")).isEqualTo("0");
        assertThat(request.header("Transfer-Encoding")).isNull();
        assertThat(request.header("Content-Type")).isNull();
        assertThat(request.body()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void any_method_carries_a_body(Method method) {
        api.on(method, "/things").answer(200, "{}");

        StubRequest request = sent(
                sending(method, Body.json("[{\"note\": \"{{note}}\"}]", "application/json-patch+json")),
                Map.of("note", "ü"));

        assertThat(request.method()).isEqualTo(method.name());
        assertThat(request.text()).isEqualTo("[{\"note\":\"ü\"}]");
        assertThat(request.header("Content-Type")).isEqualTo("application/json-patch+json");
        assertThat(request.header("Content-Length")).isEqualTo("15");
        assertThat(request.header("Transfer-Encoding")).isNull();
    }

    @Test
    void a_file_arrives_byte_by_byte() {
        api.on(Method.PUT, "/things").answer(200, "{}");

        StubRequest request = sent(sending(Method.PUT, Body.file("{{document}}")), Map.of("document", SCAN));

        assertThat(request.body()).isEqualTo(EVERY_BYTE);
        assertThat(request.header("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void a_multipart_form_arrives_with_its_files_byte_by_byte() {
        api.on(Method.POST, "/things").answer(200, "{}");
        Body body = Body.multipart(
                Part.value("token", "{{secret.token}}"),
                Part.value("json", "{\"a\": \"{{note}}\"}").contentType("application/json"),
                Part.file("file", "{{document}}"));

        StubRequest request = sent(sending(Method.POST, body), Map.of("document", SCAN, "note", "\"\r\n--"));

        String boundary = request.header("Content-Type").substring("multipart/form-data; boundary=".length());
        assertThat(new String(request.body(), ISO_8859_1))
                .isEqualTo("--" + boundary + "\r\n"
                        + "Content-Disposition: form-data; name=\"token\"\r\n\r\ntok-token\r\n"
                        + "--" + boundary + "\r\n"
                        + "Content-Disposition: form-data; name=\"json\"\r\nContent-Type: application/json\r\n\r\n"
                        + "{\"a\":\"\\\"\\r\\n--\"}\r\n"
                        + "--" + boundary + "\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"scan %221%22.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n" + new String(EVERY_BYTE, ISO_8859_1) + "\r\n"
                        + "--" + boundary + "--\r\n");
    }

    @Test
    void a_retry_sends_the_same_bytes() {
        api.on(Method.POST, "/things").answer(Answer.json(503, "{}"), Answer.json(503, "{}"), Answer.json(200, "{}"));
        var definition = sending(
                        Method.POST, Body.multipart(Part.value("id", "{{call.id}}"), Part.file("file", "{{document}}")))
                .idempotency(Idempotency.key("{{call.id}}"));

        sent(definition, Map.of("document", SCAN));

        assertThat(api.requests()).hasSize(3);
        assertThat(api.requests())
                .extracting(request -> request.header("Content-Type"))
                .containsOnly(api.requests().get(0).header("Content-Type"));
        assertThat(api.requests())
                .allMatch(request -> request.text().equals(api.requests().get(0).text()));
    }

    @Test
    void a_file_of_more_than_a_request_has_is_not_sent() {
        String base64 = Base64.getEncoder().encodeToString(new byte[(1 << 20) + 1]);
        Map<String, String> big = Map.of("name", "a", "mediaType", "x/y", "base64", base64);

        Execution execution = executor.execute(
                Calls.call(sending(Method.POST, Body.file("{{document}}")), Invocation.of(Map.of("document", big))));

        assertThat(execution.failure().kind()).isEqualTo(FailureKind.INVALID_INPUT);
        assertThat(execution.failure().problems())
                .hasToString("[In the body: The body would have more than 1048576 bytes (1 MiB), files included]");
        assertThat(api.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\", \"admin\": true, \"x\": \"",
                "../../admin",
                "%2e%2e%2f",
                "a&admin=true#?;",
                "{{secret.token}}{{#note}}",
                "\r\nX-Admin: true\r\n\r\nGET / HTTP/1.1",
                "a\u0000b\u0001\u007F",
                "\u2028\uFEFF\u202Etxt.exe\u200F",
                "\\\"\\u0022",
                "😀 ü <b>&amp;</b> ]]>",
                "\r\n--data-connectors-0--\r\n"
            })
    void what_a_stranger_types_arrives_as_it_is_and_as_nothing_else(String hostile) {
        api.on(Method.POST, "/things/{note}/lines").answer(200, "{}");
        var definition = sending(
                        Method.POST,
                        Body.multipart(
                                Part.value("note", "{{note}}"),
                                Part.value("json", "{\"a\": \"{{note}}\", \"b\": 1}")
                                        .contentType("application/json")))
                .post(api.url() + "/things/{{note}}/lines?a={{note}}&b=1")
                .header("X-Fixed", "1")
                .query("c", "{{note}}");

        StubRequest request = sent(definition, Map.of("note", hostile));

        URI target = URI.create(request.target());
        assertThat(target.getRawPath().split("/", -1)).hasSize(4).endsWith("lines");
        assertThat(request.parameter("note")).isEqualTo(hostile);
        String[] query = target.getRawQuery().split("&", -1);
        assertThat(query).hasSize(3).contains("b=1");
        assertThat(URLDecoder.decode(query[0], UTF_8)).isEqualTo("a=" + hostile);
        assertThat(URLDecoder.decode(query[2], UTF_8)).isEqualTo("c=" + hostile);
        assertThat(request.header("X-Admin")).isNull();
        String boundary = request.header("Content-Type").split("boundary=")[1];
        String[] parts = ("\r\n" + request.text()).split("\r\n--" + boundary, -1);
        assertThat(parts).hasSize(4).startsWith("").endsWith("--\r\n");
        assertThat(parts[1]).isEqualTo("\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n" + hostile);
    }

    @Test
    void what_no_request_can_carry_is_refused_before_anything_is_sent() {
        var definition =
                sending(Method.POST, Body.json("{\"a\": \"{{note}}\"}")).header("X-Note", "{{note}}");
        ConnectorCall call = Calls.call(definition, Invocation.of("note", "\uD800\r\n"));

        assertThat(executor.execute(call).failure().problems())
                .hasToString(
                        "[In the header X-Note: {{note}}: its value has a character that a header cannot carry; it carries printable ASCII and"
                                + " tab, In the body: {{note}}: half of a surrogate pair stands alone in it, which is no character]");
        assertThat(api.requests()).isEqualTo(List.of());
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
