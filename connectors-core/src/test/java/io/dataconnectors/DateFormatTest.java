package io.dataconnectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.ConnectorPack;
import io.dataconnectors.internal.call.AnswerReader;
import io.dataconnectors.internal.call.Mask;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatTest {
    @Test
    void a_format_that_would_read_another_time_than_was_sent_is_a_violation() {
        ConnectorDefinition.Builder definition = ConnectorDefinition.builder("look_up")
                .description("Looks something up")
                .get("https://api.example.com/things")
                .output(Output.at("day", "$.day").type(ValueType.DATETIME).format("dd/MM/yyyy hh:mm"));

        assertThatThrownBy(() -> DefinitionCompiler.compile(definition.build()))
                .hasMessage(
                        "/response/outputs/0/format: h and K count the hours of half a day: write HH, or add a for AM"
                                + " and PM");
    }

    private static ConnectorDefinition.Builder reading(String zone) {
        return ConnectorDefinition.builder("look_up")
                .description("Looks something up")
                .setting("zone", "Asia/Tokyo")
                .setting("shop", "acme")
                .get("https://api.example.com/things")
                .output(Output.at("at", "$.at").type(ValueType.DATETIME).zone(zone));
    }

    @Test
    void the_zone_of_an_output_may_be_a_setting() {
        ConnectorDefinition definition = reading("{{ setting.zone }}").build();

        assertThat(AnswerReader.read(
                                DefinitionCompiler.compile(definition),
                                Answer.json(200, "{\"at\": \"2026-11-23 10:15\"}"),
                                Mask.NONE)
                        .outputs())
                .isEqualTo(Map.of("at", "2026-11-23T01:15:00Z"));
        assertThat(ConnectorDocument.digest(definition))
                .isEqualTo(ConnectorDocument.digest(reading("Asia/Tokyo").build()))
                .isNotEqualTo(ConnectorDocument.digest(
                        definition.toBuilder().setting("zone", "UTC").build()));
        assertThat(ConnectorDocument.read(ConnectorDocument.write(definition))).isEqualTo(definition);
    }

    @Test
    void a_zone_that_is_a_setting_may_be_open_in_a_pack() {
        ConnectorDefinition definition = reading("{{setting.zone}}").build();
        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(definition)
                .open(Input.string("zone"))
                .build();

        assertThat(pack.fill(Map.of("zone", "Asia/Tokyo"))).containsExactly(definition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars", "{{setting.shop}}", "{{setting.unknown}}", "{{zone}}", "+{{setting.zone}}", ""})
    void what_is_no_zone_is_a_violation(String zone) {
        assertThatThrownBy(() -> DefinitionCompiler.compile(reading(zone).build()))
                .hasMessage(
                        "/response/outputs/0/zone: A zone is one such as Europe/Berlin or +01:00, or a setting that is"
                                + " one, such as {{setting.zone}}");
    }
}
