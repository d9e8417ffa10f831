package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.Condition;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.Secret;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.testkit.StubApi;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Trial 3: an author who may use a secret, but not know it, writes a definition that reads the echo of it in pieces, or asks
 * whether it is this or that. All that a definition reads was masked before.
 */
class EchoesInPiecesTest {
    private static final String TOKEN = "tok/9f31c7a2-5e08";

    /** Of the token, without a character that anything escapes. */
    private static final String START = "9f31c7";

    private static final String END = "a2-5e08";
    private static final String FIRST = "tok\\\\?/([0-9a-f]{6})";
    private static final String REST = START + "(.{7})";

    private final StubApi api = StubApi.start();
    private String secret = TOKEN;

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"got\": {\"Authorization\": \"Bearer tok/9f31c7a2-5e08\"}}",
                "{\"got\": {\"Authorization\": \"Bearer tok\\/9f31c7\\u00612-5e08\"}}",
                "{\"got\": \"{\\\"Authorization\\\": \\\"Bearer tok\\\\/9f31c7a2-5e08\\\"}\"}",
                "{\"Bearer tok/9f31c7a2-5e08\": {\"tok/9f31c7a2-5e08\": [[\"tok/9f31c7a2-5e08\"]]}}",
                "{\"got\": [\"CORP\\tok/9f31c7a2-5e08\"]}",
                "<got><a b='Bearer tok/9f31c7a2-5e08'>tok/9f31c7a2-5e08</a></got>",
                "<got>Bearer tok/9f31<![CDATA[c7a2-]]>5<!-- -->e08</got>",
                "Bearer tok/9f31c7a2-5e08"
            })
    void no_pattern_of_an_output_finds_a_part_of_an_echo(String body) {
        api.on(Method.GET, "/orders").answer(Answer.of(200, List.of(new Header("X-Echo", TOKEN)), utf8(body)));
        ConnectorDefinition.Builder definition = get();
        boolean tree = body.startsWith("{") || body.startsWith("<");
        for (String pattern : List.of(FIRST, REST, "(.{6}).{7}$")) {
            int n = definition.build().response().outputs().size();
            definition
                    .output(Output.from("text" + n, Place.text().pattern(pattern)))
                    .output(Output.from("header" + n, Place.header("X-Echo").pattern(pattern)));
            if (tree) {
                definition.output(Output.from("values" + n, Place.path("$..*").pattern(pattern))
                        .list());
            }
        }

        assertThat(shown(execute(definition))).doesNotContain(START, END);
    }

    @Test
    void no_place_of_an_error_reads_a_part_of_an_echo() {
        Answer answer = Answer.of(
                403,
                List.of(new Header("X-Echo", TOKEN)),
                utf8("{\"m\": \"" + TOKEN + "\", \"e\": {\"f\": \"Bearer " + TOKEN + "\"}}"));
        api.on(Method.GET, "/orders").answer(answer);

        Execution execution = execute(get().error(ErrorMapping.NONE
                .message(Place.path("$.m").pattern(FIRST), Place.text().pattern(FIRST))
                .code(Place.header("X-Echo").pattern(REST), Place.path("$.m").pattern(REST))
                .fields(ErrorFields.at("$.e.f"))));

        assertThat(shown(execution)).contains("Bearer ***").doesNotContain(START, END);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    $[?@.a == 'Bearer tok/9f31c7a2-5e08'].id
                    $[?match(@.a, 'Bearer tok/9f.*')].id
                    $[?search(@.a, '31c7')].id
                    $[?length(@.a) > 20].id
                    $[?@.n > 12345000].id
                    $[?@.k['tok/9f31c7a2-5e08']].id
                    $[?@.a > 'Bearer tok/9'].id
                    """)
    void no_filter_of_a_path_sees_an_echo(String path) {
        api.on(Method.GET, "/orders")
                .answer(
                        200,
                        "[{\"a\": \"Bearer " + TOKEN + "\", \"n\": 12345678, \"k\": {\"" + TOKEN
                                + "\": 1}, \"id\": 7}]");

        Execution execution = execute(get().header("X-Pin", "{{secret.pin}}")
                .output(Output.at("found", path))
                .output(Output.at("id", "$[0].id")));

        assertThat(execution.outputs()).isEqualTo(Map.of("id", 7));
    }

    @Test
    void no_comparison_tells_whether_an_echo_is_this_or_that() {
        api.on(Method.GET, "/orders").answer(200, "{\"a\": \"" + TOKEN + "\", \"n\": 12345678}");
        ConnectorDefinition.Builder definition = get().header("X-Pin", "{{secret.pin}}");

        assertThat(execute(definition
                                .output(Output.at("a", "$.a").equalTo(TOKEN))
                                .output(Output.at("n", "$.n").equalTo(12345678)))
                        .outputs())
                .isEqualTo(Map.of("a", false, "n", false));
        assertThat(execute(get().successWhen(Condition.equal("$.a", TOKEN)))
                        .failure()
                        .kind())
                .isEqualTo(FailureKind.API_ERROR);
        for (Place place : List.of(Place.path("$.a"), Place.text())) {
            assertThat(execute(get().successUnless(Condition.exists(place.pattern("tok/9f"))))
                            .succeeded())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "12345678.0", "1.2345678E7", "-12345678", "\"12345678\"", "\"pin 12345678!\""})
    void a_number_that_is_a_secret_becomes_a_mask_and_the_answer_stays_readable(String number) {
        secret = "12345678";
        api.on(Method.GET, "/orders").answer(200, "{\"pin\": " + number + ", \"n\": 1}");

        Execution execution = execute(get().output("pin", "$.pin")
                .output(Output.at("typed", "$.pin").type(ValueType.INTEGER))
                .output(Output.at("time", "$.pin").type(ValueType.DATETIME).format("epoch_s"))
                .output(Output.at("n", "$.n").type(ValueType.INTEGER)));

        assertThat(execution.failure()).isNull();
        assertThat(execution.output("n")).isEqualTo(1);
        assertThat(execution.output("typed")).asString().contains("***");
        assertThat(Json.write(execution.outputs())).doesNotContain("2345678", "1970");
    }

    @Test
    void where_an_answer_echoes_nothing_asterisks_of_its_own_are_no_mask() {
        api.on(Method.GET, "/orders").answer(200, "{\"n\": \"***\"}");

        Execution execution = execute(get().output(Output.at("n", "$.n").type(ValueType.INTEGER)));

        assertThat(execution.failure()).hasToString("MALFORMED: The output n is not of the type integer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-32LE", "windows-1252", "IBM500"})
    void a_text_is_masked_in_the_charset_in_which_it_is_read(String charset) {
        Charset coded = Charset.forName(charset);
        api.on(Method.GET, "/orders")
                .answer(Answer.of(
                        200,
                        List.of(new Header("Content-Type", "text/plain; charset=" + charset)),
                        ("é " + TOKEN + "!").getBytes(coded)));

        Execution execution = execute(get().output(Output.from("text", Place.text()))
                .output(Output.from("part", Place.text().pattern(FIRST))));

        assertThat(execution.outputs()).isEqualTo(Map.of("text", "é ***!"));
    }

    @Test
    void a_file_is_made_of_the_masked_bytes_and_fields() {
        api.on(Method.GET, "/orders")
                .answer(Answer.of(
                        200,
                        List.of(
                                new Header("Content-Type", "image/" + TOKEN.replace('/', '.')),
                                new Header("Content-Disposition", "attachment; filename=\"" + START + END + "\"")),
                        ("\u0089PNG " + TOKEN + "\0").getBytes(StandardCharsets.ISO_8859_1)));
        secret = START + END;

        Execution execution = execute(get().output(Output.from("file", Place.file())));

        assertThat(execution.output("file"))
                .isEqualTo(Map.of(
                        "name",
                        "***",
                        "mediaType",
                        "image/tok.***",
                        "base64",
                        Base64.getEncoder()
                                .encodeToString("\u0089PNG tok/***\0".getBytes(StandardCharsets.ISO_8859_1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "{\"a\": fal%s}", "<a>&#1%s;</a>", "<a><%s</a>"})
    void where_an_answer_stops_being_readable_within_a_secret_is_not_said(String body) {
        for (String token : List.of("1234abcd", "12cdabcd", "zyxwabcd")) {
            secret = token;
            api.on(Method.GET, "/orders").answer(200, body.formatted(token));

            assertThat(execute(get().output("a", "$.a")).failure())
                    .asString()
                    .startsWith("MALFORMED")
                    .doesNotContain("column");
        }
    }

    @Test
    void where_an_answer_without_a_secret_stops_being_readable_is_said() {
        api.on(Method.GET, "/orders").answer(200, "[1234abcd]");

        assertThat(execute(get().output("a", "$.a")).failure().message()).contains("(line 1, column ");
    }

    private ConnectorDefinition.Builder get() {
        return Calls.get(api.url() + "/orders").auth(Auth.bearer("{{secret.shop_token}}"));
    }

    private Execution execute(ConnectorDefinition.Builder definition) {
        try (HttpConnectorExecutor executor = Calls.executor(api.port())
                .secrets(query -> Secret.of(query.name().equals("pin") ? "12345678" : secret))
                .build()) {
            return executor.execute(Calls.call(definition));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** All that there is to see of an outcome, with nothing that was written as one text taken apart. */
    private static String shown(Execution execution) {
        Answer answer = execution.answer();
        return execution.outputs() + " " + execution.failure() + " " + answer.headers();
    }
}
