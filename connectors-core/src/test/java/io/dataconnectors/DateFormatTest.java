package io.dataconnectors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DateFormatTest {
    @Test
    void a_format_that_would_read_another_time_than_was_sent_is_a_violation() {
        ConnectorDefinition.Builder definition = ConnectorDefinition.builder("look_up")
                .description("Looks something up")
                .get("https://api.example.com/things")
                .output(Output.at("day", "$.day").type(ValueType.DATETIME).format("dd/MM/yyyy hh:mm"));

        assertThatThrownBy(definition::build)
                .hasMessage(
                        "/response/outputs/0/format: h and K count the hours of half a day: write HH, or add a for AM"
                                + " and PM");
    }
}
