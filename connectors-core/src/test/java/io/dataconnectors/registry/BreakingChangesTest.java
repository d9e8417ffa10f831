package io.dataconnectors.registry;

import static io.dataconnectors.Input.array;
import static io.dataconnectors.Input.each;
import static io.dataconnectors.Input.integer;
import static io.dataconnectors.Input.object;
import static io.dataconnectors.Input.string;
import static io.dataconnectors.ValueType.BOOLEAN;
import static io.dataconnectors.ValueType.INTEGER;
import static io.dataconnectors.ValueType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dataconnectors.BreakingChange;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Output;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BreakingChangesTest {
    static Stream<Arguments> inputs() {
        Input sku = string("sku");
        return Stream.of(
                arguments("the same", string("a"), string("a"), ""),
                arguments("an optional one more", null, string("a"), ""),
                arguments("a required one more", null, string("a").required(), "input_required:a"),
                arguments(
                        "a required one more, with a default",
                        null,
                        string("a").required().defaultValue("x"),
                        ""),
                arguments("a context one more", null, string("a").fromContext(), ""),
                arguments(
                        "a required context one more",
                        null,
                        string("a").required().fromContext(),
                        "input_required:a"),
                arguments("one less", string("a"), null, "input_removed:a"),
                arguments("a context one less", string("a").fromContext(), null, ""),
                arguments(
                        "another name",
                        string("a").required(),
                        string("b").required(),
                        "input_removed:a, input_required:b"),
                arguments("now required", string("a"), string("a").required(), "input_required:a"),
                arguments(
                        "no default any more",
                        string("a").required().defaultValue("x"),
                        string("a").required(),
                        "input_required:a"),
                arguments("no longer required", string("a").required(), string("a"), ""),
                arguments("another type", string("a"), integer("a"), "input_retyped:a"),
                arguments(
                        "another type, and required",
                        string("a"),
                        integer("a").required(),
                        "input_retyped:a, input_required:a"),
                arguments("no longer nullable", string("a").nullable(), string("a"), "input_retyped:a"),
                arguments("now nullable", string("a"), string("a").nullable(), ""),
                arguments("another limit", string("a"), string("a").maxLength(3).description("x"), ""),
                arguments("now of the context", string("a"), string("a").fromContext(), "input_removed:a"),
                arguments(
                        "required, now of the caller",
                        string("a").fromContext().required(),
                        string("a").required(),
                        "input_required:a"),
                arguments("other elements", array("a", each(STRING)), array("a", each(INTEGER)), "input_retyped:a"),
                arguments(
                        "any elements", array("a", each(STRING)), Input.of("a", io.dataconnectors.ValueType.ARRAY), ""),
                arguments(
                        "no longer any elements",
                        Input.of("a", io.dataconnectors.ValueType.ARRAY),
                        array("a", each(STRING)),
                        "input_retyped:a"),
                arguments("an optional member more", object("a", sku), object("a", sku, string("note")), ""),
                arguments(
                        "a required member more",
                        object("a", sku),
                        object("a", sku, string("note").required()),
                        "input_retyped:a"),
                arguments("a member less", object("a", sku, string("note")), object("a", sku), "input_retyped:a"),
                arguments("another type of member", object("a", sku), object("a", integer("sku")), "input_retyped:a"),
                arguments("any members", object("a", sku), object("a"), ""),
                arguments("no longer any members", object("a"), object("a", sku), "input_retyped:a"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("inputs")
    void an_input_breaks_its_callers_when_it_takes_less_or_asks_for_more(
            String change, Input live, Input draft, String expected) {
        assertThat(changes(withInput(live), withInput(draft))).isEqualTo(expected);
    }

    static Stream<Arguments> outputs() {
        Output a = Output.at("a", "$.a");
        Output sku = Output.at("sku", "$.sku");
        return Stream.of(
                arguments("the same", a, a, ""),
                arguments("elsewhere in the answer", a, Output.at("a", "$.b").description("x"), ""),
                arguments("one more", null, a, "output_removed:body"),
                arguments("one less", a, null, "output_removed:a"),
                arguments("another name", a, Output.at("b", "$.a"), "output_removed:a"),
                arguments("the whole body, now by name", null, Output.at("body", "$"), ""),
                arguments("a type", a, a.type(STRING), "output_retyped:a"),
                arguments("another type", a.type(STRING), a.type(INTEGER), "output_retyped:a"),
                arguments("a comparison, now a boolean", a.equalTo("x"), a.type(BOOLEAN), ""),
                arguments("a header, now a text of the body", Output.header("a", "A"), a.type(STRING), ""),
                arguments("a header, now a value of the body", Output.header("a", "A"), a, "output_retyped:a"),
                arguments("a list", a, a.list(), "output_retyped:a"),
                arguments("an object", a, a.fields(sku), "output_retyped:a"),
                arguments("a field more", a.list(sku), a.list(sku, Output.at("b", "$.b")), ""),
                arguments("a field less", a.list(sku, Output.at("b", "$.b")), a.list(sku), "output_retyped:a"),
                arguments("another type of field", a.list(sku), a.list(sku.type(STRING)), "output_retyped:a"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("outputs")
    void an_output_breaks_its_readers_when_it_gives_less_or_something_else(
            String change, Output live, Output draft, String expected) {
        assertThat(changes(withOutput(live), withOutput(draft))).isEqualTo(expected);
    }

    private static ConnectorDefinition withInput(Input input) {
        var builder = Host.get("orders").toBuilder();
        return input == null ? builder.build() : builder.input(input).build();
    }

    private static ConnectorDefinition withOutput(Output output) {
        var builder = Host.get("orders").toBuilder();
        return output == null ? builder.build() : builder.output(output).build();
    }

    private static String changes(ConnectorDefinition live, ConnectorDefinition draft) {
        Host host = new Host();
        Connector connector = host.live(live);
        host.edit(connector.id(), draft);
        List<BreakingChange> changes = host.connectors.breakingChanges(connector.id());
        return String.join(", ", changes.stream().map(BreakingChange::name).toList());
    }
}
