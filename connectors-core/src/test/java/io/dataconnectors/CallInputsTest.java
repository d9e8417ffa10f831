package io.dataconnectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallInputsTest {
    private static ConnectorDefinition taking(Input... inputs) {
        var builder = ConnectorDefinition.builder("look_up")
                .description("Looks something up")
                .get("https://shop.example.com/orders");
        for (Input input : inputs) {
            builder.input(input);
        }
        return builder.build();
    }

    private static List<String> problems(ConnectorDefinition definition, Invocation invocation) {
        return CallInputs.check(DefinitionCompiler.compile(definition), invocation).problems().stream()
                .map(Violation::toString)
                .toList();
    }

    private static String problemOf(Input input, String json) {
        return String.join("\n", problems(taking(input), Invocation.of("x", Json.read(json))));
    }

    @Test
    void every_problem_is_told_at_once_with_its_place() {
        Input lines = Input.array(
                "lines",
                Input.each(ValueType.OBJECT)
                        .properties(
                                Input.string("sku").required(),
                                Input.integer("quantity").minimum(1)));
        var definition = taking(
                Input.string("order_id").required().maxLength(4),
                Input.date("day").required(),
                lines,
                Input.string("customer_id").required().fromContext());

        var invocation = Invocation.of(Map.of(
                "order_id",
                "10425",
                "lines",
                List.of(Map.of("sku", "A", "quantity", 0), Map.of("colour", "red")),
                "customer_id",
                "4711",
                "note",
                "hello"));

        assertThat(problems(definition, invocation))
                .containsExactly(
                        "/order_id: must have at most 4 characters, not 5",
                        "/day: is required",
                        "/lines/0/quantity: must be at least 1",
                        "/lines/1/sku: is required",
                        "/lines/1/colour: is no member of this object; it has sku, quantity",
                        "/customer_id: only the host supplies this value; a caller must leave it out",
                        "/customer_id: is required, and the host did not supply it",
                        "/note: is no input of look_up; it takes order_id, day, lines");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
                    STRING   | "a"                         | -
                    STRING   | 1                           | /x: must be a string, not a number
                    STRING   | null                        | /x: must not be null
                    INTEGER  | 9223372036854775808         | -
                    INTEGER  | 2.0                         | -
                    INTEGER  | 2.5                         | /x: must be a whole number
                    INTEGER  | "2"                         | /x: must be a whole number, not a string
                    NUMBER   | 2.5                         | -
                    NUMBER   | true                        | /x: must be a number, not a boolean
                    BOOLEAN  | false                       | -
                    BOOLEAN  | "false"                     | /x: must be true or false, not a string
                    DATE     | "2026-02-28"                | -
                    DATE     | "2026-02-29"                | /x: must be a date such as 2026-11-23
                    DATE     | "23.11.2026"                | /x: must be a date such as 2026-11-23
                    DATE     | "2024-02-29"                | -
                    DATE     | "2026-13-01"                | /x: must be a date such as 2026-11-23
                    DATE     | "2026-00-01"                | /x: must be a date such as 2026-11-23
                    DATE     | "2026-04-31"                | /x: must be a date such as 2026-11-23
                    DATE     | "2026-04-00"                | /x: must be a date such as 2026-11-23
                    DATE     | "2026/04/01"                | /x: must be a date such as 2026-11-23
                    DATE     | "2026-04-01T"               | /x: must be a date such as 2026-11-23
                    DATE     | "2026-4-1"                  | /x: must be a date such as 2026-11-23
                    DATE     | "\u0662026-04-01"           | /x: must be a date such as 2026-11-23
                    DATE     | "+12026-04-01"              | -
                    DATETIME | "2026-11-23T10:15:30+01:00" | -
                    DATETIME | "2026-11-23T10:15:30"       | /x: must be a date and time with an offset, such as 2026-11-23T10:15:30Z
                    OBJECT   | {"any": ["thing"]}          | -
                    OBJECT   | []                          | /x: must be an object, not a list
                    ARRAY    | [1, "a", null]              | -
                    ARRAY    | {}                          | /x: must be a list, not an object
                    FILE     | {"name": "a.pdf", "mediaType": "application/pdf", "base64": "YQ=="} | -
                    FILE     | "YQ=="                      | /x: must be a file: an object with name, mediaType and base64, not a string
                    """)
    void each_type_takes_its_own_values(ValueType type, String json, String problem) {
        assertThat(problemOf(Input.of("x", type), json)).isEqualTo(problem == null ? "" : problem);
    }

    @Test
    void a_file_has_a_name_a_media_type_and_base64() {
        assertThat(problemOf(
                        Input.file("x"),
                        "{\"name\": \"a\\nb\", \"mediaType\": \"pdf\", \"base64\": \"!\", \"size\": 1}"))
                .isEqualTo("""
                        /x/name: must be a file name of 1 to 255 characters without control characters
                        /x/mediaType: must be a media type such as application/pdf
                        /x/base64: must be the content in base64
                        /x/size: is no member of a file; it has name, mediaType, base64""");
    }

    @ParameterizedTest(name = "{0} characters of {1}")
    @CsvSource({"2, 3, 'must have at least 3 characters, not 2'", "6, 3, 'must have at most 5 characters, not 6'"})
    void lengths_are_counted_in_unicode_characters(int count, int least, String problem) {
        Input input = Input.string("x").minLength(least).maxLength(5);
        assertThat(problemOf(input, Json.write("😀".repeat(count)))).isEqualTo("/x: " + problem);
        assertThat(problemOf(input, Json.write("😀".repeat(5)))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"[], 'must have at least 1 elements, not 0'", "'[1,2,3]', 'must have at most 2 elements, not 3'"})
    void the_elements_of_a_list_are_counted(String list, String problem) {
        Input input =
                Input.array("x", Input.each(ValueType.INTEGER)).minItems(1).maxItems(2);
        assertThat(problemOf(input, list)).isEqualTo("/x: " + problem);
        assertThat(problemOf(input, "[1]")).isEmpty();
        assertThat(problemOf(input, "[1,2]")).isEmpty();
    }

    @Test
    void a_range_holds_for_numbers_of_any_precision() {
        Input input = Input.number("x").minimum(new BigDecimal("0.1")).maximum(10);
        assertThat(problemOf(input, "0.10")).isEmpty();
        assertThat(problemOf(input, "0.09999999999999999999999")).isEqualTo("/x: must be at least 0.1");
        assertThat(problemOf(input, "10.000000000000000000001")).isEqualTo("/x: must be at most 10");
    }

    @Test
    void an_enum_compares_numbers_by_what_they_count() {
        Input input = Input.number("x").oneOf(1, new BigDecimal("2.50"));
        assertThat(problemOf(input, "2.5")).isEmpty();
        assertThat(problemOf(input, "3")).isEqualTo("/x: must be one of 1, 2.50");
    }

    @Test
    void a_pattern_occurs_anywhere_and_takes_linear_time() {
        Input input = Input.string("x").pattern("^(a+)+$");
        assertThat(problemOf(input, Json.write("a".repeat(50_000)))).isEmpty();
        assertThat(problemOf(input, Json.write("a".repeat(50_000) + "!")))
                .isEqualTo("/x: must match the pattern ^(a+)+$");
    }

    @Test
    void what_is_left_out_takes_its_default_or_stays_absent() {
        var definition = taking(
                Input.integer("limit").defaultValue(20),
                Input.string("note"),
                Input.string("comment").nullable().defaultValue(null));

        assertThat(CallInputs.check(DefinitionCompiler.compile(definition), Invocation.empty())
                        .values())
                .hasToString("{limit=20, comment=null}");
    }

    @Test
    void the_host_may_hand_the_same_context_to_every_connector() {
        var definition = taking(Input.string("customer_id").required().fromContext());
        var invocation = Invocation.builder()
                .context("customer_id", "4711")
                .context("locale", "de")
                .build();

        CallInputs inputs = CallInputs.check(DefinitionCompiler.compile(definition), invocation);

        assertThat(inputs.problems()).isEmpty();
        assertThat(inputs.values()).isEqualTo(Map.of("customer_id", "4711"));
    }

    @Test
    void a_whole_number_written_with_a_fraction_is_handed_on_as_a_whole_number() {
        assertThat(CallInputs.check(
                                DefinitionCompiler.compile(taking(Input.integer("x"))),
                                Invocation.of("x", new BigDecimal("2.0")))
                        .values())
                .isEqualTo(Map.of("x", 2));
    }

    @Test
    void a_nullable_input_takes_null() {
        assertThat(problemOf(
                        Input.array("x", Input.each(ValueType.STRING).nullable())
                                .nullable(),
                        "null"))
                .isEmpty();
        assertThat(problems(
                        taking(Input.array("x", Input.each(ValueType.STRING).nullable())),
                        Invocation.of("x", Arrays.asList("a", null))))
                .isEmpty();
    }

    @Test
    void of_many_names_a_message_has_the_first_eight() {
        Input[] properties =
                IntStream.rangeClosed(1, 9).mapToObj(i -> Input.string("p" + i)).toArray(Input[]::new);

        assertThat(problemOf(Input.object("x", properties), "{\"q\": 1}"))
                .isEqualTo("/x/q: is no member of this object; it has p1, p2, p3, p4, p5, p6, p7, p8, …");
        assertThat(problemOf(Input.integer("x").oneOf(1, 2, 3, 4, 5, 6, 7, 8, 9), "10"))
                .isEqualTo("/x: must be one of 1, 2, 3, 4, 5, 6, 7, 8, …");
        assertThat(problems(taking(properties), Invocation.of("q", 1)))
                .containsExactly("/q: is no input of look_up; it takes p1, p2, p3, p4, p5, p6, p7, p8, …");
    }

    @Test
    void of_very_many_problems_the_first_hundred_are_told_and_the_number_of_the_rest() {
        var definition = taking(Input.array("x", Input.each(ValueType.INTEGER)));

        List<String> problems = problems(definition, Invocation.of("x", Collections.nCopies(30_000, "no")));

        assertThat(problems).hasSize(101).startsWith("/x/0: must be a whole number, not a string");
        assertThat(problems.get(99)).isEqualTo("/x/99: must be a whole number, not a string");
        assertThat(problems.get(100)).isEqualTo("There are 29900 more problems");
    }

    @Test
    void a_number_beyond_what_json_may_hold_is_refused_before_it_is_written_out() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Invocation.of("x", new BigDecimal("1e999999999")))
                .withMessage("The exponent of a number is beyond ±400");
        assertThat(problemOf(Input.number("x"), "1e400")).isEmpty();
    }
}
