package io.dataconnectors.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Body;
import io.dataconnectors.Body.Part;
import io.dataconnectors.Header;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.internal.request.RenderedRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultipartTest {
    private static final byte[] EVERY_BYTE = Sending.everyByte();
    private static final Map<String, Object> SCAN = Sending.file("scan.pdf", "application/pdf", EVERY_BYTE);

    private static List<StrictMultipart.Part> sent(Body body, Map<String, ?> inputs) {
        return StrictMultipart.parts(Sending.of(body).render(inputs));
    }

    private static Body attaching() {
        return Body.multipart(
                Part.value("attributes", "{\"name\": \"{{note}}\", \"count\": {{count}}}")
                        .contentType("application/json"),
                Part.value("note", "{{note}}"),
                Part.file("file", "{{document}}"));
    }

    @Test
    void a_form_of_texts_and_files_is_what_rfc_7578_says() {
        RenderedRequest request = Sending.of(attaching())
                .render(Map.of("note", "Grüße", "document", Sending.file("a.txt", "text/plain", "hi".getBytes(UTF_8))));
        String boundary = request.headers().get(0).value().substring("multipart/form-data; boundary=".length());

        assertThat(new String(request.body(), UTF_8)
                        .replace(boundary, "BOUNDARY")
                        .replace("\r\n", "\n"))
                .isEqualTo("""
                        --BOUNDARY
                        Content-Disposition: form-data; name="attributes"
                        Content-Type: application/json

                        {"name":"Grüße"}
                        --BOUNDARY
                        Content-Disposition: form-data; name="note"

                        Grüße
                        --BOUNDARY
                        Content-Disposition: form-data; name="file"; filename="a.txt"
                        Content-Type: text/plain

                        hi
                        --BOUNDARY--
                        """);
        assertThat(new String(request.body(), UTF_8).replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void a_file_travels_byte_by_byte() {
        assertThat(sent(Body.multipart(Part.file("file", "{{document}}")), Map.of("document", SCAN)))
                .singleElement()
                .satisfies(part -> assertThat(part.bytes()).isEqualTo(EVERY_BYTE))
                .extracting(StrictMultipart.Part::name, StrictMultipart.Part::filename, StrictMultipart.Part::mediaType)
                .containsExactly("file", "scan.pdf", "application/pdf");
    }

    @Test
    void what_the_author_says_of_a_file_goes_before_what_the_file_says() {
        Body body = Body.multipart(
                Part.file("file", "{{document}}").filename("{{note}}.bin").contentType("application/octet-stream"));

        assertThat(sent(body, Map.of("document", SCAN, "note", "x")).get(0).fields())
                .hasToString("{Content-Disposition=form-data; name=\"file\"; filename=\"x.bin\","
                        + " Content-Type=application/octet-stream}");
        assertThat(sent(body, Map.of("document", SCAN)).get(0).filename()).isEqualTo("scan.pdf");
    }

    @Test
    void a_text_may_travel_as_a_file() {
        Body body = Body.multipart(
                Part.value("csv", "{{tags | join}}\n").filename("export.csv").contentType("text/csv"));

        var part = sent(body, Map.of("tags", List.of("a", "b"))).get(0);
        assertThat(part.filename()).isEqualTo("export.csv");
        assertThat(part.mediaType()).isEqualTo("text/csv");
        assertThat(part.text()).isEqualTo("a,b\n");
    }

    @Test
    void a_part_falls_away_with_its_value() {
        Map<String, Object> nothing = new HashMap<>(Map.of("count", 1));
        nothing.put("note", null);
        Body body = Body.multipart(
                Part.value("alone", "{{note}}"),
                Part.value("among", "no. {{note}}!"),
                Part.value("json", "{{anything}}").contentType("application/json"),
                Part.value("list", "{{tags}}"),
                Part.file("file", "{{document}}"),
                Part.file("files", "{{documents}}"),
                Part.value("kept", "{{count}}"));

        assertThat(sent(body, Map.of("count", 1)))
                .extracting(StrictMultipart.Part::name)
                .containsExactly("kept");
        assertThat(sent(body, nothing)).extracting(StrictMultipart.Part::name).containsExactly("kept");
    }

    @Test
    void a_list_is_a_part_for_each_of_its_elements() {
        Body body = Body.multipart(Part.value("tag[]", "{{tags}}"), Part.file("file", "{{documents}}"));
        Map<String, ?> inputs = Map.of(
                "tags",
                Arrays.asList("a", null, "", "c"),
                "documents",
                List.of(SCAN, Sending.file("b", "x/y", new byte[0])));

        assertThat(sent(body, inputs))
                .extracting(part -> part.name() + "=" + (part.filename() == null ? part.text() : part.filename()))
                .containsExactly("tag[]=a", "tag[]=", "tag[]=c", "file=scan.pdf", "file=b");
    }

    @Test
    void a_name_may_be_there_more_than_once_and_hold_a_setting() {
        Body body = Body.multipart(Part.value("{{setting.field}}", "1"), Part.value("{{setting.field}}", "2"));

        assertThat(sent(body, Map.of()))
                .extracting(StrictMultipart.Part::name)
                .containsExactly("cf_%221%22", "cf_%221%22");
    }

    @Test
    void names_are_written_as_browsers_write_them() {
        Body body = Body.multipart(Part.file("file", "{{document}}").filename("{{note}}"));

        assertThat(sent(body, Map.of("document", SCAN, "note", "ü\"😀\r\n\u200F\u202F;.pdf"))
                        .get(0)
                        .filename())
                .isEqualTo("ü%22😀%0D%0A\u200F\u202F;.pdf");
        assertThat(sent(
                                Body.multipart(Part.file("file", "{{document}}")),
                                Map.of("document", Sending.file("ä\"b.pdf", "x/y", EVERY_BYTE)))
                        .get(0)
                        .filename())
                .isEqualTo("ä%22b.pdf");
    }

    @Test
    void a_name_that_servers_could_read_in_two_ways_is_refused() {
        Body renamed = Body.multipart(Part.file("file", "{{document}}").filename("{{note}}"));
        Body named = Body.multipart(Part.file("file", "{{document}}"));

        assertProblem(
                renamed,
                Map.of("document", SCAN, "note", "a\\"),
                "In the part file of the body: {{note}}: it has a backslash, which servers read in two ways");
        assertProblem(
                renamed,
                Map.of("document", SCAN, "note", "a\u0000b"),
                "In the part file of the body: {{note}}: it has a control character, which no name has");
        assertProblem(
                renamed,
                Map.of("document", SCAN, "note", "a\u0085b"),
                "In the part file of the body: {{note}}: it has a control character, which no name has");
        for (String misleading : List.of("\u202E", "\u2066", "\u2028", "\u2029")) {
            assertProblem(
                    named,
                    Map.of("document", Sending.file("a" + misleading + "fdp.exe", "x/y", EVERY_BYTE)),
                    "In the part file of the body: The name of the file: it has a character that ends a line or turns text"
                            + " around, which no name has");
        }
        assertProblem(
                named,
                Map.of("document", Sending.file("a\\b", "x/y", EVERY_BYTE)),
                "In the part file of the body: The name of the file: it has a backslash, which servers read in two ways");
        assertProblem(
                named,
                Map.of("document", Sending.file("a\uD800", "x/y", EVERY_BYTE)),
                "In the part file of the body: The name of the file: half of a surrogate pair stands alone in it, which is"
                        + " no character");
    }

    @Test
    void parts_that_are_no_form_may_have_a_name_which_is_their_id_too() {
        Body body = Body.multipart(
                List.of(
                        Part.value(null, "{\"name\": \"{{document.name}}\"}")
                                .contentType("application/json; charset=UTF-8"),
                        Part.value(null, "<a b=\"{{note}}\"/>").contentType("text/xml"),
                        Part.file("content@1", "{{document}}")),
                "multipart/related; type=\"application/json\"");
        RenderedRequest request = Sending.of(body).render(Map.of("document", SCAN, "note", "\">"));

        assertThat(request.headers().get(0).value())
                .startsWith("multipart/related; type=\"application/json\"; boundary=");
        assertThat(StrictMultipart.parts(request))
                .extracting(part -> part.fields().toString())
                .containsExactly(
                        "{Content-Type=application/json; charset=UTF-8}",
                        "{Content-Type=text/xml}",
                        "{Content-Disposition=attachment; name=\"content@1\"; filename=\"scan.pdf\", Content-ID=<content@1>, Content-Type=application/pdf}");
        assertThat(StrictMultipart.parts(request).get(1).text()).isEqualTo("<a b=\"&quot;&gt;\"/>");
    }

    @Test
    void the_boundary_is_that_of_the_call_for_every_attempt_and_for_the_preview() {
        Sending sending = Sending.of(Body.multipart(Part.value("a", "{{note}}")));
        Header sent = sending.render(Map.of("note", "x")).headers().get(0);

        assertThat(sent.value())
                .matches("multipart/form-data; boundary=data-connectors-[0-9a-f]{32}")
                .doesNotContain("call-1");
        assertThat(sending.render(Map.of("note", "x")).headers()).contains(sent);
        assertThat(sending.preview(Map.of("note", "x")).headers()).contains(sent);
    }

    @Test
    void the_boundary_is_in_no_part_even_if_who_fills_the_parts_knows_it() {
        Sending sending = Sending.of(Body.multipart(Part.value("a", "{{note}}"), Part.value("b", "{{count}}")));
        StringBuilder evil = new StringBuilder();
        for (int known = 0; known < 8; known++) {
            RenderedRequest request = sending.render(Map.of("note", evil.toString(), "count", 1));
            assertThat(StrictMultipart.parts(request))
                    .extracting(StrictMultipart.Part::text)
                    .containsExactly(evil.toString(), "1");
            String boundary = request.headers().get(0).value().split("boundary=")[1];
            evil.append("\r\n--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n2");
        }

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> sending.render(Map.of("note", evil.toString())))
                .withMessage("In the body: Its parts hold every boundary that could separate them");
    }

    @Test
    void nor_is_it_in_the_name_of_a_file() {
        Sending sending = Sending.of(Body.multipart(Part.value("a", "b").filename("{{note}}")));
        String first =
                sending.render(Map.of("note", "x")).headers().get(0).value().split("boundary=")[1];
        String other =
                sending.render(Map.of("note", first)).headers().get(0).value().split("boundary=")[1];

        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void a_preview_shows_texts_and_notes_files() {
        var preview = Sending.of(Body.multipart(
                        Part.value("token", "{{secret.token}}"),
                        Part.value("note", "{{note}}"),
                        Part.value("json", "{\"a\": \"{{note}}\"}").contentType("application/json"),
                        Part.file("file", "{{document}}"),
                        Part.file("file", "{{document}}").filename("a/b.pdf")))
                .preview(Map.of("note", "@it's\n2", "document", SCAN));
        String boundary = preview.headers().get(0).value().split("boundary=")[1];

        assertThat(preview.toHttp().replace(boundary, "BOUNDARY")).isEqualTo("""
                        POST /orders HTTP/1.1
                        Host: shop.example.com
                        Content-Type: multipart/form-data; boundary=BOUNDARY
                        Accept: application/json, */*;q=0.8

                        --BOUNDARY
                        Content-Disposition: form-data; name="token"

                        ***
                        --BOUNDARY
                        Content-Disposition: form-data; name="note"

                        @it's
                        2
                        --BOUNDARY
                        Content-Disposition: form-data; name="json"
                        Content-Type: application/json

                        {"a":"@it's\\n2"}
                        --BOUNDARY
                        Content-Disposition: form-data; name="file"; filename="scan.pdf"
                        Content-Type: application/pdf

                        [scan.pdf: 256 bytes of application/pdf]
                        --BOUNDARY
                        Content-Disposition: form-data; name="file"; filename="a/b.pdf"
                        Content-Type: application/pdf

                        [scan.pdf: 256 bytes of application/pdf]
                        --BOUNDARY--

                        """);
        assertThat(preview.toCurl()).isEqualTo("""
                        curl -X POST 'https://shop.example.com/orders' \\
                          -H 'Accept: application/json, */*;q=0.8' \\
                          --form-string 'token=***' \\
                          --form-string 'note=@it'\\''s
                        2' \\
                          -F 'json="{\\"a\\":\\"@it'\\''s\\\\n2\\"}";type=application/json' \\
                          -F 'file=@"scan.pdf";type=application/pdf' \\
                          -F 'file=@"a/b.pdf";type=application/pdf;filename="a/b.pdf"'""");
    }

    @Test
    void a_file_is_not_taken_for_standard_input() {
        Map<String, ?> dash = Map.of("document", Sending.file("-", "text/plain", new byte[1]));

        assertThat(Sending.of(Body.multipart(Part.file("file", "{{document}}")))
                        .preview(dash)
                        .toCurl())
                .endsWith(" \\\n  -F 'file=@\"./-\";type=text/plain'");
        assertThat(Sending.of(Body.file("{{document}}")).preview(dash).toCurl())
                .endsWith(" \\\n  --data-binary '@./-'");
    }

    @Test
    void what_curl_cannot_make_of_options_it_takes_from_a_file() {
        var related = Sending.of(Body.multipart(List.of(Part.value(null, "a")), "multipart/mixed"))
                .preview(Map.of());
        var odd = Sending.of(Body.multipart(Part.value("a=b", "c"))).preview(Map.of());

        assertThat(related.toCurl())
                .endsWith(" \\\n  --data-binary '@body'")
                .contains("-H 'Content-Type: multipart/mixed; boundary=");
        assertThat(odd.toCurl())
                .endsWith(" \\\n  --data-binary '@body'")
                .contains("-H 'Content-Type: multipart/form-data; boundary=");
    }

    @Test
    void nothing_is_sent_when_no_part_is_left() {
        assertProblem(attachingOnly(), Map.of(), "In the body: No part is left: the values of all of them are absent");
    }

    private static Body attachingOnly() {
        return Body.multipart(Part.file("file", "{{document}}"), Part.value("note", "{{note}}"));
    }

    @Test
    void the_parts_of_a_request_have_at_most_1_mib_together() {
        Body body = Body.multipart(
                Part.value("a", "{{note}}"), Part.file("file", "{{documents}}"), Part.value("b", "{{tags}}"));
        Map<String, Object> half = Sending.file("a", "x/y", new byte[1 << 19]);
        String problem =
                "In the part %s of the body: The body would have more than 1048576 bytes (1 MiB), files included";

        assertProblem(body, Map.of("documents", List.of(half, half)), problem.formatted("file"));
        assertProblem(body, Map.of("documents", Collections.nCopies(2000, half)), problem.formatted("file"));
        assertProblem(body, Map.of("tags", Collections.nCopies(1_000_000, "")), problem.formatted("b"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Sending.of(body).preview(Map.of("documents", List.of(half, half))))
                .withMessage(problem.formatted("file"));
    }

    @Test
    void the_problems_of_all_parts_are_told_at_once() {
        Body body = Body.multipart(
                Part.value("a", "{{note}}"),
                Part.value("b", "<b>{{note}}</b>").contentType("text/html"),
                Part.value("c", "{{count}}"));

        assertProblem(body, Map.of("note", "\uDC00"), """
                        In the part a of the body: {{note}}: half of a surrogate pair stands alone in it, which is no character
                        In the part b of the body: {{note}}: half of a surrogate pair stands alone in it, which is no character""");
    }

    @Test
    void a_list_within_a_list_and_an_object_are_no_text_of_a_part() {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(
                        () -> Sending.of(Body.multipart(Part.value("a", "{{like}}"), Part.value("b", "no. {{tags}}"))))
                .withMessage("""
                        /request/body/parts/0/value: Line 1, column 1: 'like' is an object; a part holds a single value, or is\
                         repeated for a list of single values: use the filter json, or make it a part with a file
                        /request/body/parts/1/value: Line 1, column 5: 'tags' is a list; in a part a single value is wanted:\
                         open a section over it, or use a filter such as join or json""");
        assertProblem(
                Body.multipart(Part.value("a", "{{anything}}")),
                Map.of("anything", Map.of("b", 1)),
                "In the part a of the body: {{anything}}: a single value is wanted here, not an object");
    }

    private static void assertProblem(Body body, Map<String, ?> inputs, String problem) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Sending.of(body).render(inputs))
                .withMessage(problem);
    }

    @Test
    void a_part_of_sections_that_all_made_nothing_is_left_out() {
        Body body = Body.multipart(
                Part.value("text", "{{#note}}a {{note}}{{/note}}"),
                Part.value("html", " {{#note}}<b>{{note | html}}</b>{{/note}} ").contentType("text/html"),
                Part.value("count", "{{count}}"));

        assertThat(sent(body, Map.of("count", 1)))
                .extracting(StrictMultipart.Part::name)
                .containsExactly("count");
        assertThat(sent(body, Map.of("note", "n")))
                .extracting(StrictMultipart.Part::text)
                .containsExactly("a n", " <b>n</b> ");
    }
}
