package io.dataconnectors.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.internal.text.Moments.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-06T08:49:07Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            0                              | PT0S
            120                            | PT2M
            Fri, 06 Nov 2026 08:49:37 GMT  | PT30S
            Friday, 06-Nov-26 08:49:37 GMT | PT30S
            Fri Nov  6 08:49:37 2026       | PT30S
            Sat Nov 14 08:49:07 2026       | PT192H
            Sun, 06 Nov 1994 08:49:37 GMT  | PT0S
            Sunday, 06-Nov-94 08:49:37 GMT | PT0S
            """)
    void seconds_and_all_three_forms_of_a_date_are_understood(String text, Duration pause) {
        assertThat(RetryAfter.parse(text, NOW)).isEqualTo(pause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "-1", "1.5", "99999999999", "Fri, 06 Nov 2026 08:49:37 CET", "2026-11-06T08:49:37Z"})
    void anything_else_is_as_if_it_were_not_there(String text) {
        assertThat(RetryAfter.parse(text, NOW)).isNull();
    }
}
