package io.dataconnectors.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Condition;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Cost;
import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Output;
import io.dataconnectors.ValueType;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that is read while it streams means what it means when all of it is read first. */
class StreamedAnswersTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "id", "0", "n\u00e9", "\ud83d\ude00");

    /** Hides nothing, and is not sure of it: then the whole answer is read before anything is taken from it. */
    private static final Mask UNSURE = new Mask() {
        @Override
        public String text(String text) {
            return text;
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

    @Test
    void answers_by_chance_mean_the_same_to_definitions_by_chance() {
        Map<Boolean, Integer> succeeded = new HashMap<>();
        for (int seed = 0; seed < Thorough.rounds(1_000, 15_000); seed++) {
            Chance chance = new Chance(new Random(seed));
            CompiledDefinition definition = chance.definition();
            for (int i = 0; i < 3; i++) {
                Answer answer = chance.answer();
                AnswerReader.Reading streamed = AnswerReader.read(definition, answer, Mask.NONE);
                AnswerReader.Reading whole = AnswerReader.read(definition, answer, UNSURE);

                assertThat(said(streamed))
                        .as(() -> definition.definition().response().outputs() + " of "
                                + new String(answer.body(), StandardCharsets.UTF_8))
                        .isEqualTo(said(whole));
                succeeded.merge(streamed.failure() == null, 1, Integer::sum);
            }
        }
        assertThat(succeeded.values()).allMatch(count -> count > 200);
    }

    private static String said(AnswerReader.Reading reading) {
        return Json.write(reading.outputs()) + reading.failure();
    }

    /** Definitions and answers by chance, in which the same few names occur. */
    private record Chance(Random random) {
        CompiledDefinition definition() {
            while (true) {
                ConnectorDefinition.Builder definition = ConnectorDefinition.builder("look_up")
                        .description("Looks something up")
                        .get("https://shop.example.com/orders");
                for (Output output : outputs(2)) {
                    definition.output(output);
                }
                if (random.nextInt(4) == 0) {
                    definition.successUnless(Condition.exists(path()));
                }
                if (random.nextInt(4) == 0) {
                    definition.error(ErrorMapping.NONE
                            .message(path(), path())
                            .code(path())
                            .fields(ErrorFields.at(path()).name(path()).message(path())));
                }
                try {
                    return DefinitionCompiler.compile(definition.build());
                } catch (InvalidDefinitionException e) {
                    continue; // a comparison with a type, and the like
                }
            }
        }

        private List<Output> outputs(int depth) {
            return IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(i -> output("o" + i, depth))
                    .toList();
        }

        private Output output(String name, int depth) {
            Output output = Output.at(name, path());
            if (random.nextInt(3) == 0) {
                output = output.list();
            }
            if (random.nextInt(8) == 0) {
                output = output.required();
            }
            if (depth > 0 && random.nextInt(3) == 0) {
                return output.fields(outputs(depth - 1).toArray(Output[]::new));
            }
            return switch (random.nextInt(6)) {
                case 0 -> output.type(one(List.of(ValueType.STRING, ValueType.NUMBER, ValueType.ARRAY)));
                case 1 -> output.equalTo(random.nextInt(3));
                default -> output;
            };
        }

        private String path() {
            if (random.nextInt(6) == 0) {
                return IntStream.range(0, 1 + random.nextInt(2))
                        .mapToObj(i -> "/" + one(NAMES))
                        .collect(Collectors.joining());
            }
            return "$"
                    + IntStream.range(0, random.nextInt(4))
                            .mapToObj(i -> segment())
                            .collect(Collectors.joining());
        }

        private String segment() {
            return switch (random.nextInt(16)) {
                case 0 -> "[*]";
                case 1 -> ".*";
                case 2, 3 -> "[" + (random.nextInt(4) - 1) + "]";
                case 4 -> "[" + random.nextInt(2) + ":]";
                case 5 -> "['a','b']";
                case 6 -> "[?@.a]";
                case 7 -> one(List.of("[?@.id == $.id]", "..a", "[-1:]", "[::-1]"));
                default -> "['" + one(NAMES) + "']";
            };
        }

        private <T> T one(List<T> several) {
            return several.get(random.nextInt(several.size()));
        }

        Answer answer() {
            StringBuilder text = new StringBuilder();
            value(text, 0);
            byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
            return Answer.of(
                    random.nextInt(6) == 0 ? 400 : 200, List.of(), random.nextInt(4) == 0 ? broken(body) : body);
        }

        private void value(StringBuilder text, int depth) {
            text.append(one(List.of("", "", "", " ", "\n", "\t")));
            int kind = depth < 2 ? random.nextInt(5) : random.nextInt(depth > 5 ? 2 : 6);
            if (kind > 2) {
                object(text, depth);
            } else if (kind == 2) {
                array(text, depth);
            } else {
                text.append(one(List.of(
                        "0",
                        "1",
                        "-2",
                        "1.50",
                        "1e3",
                        "12345678901",
                        "null",
                        "true",
                        "\"\"",
                        "\" \"",
                        "\"x\"",
                        "\"1\"",
                        "\"\u00e9\\n\"",
                        "\"\\ud83d\\ude00\"",
                        "1E-7",
                        "123456789012345678901234567890",
                        "11e399")));
            }
            text.append(one(List.of("", "", "", " ", "\r\n")));
        }

        private void object(StringBuilder text, int depth) {
            List<String> names = new ArrayList<>(NAMES);
            int members = random.nextInt(5);
            text.append('{');
            for (int i = 0; i < members; i++) {
                String name = random.nextInt(100) == 0 ? one(NAMES) : names.remove(random.nextInt(names.size()));
                boolean escaped = random.nextInt(20) == 0 && name.length() == 1;
                text.append(i == 0 ? "\"" : ",\"")
                        .append(escaped ? String.format("\\u%04x", (int) name.charAt(0)) : name)
                        .append("\":");
                value(text, depth + 1);
            }
            text.append('}');
        }

        private void array(StringBuilder text, int depth) {
            int elements = random.nextInt(4);
            text.append('[');
            for (int i = 0; i < elements; i++) {
                text.append(i == 0 ? "" : ",");
                value(text, depth + 1);
            }
            text.append(']');
        }

        private byte[] broken(byte[] body) {
            StringBuilder text = new StringBuilder(new String(body, StandardCharsets.ISO_8859_1));
            int at = random.nextInt(text.length() + 1);
            String piece = one(List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    "\"",
                    ":",
                    "x",
                    "1e401",
                    "11e400",
                    "\u00ef\u00bb\u00bf",
                    "\u00c3",
                    "\0",
                    "\\",
                    "01",
                    "\u00ed\u00a0\u0080",
                    "\"a\":1,",
                    "\"a\":2,"));
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, piece);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                default -> text.setLength(at);
            }
            return text.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.items[*].id", "$.items", "/items"})
    void an_answer_may_have_any_number_of_tokens_where_none_of_it_is_kept_whole(String path) {
        String item =
                "{\"id\":1,\"x\":[[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]},";
        String body = "{\"items\":[" + item.repeat(9_000) + "{\"id\":2}]}";
        Output output = Output.at("ids", path).list();
        if (!path.endsWith("id")) {
            output = output.fields(Output.at("id", "$.id"));
        }
        AnswerReader.Reading reading = Answers.read(Answer.json(200, body), output);

        assertThat(reading.failure()).isNull();
        assertThat((List<?>) reading.outputs().get("ids")).hasSize(9_001);
    }

    @Test
    void what_is_kept_whole_has_a_bound() {
        String body = "[" + "[],".repeat(260_000) + "[]]";

        Answers.assertFailure(
                Answers.read(Answer.json(200, body), Output.at("x", "$")),
                "MALFORMED: The answer is not JSON: The JSON is beyond a limit: nesting 64, number 128 characters, member"
                        + " name 512 characters, 250000 values and names in what is read as a whole (line 1, column"
                        + " 750003)");
        assertThat(Answers.read(Answer.json(200, body), Output.at("x", "$[0]")).failure())
                .isNull();
    }

    @Test
    void names_that_were_chosen_to_collide_cost_no_more_than_others() {
        String body = IntStream.range(0, 1 << 15)
                .mapToObj(i -> "\"" + colliding(i) + "\":0")
                .collect(Collectors.joining(",", "{", "}"));

        Cost.of(() -> assertThat(Answers.read(Answer.json(200, body), Output.at("x", "$.x"))
                                .failure())
                        .isNull())
                .isAtMost(256, Duration.ofSeconds(3));
    }

    /** All of these have the same hash code. */
    private static String colliding(int number) {
        return IntStream.range(0, 15)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    @Test
    void paths_that_part_in_every_way_take_no_more_than_the_tree() {
        List<Output> outputs = IntStream.range(0, 30)
                .mapToObj(i -> Output.at("o" + i, "$" + ".*".repeat(i) + ".a" + ".*".repeat(30 - i))
                        .list())
                .toList();

        Cost.of(() -> assertThat(Answers.read(Answer.json(200, "{\"a\":{}}"), outputs.toArray(Output[]::new))
                                .failure())
                        .isNull())
                .isAtMost(64, Duration.ofSeconds(2));
    }
}
