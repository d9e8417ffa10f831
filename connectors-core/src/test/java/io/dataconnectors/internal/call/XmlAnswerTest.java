package io.dataconnectors.internal.call;

import static io.dataconnectors.internal.call.Answers.assertFailure;
import static io.dataconnectors.internal.call.Answers.assertOutputs;
import static io.dataconnectors.internal.call.Answers.of;
import static io.dataconnectors.internal.call.Answers.read;
import static io.dataconnectors.internal.call.Answers.xml;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Condition;
import io.dataconnectors.Output;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlAnswerTest {
    private static final String ONE = "<order><line n='1'><sku>A</sku><qty>2</qty></line></order>";
    private static final String TWO =
            "<order><line n='1'><sku>A</sku><qty>2</qty></line><line n='2'><sku>B</sku><qty>3</qty></line></order>";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <a>x</a>                                       | {"a":"x"}
                    <a/>                                           | {"a":""}
                    <a> x  y </a>                                  | {"a":"x  y"}
                    <a id="7"/>                                    | {"a":{"@id":"7"}}
                    <a id="7">x</a>                                | {"a":{"@id":"7","#text":"x"}}
                    <a>x<b>1</b> y</a>                             | {"a":{"b":"1","#text":"x y"}}
                    <a> <b>1</b> <b>2</b> </a>                     | {"a":{"b":["1","2"]}}
                    <a><b>1</b><c/><b><d/></b></a>                 | {"a":{"b":["1",{"d":""}],"c":""}}
                    <a><![CDATA[<b> & ]]>&lt;&#x41;&amp;</a>       | {"a":"<b> & <A&"}
                    <a><!-- no --><?no way?>x</a>                  | {"a":"x"}
                    <?xml version="1.0" encoding="UTF-8"?><a>é</a> | {"a":"é"}
                    <s:a xmlns:s="urn:s"><s:b>1</s:b></s:a>        | {"a":{"b":"1"}}
                    <a xmlns="urn:a" xmlns:x="urn:x"><b>1</b><x:b>2</x:b></a> | {"a":{"b":["1","2"]}}
                    <a xmlns:x="urn:x" x:id="1" id="2"/>           | {"a":{"@id":"2"}}
                    <a xmlns:x="urn:x" id="2" x:id="1"/>           | {"a":{"@id":"2"}}
                    <a xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><b i:nil="true"/><c i:type="int">1</c></a> | {"a":{"b":null,"c":"1"}}
                    """)
    void xml_is_read_as_json(String xml, String json) {
        assertOutputs(read(xml(xml)), "{\"body\":" + json + "}");
    }

    @Test
    void the_example_of_the_reference_is_true() throws IOException {
        String reference = Files.readString(Path.of("..", "docs", "connector-format.md"));
        String xml = reference.replaceFirst("(?s).*JSON that it looks like. `(<order.*?</order>)`.*", "$1");
        String json = reference.replaceFirst("(?s).*</order>` is\\s+```\\s+(.*?)\\s+```.*", "$1");

        assertOutputs(read(xml(xml), Output.at("body", "$")), "{\"body\":" + Json.write(Json.read(json)) + "}");
        assertOutputs(
                read(
                        xml(xml),
                        Output.at("total", "$.order.total").type(ValueType.NUMBER),
                        Output.at("first", "$.order.line[0]"),
                        Output.at("lines", "$.order.line").list(),
                        Output.at("text", "$.order.line['#text']")),
                "{\"total\":10.00,\"first\":\"A\",\"lines\":[\"A\",\"B\"],\"text\":\"A\"}");
    }

    /** Whatever is written for many works for one, and the other way round. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    $.order.line                       | {"@n":"1","sku":"A","qty":"2"} | {"@n":"2","sku":"B","qty":"3"}
                    $.order.line[*]                    | {"@n":"1","sku":"A","qty":"2"} | {"@n":"2","sku":"B","qty":"3"}
                    /order/line                        | {"@n":"1","sku":"A","qty":"2"} | {"@n":"2","sku":"B","qty":"3"}
                    $.order.line.sku                   | "A"                            | "B"
                    $.order.line[*].sku                | "A"                            | "B"
                    $.order.line[0:].sku               | "A"                            | "B"
                    $.order.line[?@.qty].sku           | "A"                            | "B"
                    $.order.line['@n']                 | "1"                            | "2"
                    /order/line/sku                    | "A"                            | "B"
                    $..sku                             | "A"                            | "B"
                    $..line[*].sku                     | "A"                            | "B"
                    $.*.*.sku                          | "A"                            | "B"
                    $.order.line[?@.sku < 'C']['sku']  | "A"                            | "B"
                    $.order.line.sku['#text']          | "A"                            | "B"
                    """)
    void one_element_and_many_are_found_by_the_same_path(String path, String first, String second) {
        Output list = Output.at("x", path).list();
        assertOutputs(read(xml(ONE), list), "{\"x\":[" + first + "]}");
        assertOutputs(read(xml(TWO), list), "{\"x\":[" + first + "," + second + "]}");
        assertOutputs(read(xml(ONE), Output.at("x", path)), "{\"x\":" + first + "}");
        assertOutputs(read(xml(TWO), Output.at("x", path)), "{\"x\":" + first + "}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    $.order.line[0].sku                     | "A" | "A"
                    $.order.line[-1].sku                    | "A" | "B"
                    /order/line/0/sku                       | "A" | "A"
                    $.order.line[?@['@n'] == '1'].sku       | "A" | "A"
                    $.order[?count(@.line) > 0].line[-1].sku | "A" | "B"
                    $.order[?@.line.sku == 'A'].line.qty     | "2" | "2"
                    """)
    void an_element_is_chosen_among_all_that_there_are(String path, String ofOne, String ofTwo) {
        assertOutputs(read(xml(ONE), Output.at("x", path)), "{\"x\":" + ofOne + "}");
        assertOutputs(read(xml(TWO), Output.at("x", path)), "{\"x\":" + ofTwo + "}");
    }

    @Test
    void lists_have_fields_and_lists_in_them() {
        String body = "<o><p><id>1</id><e><t>a</t></e></p><p><id>2</id><e><t>b</t></e><e><t>c</t></e></p></o>";
        assertOutputs(
                read(
                        xml(body),
                        Output.at("parcels", "$.o.p")
                                .list(
                                        Output.at("id", "$.id").type(ValueType.INTEGER),
                                        Output.at("events", "$.e").list(Output.at("text", "$.t")))),
                "{\"parcels\":[{\"id\":1,\"events\":[{\"text\":\"a\"}]},"
                        + "{\"id\":2,\"events\":[{\"text\":\"b\"},{\"text\":\"c\"}]}]}");
        assertOutputs(
                read(xml("<o/>"), Output.at("parcels", "$.o.p").list(Output.at("id", "$.id"))), "{\"parcels\":[]}");
    }

    @Test
    void a_text_with_attributes_beside_it_is_still_that_text_where_one_is_wanted() {
        Answer answer = xml("<o><p c='EUR'>10.00</p><q c='EUR'/><r/><on d='x'>2026-11-23</on></o>");
        assertOutputs(
                read(
                        answer,
                        Output.at("price", "$.o.p").type(ValueType.NUMBER),
                        Output.at("currency", "$.o.p['@c']"),
                        Output.at("text", "$.o.p").type(ValueType.STRING),
                        Output.at("ten", "$.o.p").equalTo(10),
                        Output.at("on", "/o/on").type(ValueType.DATE),
                        Output.at("none", "$.o.r").type(ValueType.NUMBER),
                        Output.at("empty", "$.o.r"),
                        Output.at("absent", "$.o.s")),
                "{\"price\":10.00,\"currency\":\"EUR\",\"text\":\"10.00\",\"ten\":true,\"on\":\"2026-11-23\",\"none\":null,"
                        + "\"empty\":\"\"}");
    }

    @Test
    void conditions_compare_the_texts_of_xml_with_numbers_and_booleans() {
        Answer answer = xml("<r><code a='1'>0</code><ok>false</ok></r>");
        assertFailure(
                read(answer, builder -> builder.successUnless(Condition.equal("$.r.ok", false))),
                "API_ERROR: The answer says what a failure says: $.r.ok = false");
        assertOutputs(
                read(
                        answer,
                        builder -> builder.successWhen(Condition.equal("$.r.code", 0))
                                .successWhen(Condition.equal("$.r.code", "0"))
                                .output("x", "$.r.ok")),
                "{\"x\":\"false\"}");
    }

    @ParameterizedTest(name = "{0} is read as XML: {1}")
    @CsvSource({
        "application/xml, true",
        "text/xml; charset=utf-8, true",
        "application/soap+xml, true",
        "text/plain, true",
        "text/html, true",
        "application/octet-stream, true",
        "application/json, false"
    })
    void what_begins_like_xml_is_xml_unless_it_is_declared_to_be_json(String mediaType, boolean xml) {
        Answer answer = of(200, mediaType, " \n<a><b>1</b></a>");
        if (xml) {
            assertOutputs(read(answer, Output.at("b", "$.a.b")), "{\"b\":\"1\"}");
        } else {
            assertFailure(
                    read(answer, Output.at("b", "$.a.b")),
                    "MALFORMED: The answer is not JSON: The text is not valid JSON (line 2, column 2)");
        }
    }

    @Test
    void json_declared_as_xml_or_html_is_json() {
        for (String type : List.of("text/xml", "text/html", "text/json", "image/png")) {
            assertOutputs(read(of(200, type, "\uFEFF {\"b\":1}"), Output.at("b", "$.b")), "{\"b\":1}");
        }
    }

    @Test
    void the_charset_is_that_of_the_mark_else_of_the_header_else_of_the_declaration() {
        String body = "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>";
        Output a = Output.at("a", "$.a");
        byte[] latin = body.getBytes(StandardCharsets.ISO_8859_1);
        assertOutputs(read(of(200, "text/xml", latin), a), "{\"a\":\"é\"}");
        byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
        assertOutputs(read(of(200, "text/xml; charset=utf-8", utf8), a), "{\"a\":\"é\"}");
        byte[] marked = ("\uFEFF" + body).getBytes(StandardCharsets.UTF_16LE);
        assertOutputs(read(of(200, "text/xml; charset=utf-8", marked), a), "{\"a\":\"é\"}");
        byte[] cyrillic =
                "<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>да</a>".getBytes(Charset.forName("windows-1251"));
        assertOutputs(read(of(200, "application/xml", cyrillic), a), "{\"a\":\"да\"}");
        assertFailure(
                read(of(200, "application/xml", "<?xml version='1.0' encoding='klingon'?><a/>"), a),
                "MALFORMED: The answer declares a charset that is not known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY x 'y'>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
                "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a/>"
            })
    void a_document_type_is_refused_and_with_it_every_entity(String xml) {
        for (String before : List.of("", "\n <!-- <a> --><?x ?> ")) {
            assertFailure(
                    read(xml(before + xml), Output.at("x", "$.a")),
                    "MALFORMED: The answer is XML that cannot be read: it declares or uses entities of its own, which are not"
                            + " read");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<a",
                "<a>",
                "</a>",
                "<a></b>",
                "<a b></a>",
                "<a b=1/>",
                "<a b='1' b='2'/>",
                "<a>&b;</a>",
                "<a>\u0000</a>",
                "<a/><b/>",
                "<a/>x",
                "<a>]]></a>",
                "<a:b/>",
                "<?xml version='1.0'?",
                "<!-- -- --><a/>",
                "<a>&#0;</a>",
                "<a>&#xFFFFFFFFFF;</a>",
                "<a xmlns:x=''/>",
                "<1/>",
                "<![CDATA[x]]>",
                "<a><![CDATA[x</a>"
            })
    void what_is_not_well_formed_is_malformed_and_not_quoted(String xml) {
        assertThat(read(xml(xml), Output.at("x", "$.a")).failure().toString())
                .matches(
                        "MALFORMED: The answer is XML that cannot be read: it (is not well-formed|declares or uses entities of its"
                                + " own, which are not read) \\(line \\d+, column \\d+\\)");
    }

    @Test
    void the_limits_are_those_of_json() {
        String beyond =
                "MALFORMED: The answer is XML that cannot be read: it is beyond a limit: nesting 64, name 512 characters, "
                        + "100000 elements and attributes";
        assertLimit("<a>".repeat(64) + "</a>".repeat(64), "<a>".repeat(65) + "</a>".repeat(65), beyond);
        String name = "n".repeat(512);
        assertLimit("<" + name + "/>", "<" + name + "n/>", beyond);
        assertLimit("<a>" + "<b/>".repeat(99_999) + "</a>", "<a>" + "<b/>".repeat(100_000) + "</a>", beyond);
        String attributes =
                IntStream.range(0, 150).mapToObj(i -> " a" + i + "=''").collect(Collectors.joining());
        assertLimit(
                "<a>" + ("<b" + attributes + "/>").repeat(600) + "</a>",
                "<a>" + ("<b" + attributes + "/>").repeat(700) + "</a>",
                beyond);
    }

    @Test
    void namespaces_are_few_around_one_element_and_any_number_beside_one_another() {
        assertLimit(
                "<a " + namespaces(100) + "><b " + namespaces(100) + "/></a>",
                "<a " + namespaces(100) + "><b " + namespaces(101) + "/></a>",
                "MALFORMED: The answer is XML that cannot be read: it declares more than 200 namespaces around one element"
                        + " (line 1, column 2803)");
        assertThat(read(xml("<a>" + ("<b " + namespaces(3) + "/><b " + namespaces(3) + "></b>").repeat(500) + "</a>"))
                        .failure())
                .isNull();
    }

    private static String namespaces(int count) {
        return IntStream.range(0, count).mapToObj(i -> "xmlns:n" + i + "='u'").collect(Collectors.joining(" "));
    }

    private static void assertLimit(String within, String beyond, String message) {
        assertThat(read(xml(within), Output.at("x", "$.none")).failure()).isNull();
        assertThat(read(xml(beyond), Output.at("x", "$.none")).failure())
                .asString()
                .startsWith(message);
    }
}
