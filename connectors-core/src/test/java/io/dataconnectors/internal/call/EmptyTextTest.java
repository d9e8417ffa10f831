package io.dataconnectors.internal.call;

import static io.dataconnectors.internal.call.Answers.assertFailure;
import static io.dataconnectors.internal.call.Answers.assertOutputs;
import static io.dataconnectors.internal.call.Answers.of;
import static io.dataconnectors.internal.call.Answers.read;
import static io.dataconnectors.internal.call.Answers.xml;

import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trial 16: an API that has no date, no number or no object says so with an empty text. */
class EmptyTextTest {
    private static final Answer NOTHING = Answer.json(200, "{\"x\": \"\", \"rows\": [{\"x\": \" \"}, {\"x\": \"\"}]}");

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"STRING", "FILE"},
            mode = EnumSource.Mode.EXCLUDE)
    void an_empty_text_is_no_value_of_any_type_but_a_text(ValueType type) {
        assertOutputs(read(NOTHING, Output.at("x", "$.x").type(type)), "{\"x\":null}");
        assertOutputs(read(NOTHING, Output.at("x", "$.rows[*].x").type(type).list()), "{\"x\":[null,null]}");
        assertOutputs(
                read(
                        NOTHING,
                        Output.at("rows", "$.rows").list(Output.at("x", "$.x").type(type))),
                "{\"rows\":[{\"x\":null},{\"x\":null}]}");
        assertOutputs(read(NOTHING, Output.at("x", "$.x").type(type).list()), "{\"x\":[]}");
        assertFailure(
                read(NOTHING, Output.at("x", "$.x").type(type).required()),
                "OUTPUT_MISSING: The answer lacks the output x, which is required");
        assertFailure(
                read(NOTHING, Output.at("x", "$.x").type(type).list().required()),
                "OUTPUT_MISSING: The answer lacks the output x, which is required");
        assertFailure(
                read(
                        NOTHING,
                        Output.at("rows", "$.rows")
                                .list(Output.at("x", "$.x").type(type).required())),
                "OUTPUT_MISSING: The answer lacks the output rows[0].x, which is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch_s", "epoch_ms", "rfc2822", "dd/MM/yyyy"})
    void in_whatever_format_a_date_is_wanted(String format) {
        assertOutputs(read(NOTHING, Output.at("x", "$.x").type(ValueType.DATE).format(format)), "{\"x\":null}");
    }

    @Test
    void a_text_and_a_value_as_it_is_stay_empty() {
        assertOutputs(
                read(NOTHING, Output.at("x", "$.x").type(ValueType.STRING), Output.at("y", "$.x")),
                "{\"x\":\"\",\"y\":\"\"}");
        assertOutputs(read(NOTHING, Output.at("x", "$.x").equalTo("")), "{\"x\":true}");
    }

    @Test
    void an_empty_text_has_no_fields() {
        assertOutputs(
                read(
                        NOTHING,
                        Output.at("x", "$.x").fields(Output.at("y", "$.y").required()),
                        Output.at("list", "$.x").list(Output.at("y", "$.y"))),
                "{\"x\":null,\"list\":[]}");
        assertOutputs(
                read(xml("<a><x/></a>"), Output.at("list", "$.a.x").list(Output.at("y", "$.y"))), "{\"list\":[]}");
    }

    @Test
    void wherever_it_stands() {
        Answer empty = Answer.of(200, List.of(new Header("X-Reset", "")), "total=;".getBytes(StandardCharsets.UTF_8));
        assertOutputs(
                read(
                        empty,
                        Output.from("reset", Place.header("X-Reset")).type(ValueType.DATETIME),
                        Output.from("total", Place.text().pattern("total=([0-9]*)"))
                                .type(ValueType.NUMBER)),
                "{\"reset\":null,\"total\":null}");
        assertOutputs(
                read(of(200, "text/plain", " "), Output.from("x", Place.text()).type(ValueType.NUMBER)), "{}");
    }
}
