package io.dataconnectors.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Cost;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.ValueType;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.compile.CallBudget.CallOverException;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trial 2 and 4: what the checks of one call cost has a bound, and they end when the call does. */
class CallBudgetTest {
    private static final String SLOW = "([a-z]*){800}!";
    private static final String LONG = "abcdefgh".repeat(11_000);

    @Test
    void inputs_that_take_too_much_to_check_are_refused() {
        ConnectorDefinition definition = taking(Input.string("x").pattern(SLOW));
        Cost.of(() -> assertThat(problems(definition, LONG))
                        .containsExactly("/x: takes too much to check; send less of it"))
                .isAtMost(32, Duration.ofSeconds(5));
    }

    @Test
    void one_budget_holds_for_all_inputs_of_a_call() {
        ConnectorDefinition definition =
                taking(Input.array("x", Input.each(ValueType.STRING).pattern("(a*){200}!")));
        CallBudget budget = CallBudget.withoutDeadline();
        Invocation invocation = Invocation.of("x", Collections.nCopies(50_000, "a".repeat(100)));

        Cost.of(() -> CallInputs.check(DefinitionCompiler.compile(definition), invocation, budget))
                .isAtMost(512, Duration.ofSeconds(5));

        assertThat(budget.left()).isZero();
    }

    @Test
    void a_text_that_is_too_long_is_not_searched_for_a_pattern() {
        ConnectorDefinition definition = taking(Input.string("x").maxLength(100).pattern(SLOW));
        CallBudget budget = CallBudget.withoutDeadline();
        long before = budget.left();

        CallInputs inputs = CallInputs.check(DefinitionCompiler.compile(definition), Invocation.of("x", LONG), budget);

        assertThat(inputs.problems()).hasSize(1);
        assertThat(before - budget.left()).isLessThan(1_000);
    }

    @Test
    void many_values_are_looked_up_among_many_allowed_ones() {
        Object[] allowed = IntStream.range(0, 20_000).boxed().toArray();
        ConnectorDefinition definition =
                taking(Input.array("x", Input.each(ValueType.INTEGER).oneOf(allowed)));
        List<Integer> values =
                IntStream.range(0, 20_000).mapToObj(i -> 19_999 - i).toList();

        Cost.of(() -> assertThat(problems(definition, values)).isEmpty()).isAtMost(64, Duration.ofSeconds(3));
    }

    @Test
    void defaults_do_not_multiply_what_a_call_sends() {
        Input[] members = IntStream.range(0, 100)
                .mapToObj(i -> Input.string("p" + i).defaultValue("x"))
                .toArray(Input[]::new);
        ConnectorDefinition definition =
                taking(Input.array("x", Input.each(ValueType.OBJECT).properties(members)));

        assertThat(problems(definition, Collections.nCopies(50_000, Map.of())))
                .containsExactly("/x: takes too much to check; send less of it");
    }

    @Test
    void the_checks_of_a_call_end_with_it() {
        ConnectorDefinition definition = taking(Input.string("x").pattern(SLOW));
        AtomicInteger looks = new AtomicInteger();
        CallBudget budget = CallBudget.until(() -> looks.incrementAndGet() > 3);

        assertThatExceptionOfType(CallOverException.class)
                .isThrownBy(() ->
                        CallInputs.check(DefinitionCompiler.compile(definition), Invocation.of("x", LONG), budget));
        assertThat(budget.left()).isPositive();
    }

    @Test
    void reading_an_answer_ends_with_the_call() {
        String body = Json.write(Map.of("a", LONG, "list", Collections.nCopies(9_000, "2026-11-29")));
        for (Output output : List.of(
                Output.from("x", Place.path("$.a").pattern(SLOW)),
                Output.at("x", "$..[?search(@, '[a-z]{1,500}!')]"),
                Output.at("x", "$.list[*]").list().type(ValueType.DATE))) {
            ConnectorDefinition definition = base().output(output).build();
            AtomicInteger looks = new AtomicInteger();
            CallBudget budget = CallBudget.until(() -> looks.incrementAndGet() > 3);

            AnswerReader.Reading reading = AnswerReader.read(
                    DefinitionCompiler.compile(definition), Answer.json(200, body), Mask.NONE, budget);

            assertThat(reading.failure()).as(output.toString()).isNotNull();
            assertThat(reading.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
        }
    }

    @Test
    void an_answer_that_takes_too_much_to_read_is_malformed() {
        ConnectorDefinition definition =
                base().output(Output.from("x", Place.path("$.a").pattern(SLOW))).build();
        Cost.of(() -> assertThat(AnswerReader.read(
                                        DefinitionCompiler.compile(definition),
                                        Answer.json(200, Json.write(Map.of("a", LONG))),
                                        Mask.NONE)
                                .failure())
                        .hasToString("MALFORMED: Too much of the answer would have to be searched for " + SLOW))
                .isAtMost(64, Duration.ofSeconds(5));
    }

    @Test
    void comparisons_with_a_large_constant_are_paid_for() {
        List<Integer> constant = Collections.nCopies(20_000, 1);
        ConnectorDefinition definition = base().output(
                        Output.at("x", "$[" + "'a',".repeat(99) + "'a'][" + "0,".repeat(90) + "0]")
                                .list()
                                .fields(Output.at("same", "$").equalTo(constant)))
                .build();
        String body = Json.write(Map.of("a", List.of(constant)));
        Cost.of(() -> assertThat(AnswerReader.read(
                                        DefinitionCompiler.compile(definition), Answer.json(200, body), Mask.NONE)
                                .failure())
                        .hasToString(
                                "MALFORMED: The outputs ask for too much of the answer; let their paths find less"))
                .isAtMost(64, Duration.ofSeconds(5));
    }

    private static List<String> problems(ConnectorDefinition definition, Object x) {
        return CallInputs.check(DefinitionCompiler.compile(definition), Invocation.of("x", x)).problems().stream()
                .map(Violation::toString)
                .toList();
    }

    private static ConnectorDefinition taking(Input input) {
        return base().input(input).build();
    }

    private static ConnectorDefinition.Builder base() {
        return ConnectorDefinition.builder("x").description("x").get("https://shop.example.com/");
    }
}
