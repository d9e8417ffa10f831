package io.dataconnectors.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.ValueType;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Answers that nobody would write, but somebody may send. */
class StrangeAnswersTest {
    private static final int RUNS = Thorough.rounds(600, 3_000);

    private static final List<String> PIECES = List.of(
            "<a>",
            "</a>",
            "<b x='1'>",
            "</b>",
            "<c/>",
            "x",
            "&amp;",
            "&#65;",
            "&",
            "&x;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?xml version='1.0'?>",
            "<?p ",
            "?>",
            "<!DOCTYPE a [",
            "<!ENTITY x 'y'>",
            "]>",
            " xmlns:s='u'",
            "<s:d>",
            "'",
            "\"",
            "\u0000",
            "\uFFFE",
            "\uD83D\uDE00",
            "\uFEFF",
            "{\"a\":",
            "}",
            "[",
            "]",
            ",",
            "1e9",
            "<",
            ">",
            "=",
            "\r\n",
            "<html>");

    private static final List<String> TYPES = List.of(
            "application/xml",
            "text/xml; charset=utf-16",
            "application/json",
            "text/plain; charset=\"",
            ";;;",
            "text/html",
            "*",
            "application/problem+json",
            "application/problem+xml; charset=us-ascii",
            "multipart/mixed; charset=");

    private static final ConnectorDefinition DEFINITION = ConnectorDefinition.builder("look_up")
            .description("Looks something up")
            .get("https://shop.example.com/orders")
            .output(Output.at("a", "$.a").type(ValueType.NUMBER))
            .output(Output.at("b", "$..b").list(Output.at("x", "$['@x']"), Output.at("t", "/#text")))
            .output(Output.from("text", Place.text().pattern("(?s)a(.*)b")))
            .output(Output.from("file", Place.file()))
            .output(Output.header("header", "Content-Type"))
            .error(ErrorMapping.NONE
                    .message("$.a", "$.b")
                    .fields(ErrorFields.at("$.*.*").name("$.x")))
            .build();

    private static final ConnectorDefinition WITHOUT_OUTPUTS = ConnectorDefinition.builder("look_up")
            .description("Looks something up")
            .get("https://shop.example.com/orders")
            .build();

    @Test
    void whatever_comes_is_read_or_malformed() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            Answer answer = answer(random);
            for (ConnectorDefinition definition : List.of(DEFINITION, WITHOUT_OUTPUTS)) {
                AnswerReader.Reading reading =
                        AnswerReader.read(DefinitionCompiler.compile(definition), answer, Mask.NONE);
                if (answer.status() == 200 && reading.failure() != null) {
                    assertThat(reading.failure().kind()).as("seed %d", seed).isEqualTo(FailureKind.MALFORMED);
                    assertThat(reading.outputs()).as("seed %d", seed).isEmpty();
                }
            }
        }
    }

    private static Answer answer(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        byte[] body =
                text.toString().getBytes(random.nextInt(8) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        if (body.length > 0 && random.nextInt(4) == 0) {
            body[random.nextInt(body.length)] = (byte) random.nextInt();
        }
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", TYPES.get(random.nextInt(TYPES.size()))));
        headers.add(new Header("Content-Disposition", text.toString()));
        return Answer.of(random.nextInt(4) == 0 ? 400 : 200, headers, body);
    }

    @RepeatedTest(200)
    void what_was_written_as_xml_is_read_as_the_same_tree(org.junit.jupiter.api.RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder xml = new StringBuilder();
        Object expected = write(random, "root", 4, xml);

        AnswerReader.Reading reading =
                AnswerReader.read(DefinitionCompiler.compile(WITHOUT_OUTPUTS), Answers.xml(xml.toString()), Mask.NONE);

        assertThat(reading.failure())
                .as("seed %d", repetition.getCurrentRepetition())
                .isNull();
        assertThat(reading.outputs())
                .as("seed %d", repetition.getCurrentRepetition())
                .isEqualTo(Map.of("body", Map.of("root", expected)));
    }

    /** Writes an element, and returns what it should be read as. */
    private static Object write(Random random, String name, int depth, StringBuilder xml) {
        Map<String, Object> members = new LinkedHashMap<>();
        String prefix = random.nextInt(4) == 0 ? "p:" : "";
        xml.append('<').append(prefix).append(name).append(" xmlns:p=\"urn:p\"");
        for (int i = random.nextInt(3); i > 0; i--) {
            xml.append(" a")
                    .append(i)
                    .append("=\"")
                    .append(escaped("v" + i + "<&\"'>é"))
                    .append('"');
            members.put("@a" + i, "v" + i + "<&\"'>é");
        }
        xml.append('>');
        for (int i = depth == 0 ? 0 : random.nextInt(4); i > 0; i--) {
            String child = "c" + random.nextInt(3);
            add(members, child, write(random, child, depth - 1, xml));
            xml.append(random.nextBoolean() ? "\n  " : "<!-- c -->");
        }
        String text = random.nextBoolean() ? "" : "t<&>]]\uD83D\uDE00" + random.nextInt(9);
        xml.append(random.nextBoolean() ? escaped(text) : "<![CDATA[" + text + "]]>");
        xml.append("</").append(prefix).append(name).append('>');
        if (members.isEmpty()) {
            return text;
        }
        if (!text.isEmpty()) {
            members.put("#text", text);
        }
        return members;
    }

    @SuppressWarnings("unchecked")
    private static void add(Map<String, Object> members, String name, Object value) {
        Object there = members.get(name);
        if (there == null) {
            members.put(name, value);
        } else if (there instanceof List) {
            ((List<Object>) there).add(value);
        } else {
            members.put(name, new ArrayList<>(List.of(there, value)));
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("]]>", "]]&gt;");
    }
}
