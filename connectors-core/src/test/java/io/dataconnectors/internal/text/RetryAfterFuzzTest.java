package io.dataconnectors.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.fuzz.Fuzz;
import io.dataconnectors.internal.text.Moments.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a server asks for is a time from now on, or nothing. */
class RetryAfterFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void fields() throws InterruptedException {
        Fuzz.from(List.of(
                        "120",
                        "Mon, 23 Nov 2026 12:00:30 GMT",
                        "Monday, 23-Nov-26 12:00:30 GMT",
                        "Mon Nov 23 12:00:30 2026",
                        "Sun Nov  1 12:00:30 2026"))
                .words(
                        "Mon",
                        "Feb",
                        "29",
                        "30",
                        " ",
                        "  ",
                        ":",
                        "60",
                        "24",
                        "-",
                        "+",
                        "GMT",
                        "99",
                        "999999999",
                        "9999",
                        "-1",
                        "\u0660")
                .feed(text -> {
                    Duration pause = RetryAfter.parse(text, NOW);
                    assertThat(pause == null || !pause.isNegative()).isTrue();
                    return pause == null ? "nothing" : "pause of " + pause.toDays();
                });
    }
}
