package io.dataconnectors.internal.call;

import static io.dataconnectors.internal.call.Answers.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Answer;
import io.dataconnectors.Condition;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.Header;
import io.dataconnectors.Place;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trial 19: what an API says of a failure beside its message and its code. */
class ErrorDetailsTest {
    private static final Answer REFUSAL = Answer.of(
            429,
            List.of(new Header("Content-Type", "application/json"), new Header("Retry-After", "30")),
            "{\"message\": \"slow down\", \"error\": {\"type\": \"rate\", \"id\": 4711, \"hints\": [\"a\", \"b\"], \"more\": {}}}"
                    .getBytes(StandardCharsets.UTF_8));

    private static final ErrorMapping MAPPING = ErrorMapping.NONE
            .message("$.message")
            .detail("request_id", "$.request_id", "$.error.id")
            .detail("retry_after", Place.header("Retry-After"))
            .detail("type", Place.path("$.error.type").pattern("[a-z]+"))
            .detail("hints", "$.error.hints")
            .detail("more", "$.error.more")
            .detail("absent", "$.nothing");

    private static Failure failure(ErrorMapping mapping, Answer answer, Mask mask) {
        return AnswerReader.read(DefinitionCompiler.compile(definition(mapping)), answer, mask)
                .failure();
    }

    private static ConnectorDefinition definition(ErrorMapping mapping) {
        return ConnectorDefinition.builder("look_up")
                .description("Looks something up")
                .get("https://shop.example.com/orders")
                .error(mapping)
                .build();
    }

    @Test
    void details_are_told_by_the_names_that_the_definition_gives_them() {
        Failure failure = failure(MAPPING, REFUSAL, Mask.NONE);

        assertThat(failure.details())
                .containsExactly(
                        Map.entry("request_id", "4711"),
                        Map.entry("retry_after", "30"),
                        Map.entry("type", "rate"),
                        Map.entry("hints", "a; b"));
        assertThat(failure).hasToString("""
                HTTP_STATUS: The API answered with status 429
                The API says: slow down
                The API's request_id: 4711
                The API's retry_after: 30
                The API's type: rate
                The API's hints: a; b""");
    }

    @Test
    void an_error_within_a_success_has_them_too() {
        Failure failure = read(
                        Answer.json(200, "{\"ok\": false, \"trace\": \"t-1\"}"),
                        builder -> builder.successUnless(Condition.equal("$.ok", false))
                                .error(ErrorMapping.NONE.detail("trace", "$.trace")))
                .failure();

        assertThat(failure.details()).isEqualTo(Map.of("trace", "t-1"));
    }

    @Test
    void they_are_read_from_what_is_masked_and_cut_in_the_outcome() {
        Mask mask = new Mask() {
            @Override
            public String text(String text) {
                return text.replace("rate", "***").replace("30", "***");
            }

            @Override
            public byte[] bytes(byte[] body) {
                return body;
            }

            @Override
            public boolean mayHide(byte[] body, Charset charset) {
                return true;
            }
        };

        assertThat(failure(MAPPING, REFUSAL, mask).details())
                .containsEntry("retry_after", "***")
                .doesNotContainKey("type"); // of *** a pattern finds nothing
        Failure whole = failure(
                ErrorMapping.NONE.detail("x", "$.x"),
                Answer.json(400, "{\"x\": \"" + "x".repeat(2_000) + "\"}"),
                Mask.NONE);
        assertThat(Execution.builder("1").failure(whole).build().failure().details())
                .isEqualTo(Map.of("x", "x".repeat(1_000) + "…"));
    }

    @Test
    void a_document_keeps_them_and_each_belongs_to_the_digest_in_whatever_order() {
        ConnectorDefinition definition = definition(MAPPING);
        String document = ConnectorDocument.write(definition);

        assertThat(document).contains("\"retry_after\": {");
        assertThat(ConnectorDocument.read(document)).isEqualTo(definition);
        assertThat(ConnectorDocument.digest(
                        definition(ErrorMapping.NONE.detail("a", "$.a").detail("b", "$.b"))))
                .isEqualTo(ConnectorDocument.digest(
                        definition(ErrorMapping.NONE.detail("b", "$.b").detail("a", "$.a"))))
                .isNotEqualTo(ConnectorDocument.digest(
                        definition(ErrorMapping.NONE.detail("a", "$.b").detail("b", "$.b"))));
    }

    @Test
    void what_is_wrong_with_one_is_told_with_its_place() {
        ErrorMapping wrong = ErrorMapping.NONE
                .detail("request-id", "$.a")
                .detail("path", "$.")
                .detail("file", Place.file())
                .detail("none", new String[0]);

        assertThatThrownBy(() -> DefinitionCompiler.compile(definition(wrong)))
                .hasMessageContaining("/response/error/details/request-id: A name has")
                .hasMessageContaining("/response/error/details/path: ")
                .hasMessageContaining("/response/error/details/file/from: A file is for an output alone")
                .hasMessageContaining("/response/error/details/none: A detail needs a place in the answer");
    }
}
