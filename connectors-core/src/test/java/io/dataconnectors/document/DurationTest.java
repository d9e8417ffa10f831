package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.InvalidDefinitionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema and the library take the same durations. */
class DurationTest {
    @ParameterizedTest
    @CsvSource({
        "PT10S, PT10S",
        "PT1M, PT1M",
        "PT0.25S, PT0.25S",
        "PT0H1M0S, PT1M",
        "P0DT59.999999999S, PT59.999999999S",
        "PT060S, PT1M"
    })
    void what_the_schema_takes_is_read(String written, String duration) {
        assertThat(SchemaTest.DOCUMENT.errors(document(written))).isEmpty();
        assertThat(ConnectorDocument.read(document(written)).limits().timeout()).hasToString(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pt1s",
                "PT1s",
                "PT1,5S",
                "PT+1S",
                "-PT-1S",
                "PT1.S",
                "PT.5S",
                "PT1.0000000000S",
                "PT1S ",
                "PT1S\n",
                "P",
                "PT",
                "PT1S1M",
                "1",
                "",
                "PT\u0661S"
            })
    void what_the_schema_refuses_is_refused(String written) {
        assertThat(SchemaTest.DOCUMENT.errors(document(written))).hasSize(1);
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> ConnectorDocument.read(document(written)))
                .withMessageStartingWith("/limits/timeout: expected an ISO 8601 duration such as \"PT10S\"");
    }

    private static String document(String timeout) {
        return Documents.golden("minimal")
                .replaceFirst("\\}\\s*$", ", \"limits\": {\"timeout\": \"" + timeout.replace("\n", "\\\\n") + "\"}}");
    }
}
