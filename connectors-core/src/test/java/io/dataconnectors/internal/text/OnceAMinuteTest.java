package io.dataconnectors.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Trial 23 and 24: what strangers can cause is not said in the log as often as it happens. */
class OnceAMinuteTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T12:00:59Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final OnceAMinute often = new OnceAMinute(clock);

    private void passes(Duration time) {
        now.updateAndGet(then -> then.plus(time));
    }

    @Test
    void a_thing_is_said_once_a_minute() {
        assertThat(often.says("a")).isTrue();
        assertThat(often.says("b")).isTrue();
        passes(Duration.ofSeconds(59));
        assertThat(often.says("a")).isFalse();
        passes(Duration.ofSeconds(1));
        assertThat(often.says("a")).isTrue();
        assertThat(often.says("a")).isFalse();
    }

    @Test
    void a_clock_that_is_set_back_silences_nothing_for_long() {
        assertThat(often.says("a")).isTrue();
        passes(Duration.ofHours(-1));
        assertThat(often.says("a")).isTrue();
    }

    @Test
    void of_any_number_of_things_200_are_said_a_minute() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(often.says("thing " + i)).isEqualTo(i < 200);
        }
        passes(Duration.ofMinutes(1));
        assertThat(often.says("thing 9999")).isTrue();
    }
}
