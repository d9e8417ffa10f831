package io.dataconnectors.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Body;
import io.dataconnectors.Header;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.internal.request.RenderedRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body that is a file, and files within other bodies. */
class FileBodyTest {
    private static final byte[] EVERY_BYTE = Sending.everyByte();
    private static final Map<String, Object> SCAN = Sending.file("scan.pdf", "application/pdf", EVERY_BYTE);

    @Test
    void a_file_is_sent_byte_by_byte_with_its_own_media_type() {
        RenderedRequest request = Sending.of(Body.file("{{document}}")).render(Map.of("document", SCAN));

        assertThat(request.body()).isEqualTo(EVERY_BYTE);
        assertThat(request.headers().get(0)).isEqualTo(new Header("Content-Type", "application/pdf"));
    }

    @Test
    void a_media_type_of_the_author_goes_before_that_of_the_file() {
        RenderedRequest request = Sending.of(Body.file("{{documents | last}}", "application/octet-stream"))
                .render(Map.of("documents", List.of(Sending.file("a", "text/plain", new byte[0]), SCAN)));

        assertThat(request.body()).isEqualTo(EVERY_BYTE);
        assertThat(request.headers().get(0)).isEqualTo(new Header("Content-Type", "application/octet-stream"));
    }

    @Test
    void a_preview_notes_the_file_and_curl_reads_it() {
        var preview = Sending.of(Body.file("{{document}}")).preview(Map.of("document", SCAN));

        assertThat(preview.toHttp()).isEqualTo("""
                        POST /orders HTTP/1.1
                        Host: shop.example.com
                        Content-Type: application/pdf
                        Accept: application/json, */*;q=0.8

                        [scan.pdf: 256 bytes of application/pdf]
                        """);
        assertThat(preview.toCurl()).isEqualTo("""
                        curl -X POST 'https://shop.example.com/orders' \\
                          -H 'Content-Type: application/pdf' \\
                          -H 'Accept: application/json, */*;q=0.8' \\
                          --data-binary '@scan.pdf'""");
    }

    @Test
    void without_the_file_nothing_is_sent() {
        assertProblem(
                Body.file("{{document}}"),
                Map.of(),
                "In the body: There is no file: the value that it is made of is absent");
        assertProblem(
                Body.file("{{document | default: \"a\"}}"),
                Map.of(),
                "In the body: {{document | default: \"a\"}}: a file is wanted here, not a single value");
    }

    @Test
    void a_file_of_more_than_a_request_has_is_refused_before_it_is_decoded() {
        int most = 1 << 20;
        Map<String, Object> fits = Sending.file("a", "text/plain", new byte[most]);
        Map<String, Object> tooBig = Sending.file("a", "text/plain", new byte[most + 1]);

        assertThat(Sending.of(Body.file("{{document}}"))
                        .render(Map.of("document", fits))
                        .body())
                .hasSize(most);
        assertProblem(
                Body.file("{{document}}"),
                Map.of("document", tooBig),
                "In the body: The body would have more than 1048576 bytes (1 MiB), files included");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {{note}}               | Line 1, column 1: A file is wanted here: a tag, and nothing else, that names an input of type file
                    {{like}}               | Line 1, column 1: A file is wanted here: a tag, and nothing else, that names an input of type file
                    {{anything}}           | Line 1, column 1: A file is wanted here: a tag, and nothing else, that names an input of type file
                    {{secret.token}}       | Line 1, column 1: A file is wanted here: a tag, and nothing else, that names an input of type file
                    {{document.base64}}    | Line 1, column 1: A file is wanted here: a tag, and nothing else, that names an input of type file
                    {{document}} and more  | Line 1, column 1: A file is wanted here: a tag, and nothing else, that names an input of type file
                    ``                     | Line 1, column 1: A file is wanted here: a tag, and nothing else, that names an input of type file
                    {{dokument}}           | Line 1, column 1: 'dokument' is not declared; did you mean 'document'?
                    {{documents}}          | This is a list of files, and a body is one; take one of them with the filter first, or a body of type multipart
                    """)
    void what_is_no_file_is_refused_in_the_definition(String template, String problem) {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> Sending.of(Body.file(template)))
                .withMessage("/request/body/file: " + problem);
    }

    @Test
    void the_members_of_files_are_values_like_any_other() {
        Body json = Body.json("""
                {"attachments": [{{#documents}}{"content": "{{base64}}", "filename": "{{name}}", "type": "{{mediaType}}"}{{/documents}}],
                 "cover": "{{document.base64}}", "name": "{{document.name}}"}""");
        Map<String, ?> inputs =
                Map.of("documents", List.of(SCAN), "document", Sending.file("a\"b", "text/x", new byte[] {1}));

        assertThat(new String(Sending.of(json).render(inputs).body(), UTF_8))
                .isEqualTo("{\"attachments\":[{\"content\":\"" + SCAN.get("base64")
                        + "\",\"filename\":\"scan.pdf\",\"type\":\"application/pdf\"}],"
                        + "\"cover\":\"AQ==\",\"name\":\"a\\\"b\"}");
    }

    private static void assertProblem(Body body, Map<String, ?> inputs, String problem) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Sending.of(body).render(inputs))
                .withMessage(problem);
    }
}
