package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure.FieldError;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.Secret;
import io.dataconnectors.ValueType;
import io.dataconnectors.testkit.StubApi;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswersOverTheWireTest {
    private static final String TOKEN = "tok-9f31c7a2";

    private final StubApi api = StubApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void xml_in_the_charset_of_its_declaration_is_read() {
        String xml = "<?xml version='1.0' encoding='ISO-8859-1'?><order><line><sku>Émile</sku></line></order>";
        answer(200, "text/xml", xml.getBytes(StandardCharsets.ISO_8859_1));

        Execution execution =
                execute(get().output(Output.at("lines", "$.order.line[*]").list(Output.at("sku", "$.sku"))));

        assertThat(execution.failure()).isNull();
        assertThat(execution.output("lines")).isEqualTo(List.of(Map.of("sku", "Émile")));
    }

    @Test
    void a_binary_answer_is_a_file() {
        byte[] pdf = new byte[100_000];
        new java.util.Random(7).nextBytes(pdf);
        api.on(Method.GET, "/orders")
                .answer(Answer.of(
                        200,
                        List.of(
                                new Header("Content-Type", "application/pdf"),
                                new Header("Content-Disposition", "attachment; filename*=UTF-8''l%C3%A4bel.pdf")),
                        pdf));

        Execution execution = execute(get().output(Output.from("label", Place.file())));

        assertThat(execution.output("label"))
                .isEqualTo(Map.of(
                        "name", "läbel.pdf",
                        "mediaType", "application/pdf",
                        "base64", Base64.getEncoder().encodeToString(pdf)));
    }

    @Test
    void an_answer_without_a_body_is_a_success_with_what_it_has() {
        api.on(Method.GET, "/orders").answer(Answer.of(204, List.of(new Header("X-Job", "17")), new byte[0]));

        Execution execution = execute(get().output(Output.from("status", Place.status()))
                .output(Output.header("job", "X-Job").type(ValueType.INTEGER))
                .output(Output.at("state", "$.state")));

        assertThat(execution.outputs()).isEqualTo(Map.of("status", 204, "job", 17));
        assertThat(execution.hasOutput("status")).isTrue();
        assertThat(execution.hasOutput("state")).isFalse();
        assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
    }

    @Test
    void what_the_api_says_of_fields_is_masked_before_it_is_cut() {
        String filler = "x".repeat(995);
        answer(
                422,
                "application/json",
                ("{\"errors\": {\"" + TOKEN + "\": [\"bad " + TOKEN + "\"], \"name\": [\"" + filler + TOKEN + "\"]}}")
                        .getBytes(StandardCharsets.UTF_8));

        Execution execution = execute(get().error(ErrorMapping.NONE.fields(ErrorFields.at("$.errors.*"))));

        assertThat(execution.failure().fields())
                .containsExactly(new FieldError("***", "bad ***"), new FieldError("name", filler + "***"));
    }

    @Test
    void a_plain_text_that_tells_the_secret_is_masked() {
        answer(401, "text/plain", ("No such token: " + TOKEN).getBytes(StandardCharsets.UTF_8));

        assertThat(execute(get()).failure())
                .hasToString("HTTP_STATUS: The API answered with status 401\nThe API says: No such token: ***");
    }

    @Test
    void a_file_that_holds_the_secret_is_masked() {
        answer(200, "application/octet-stream", ("\u0000" + TOKEN).getBytes(StandardCharsets.UTF_8));

        Execution execution = execute(get().output(Output.from("file", Place.file())));

        String base64 = String.valueOf(((Map<?, ?>) execution.output("file")).get("base64"));
        assertThat(Base64.getDecoder().decode(base64)).isEqualTo("\u0000***".getBytes(StandardCharsets.UTF_8));
    }

    private void answer(int status, String mediaType, byte[] body) {
        api.on(Method.GET, "/orders").answer(Answer.of(status, List.of(new Header("Content-Type", mediaType)), body));
    }

    private ConnectorDefinition.Builder get() {
        return Calls.get(api.url() + "/orders").auth(Auth.bearer("{{secret.shop_token}}"));
    }

    private Execution execute(ConnectorDefinition.Builder definition) {
        try (HttpConnectorExecutor executor =
                Calls.executor(api.port()).secrets(query -> Secret.of(TOKEN)).build()) {
            return executor.execute(Calls.call(definition));
        }
    }
}
