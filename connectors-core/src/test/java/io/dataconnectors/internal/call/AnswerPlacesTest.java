package io.dataconnectors.internal.call;

import static io.dataconnectors.internal.call.Answers.assertFailure;
import static io.dataconnectors.internal.call.Answers.assertOutputs;
import static io.dataconnectors.internal.call.Answers.of;
import static io.dataconnectors.internal.call.Answers.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Condition;
import io.dataconnectors.Header;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerPlacesTest {
    private static final Answer NO_CONTENT = Answer.of(204, List.of(), new byte[0]);

    @Test
    void the_status_is_a_number_a_text_or_a_comparison() {
        assertOutputs(
                read(
                        NO_CONTENT,
                        Output.from("status", Place.status()),
                        Output.from("text", Place.status()).type(ValueType.STRING),
                        Output.from("gone", Place.status()).equalTo(204)),
                "{\"status\":204,\"text\":\"204\",\"gone\":true}");
    }

    @Test
    void the_text_is_the_whole_body_whatever_it_is() {
        assertOutputs(
                read(Answer.json(200, "{\"a\": 1}"), Output.from("x", Place.text())), "{\"x\":\"{\\\"a\\\": 1}\"}");
        byte[] latin = "caf\u00E9".getBytes(StandardCharsets.ISO_8859_1);
        assertOutputs(
                read(of(200, "text/plain; charset=iso-8859-1", latin), Output.from("x", Place.text())),
                "{\"x\":\"café\"}");
    }

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ^OK ([0-9]+)    | OK 17 queued           | {"x":"17"}
                    [0-9]+          | OK 17 queued           | {"x":"17"}
                    ^OK ([0-9]+)    | ERROR 17               | {}
                    (a)?b           | b                      | {}
                    (?i)id=(?P<id>\\w+) | x ID=a1&y          | {"x":"a1"}
                    (?m)^total;(.*)$ | `count;1\ntotal;9.50`  | {"x":"9.50"}
                    """)
    void a_pattern_takes_its_first_group_or_the_whole_match(String pattern, String body, String outputs) {
        Output x = Output.from("x", Place.text().pattern(pattern));
        assertOutputs(read(of(200, "text/plain", body.replace("\\n", "\n")), x), outputs);
    }

    @Test
    void a_pattern_takes_part_of_headers_and_of_what_paths_find() {
        var headers = List.of(new Header(
                "Link", "<https://a.example/?p=1>; rel=\"prev\", <https://a.example/?page_info=ab%20c>; rel=\"next\""));
        byte[] body = "{\"ids\":[\"gid://shop/Order/7\",null,\"other\",{},8,true]}".getBytes(StandardCharsets.UTF_8);
        assertOutputs(
                read(
                        Answer.of(200, headers, body),
                        Output.from("next", Place.header("Link").pattern("page_info=([^>&]*)[^>]*>; rel=\"next\"")),
                        Output.from("number", Place.path("$.ids[0]").pattern("[0-9]+$"))
                                .type(ValueType.INTEGER),
                        Output.from("numbers", Place.path("$.ids[*]").pattern("[0-9]+$"))
                                .list()),
                "{\"next\":\"ab%20c\",\"number\":7,\"numbers\":[\"7\",null,\"8\"]}");
    }

    @Test
    void a_pattern_is_paid_for_by_its_size_and_the_text() {
        String pattern = "(a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t){1,50}z";
        assertFailure(
                read(
                        of(200, "text/plain", "x".repeat(1_000_000)),
                        Output.from("x", Place.text().pattern(pattern))),
                "MALFORMED: Too much of the answer would have to be searched for " + pattern);
    }

    @Test
    void a_file_is_what_a_file_input_takes() {
        byte[] pdf = {'%', 'P', 'D', 'F', 0, (byte) 0xFF};
        var headers = List.of(
                new Header("Content-Type", "application/PDF; version=1.7"),
                new Header("Content-Disposition", "attachment; filename=\"label.pdf\""));
        String file = "{\"name\":\"label.pdf\",\"mediaType\":\"application/pdf\",\"base64\":\"JVBERgD/\"}";
        assertOutputs(
                read(Answer.of(200, headers, pdf), Output.from("label", Place.file())), "{\"label\":" + file + "}");
        assertOutputs(read(Answer.of(200, headers, pdf)), "{\"body\":" + file + "}");
        assertOutputs(
                read(Answer.of(200, List.of(), pdf)),
                "{\"body\":{\"name\":\"file\",\"mediaType\":\"application/octet-stream\",\"base64\":\"JVBERgD/\"}}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    attachment; filename=a.pdf                                    | a.pdf
                    attachment; filename="a b;c.pdf"                              | a b;c.pdf
                    attachment; filename="a\\"b.pdf"                              | a"b.pdf
                    ATTACHMENT ; FileName = a.pdf ; size=3                        | a.pdf
                    inline; filename*=UTF-8''%e2%82%ac%20rates.pdf; filename=x    | € rates.pdf
                    attachment; filename="x"; filename*=iso-8859-1'en'%A3.pdf     | £.pdf
                    attachment; filename="x.pdf"; filename*=UTF-8''%ff            | x.pdf
                    attachment; filename="x.pdf"; filename*=klingon''a            | x.pdf
                    attachment; filename="../../etc/passwd"                       | passwd
                    attachment; filename*=UTF-8''..%2f..%2fetc%2fshadow           | shadow
                    attachment; filename="C:\\\\temp\\\\a.exe"                    | a.exe
                    attachment; filename="..."                                    | file
                    attachment; filename=""                                       | file
                    attachment; filename*=UTF-8''a%00%0d%0a%e2%80%aeb.pdf         | ab.pdf
                    attachment; filename=" .hidden. "                             | hidden
                    attachment                                                    | file
                    filename                                                      | file
                    """)
    void the_name_of_a_file_is_the_one_given_without_what_harms(String header, String name) {
        var headers = List.of(new Header("Content-Disposition", header), new Header("Content-Type", "text/csv"));
        var reading = read(Answer.of(200, headers, new byte[] {'x'}), Output.from("file", Place.file()));
        assertOutputs(reading, Json.write(Map.of("file", ordered(name))));
    }

    private static Map<String, Object> ordered(String name) {
        var file = new java.util.LinkedHashMap<String, Object>();
        file.put("name", name);
        file.put("mediaType", "text/csv");
        file.put("base64", "eA==");
        return file;
    }

    @Test
    void a_long_name_is_cut_and_a_header_beyond_measure_is_not_read() {
        var reading = read(
                Answer.of(
                        200, List.of(new Header("Content-Disposition", "a; filename=" + "n".repeat(300))), new byte[1]),
                Output.from("file", Place.file()));
        assertThat(reading.outputs().get("file")).asString().contains("name=" + "n".repeat(255) + ",");
        String hostile = "a; filename=\"" + "\\x".repeat(30_000) + "\"";
        reading = read(
                Answer.of(200, List.of(new Header("Content-Disposition", hostile)), new byte[1]),
                Output.from("file", Place.file()));
        assertThat(reading.outputs().get("file")).asString().contains("name=file,");
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
                    application/json                | {"a":1}   | {"a":1}
                    application/vnd.api+json        | [1]       | [1]
                    text/json; charset=utf-8        | "x"       | "x"
                    application/xml                 | <a>1</a>  | {"a":"1"}
                    application/atom+xml            | <a>1</a>  | {"a":"1"}
                    text/xml                        | {"a":1}   | {"a":1}
                    text/plain                      | {"a":1}   | "{\\"a\\":1}"
                    text/html                       | <p>x      | "<p>x"
                    text/csv                        | a;b       | "a;b"
                    application/x-www-form-urlencoded | a=1     | "a=1"
                    application/xhtml+xml           | <p>x</p>  | "<p>x</p>"
                    -                               | {"a":1}   | {"a":1}
                    -                               | <a>1</a>  | {"a":"1"}
                    -                               | hello     | "hello"
                    image/png                       | hello     | {"name":"file","mediaType":"image/png","base64":"aGVsbG8="}
                    no type at all                  | hello     | {"name":"file","mediaType":"application/octet-stream","base64":"aGVsbG8="}
                    """)
    void without_outputs_the_body_is_a_tree_a_text_or_a_file_as_its_media_type_says(
            String mediaType, String body, String output) {
        List<Header> headers = mediaType == null ? List.of() : List.of(new Header("Content-Type", mediaType));
        assertOutputs(
                read(Answer.of(200, headers, body.getBytes(StandardCharsets.UTF_8))), "{\"body\":" + output + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n", "\t \n"})
    void an_empty_body_lacks_everything_and_is_not_malformed(String body) {
        Answer empty = of(202, "application/json", body);
        assertOutputs(read(empty), "{}");
        assertOutputs(
                read(
                        empty,
                        Output.at("a", "$.a"),
                        Output.from("text", Place.text()),
                        Output.from("file", Place.file()),
                        Output.at("list", "$.a").list(),
                        Output.at("done", "$.a").equalTo(true),
                        Output.from("status", Place.status())),
                "{\"list\":[],\"done\":false,\"status\":202}");
        for (Place place : List.of(Place.path("$.a"), Place.text(), Place.file())) {
            assertFailure(
                    read(empty, Output.from("x", place).required()),
                    "OUTPUT_MISSING: The answer lacks the output x, which is required");
        }
        assertFailure(
                read(empty, builder -> builder.successWhen(Condition.exists("$.id"))),
                "API_ERROR: The answer does not say what a success says: $.id exists");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"t":["a","b"]}   | $.t     | ["a","b"]
                    {"t":["a","b"]}   | /t      | ["a","b"]
                    {"t":["a","b"]}   | $.t[*]  | ["a","b"]
                    {"t":"a"}         | $.t     | ["a"]
                    {"t":{"k":1}}     | $.t     | [{"k":1}]
                    {"t":[]}          | $.t     | []
                    {"t":null}        | $.t     | []
                    {}                | $.t     | []
                    {"t":[[1],[2]]}   | $.t     | [[1],[2]]
                    {"t":[[1],[2]]}   | $.t[*]  | [[1],[2]]
                    {"t":[[1,2]]}     | $.t[*]  | [[1,2]]
                    {"t":[null]}      | $.t     | [null]
                    {"a.b":[1]}       | $['a.b'] | [1]
                    {"t":[1,2]}       | $.t[-1] | [2]
                    """)
    void a_list_is_one_whether_its_path_leads_to_it_or_into_it(String body, String path, String list) {
        assertOutputs(read(Answer.json(200, body), Output.at("x", path).list()), "{\"x\":" + list + "}");
    }

    @ParameterizedTest(name = "{0} of {1} fails: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"ok":false}                     | slack    | true
                    {"ok":true}                      | slack    | false
                    {"messages":[{"status":"0"}]}    | vonage   | false
                    {"messages":[{"status":"0"},{"status":"4"}]} | vonage | true
                    {"data":{}}                      | graphql  | false
                    {"data":null,"errors":[{"message":"x"}]} | graphql | true
                    {"data":{},"errors":[]}          | graphql  | false
                    {"success":"false"}              | words    | true
                    {"success":false}                | words    | true
                    {"success":"TRUE"}               | words    | false
                    <e:Envelope xmlns:e="u"><e:Body><e:Fault/></e:Body></e:Envelope> | soap | true
                    <e:Envelope xmlns:e="u"><e:Body><ok/></e:Body></e:Envelope>      | soap | false
                    ERROR: no credit                 | text     | true
                    OK 17                            | text     | false
                    {}                               | header   | true
                    """)
    void apis_that_say_no_in_a_200_are_understood(String body, String api, boolean fails) {
        Condition unless = Map.of(
                        "slack", Condition.equal("$.ok", false),
                        "vonage", Condition.exists("$.messages[?@.status != '0']"),
                        "graphql", Condition.exists("$.errors[*]"),
                        "words", Condition.exists(Place.path("$.success").pattern("(?i)^false$")),
                        "soap", Condition.exists("$.Envelope.Body.Fault"),
                        "text", Condition.exists(Place.text().pattern("^ERROR")),
                        "header", Condition.equal(Place.header("X-Result"), "failed"))
                .get(api);
        var headers = List.of(new Header("X-Result", "failed"));
        Answer answer = Answer.of(200, headers, body.getBytes(StandardCharsets.UTF_8));
        var reading = read(answer, builder -> builder.successUnless(unless).output(Output.from("s", Place.status())));
        assertThat(reading.failure() != null).isEqualTo(fails);
    }
}
