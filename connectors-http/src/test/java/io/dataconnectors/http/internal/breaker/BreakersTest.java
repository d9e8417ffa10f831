package io.dataconnectors.http.internal.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.FailureKind;
import io.dataconnectors.Success;
import io.dataconnectors.http.internal.breaker.Breakers.Trial;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.retry.Retries.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakersTest {
    private static final Rules ONE = new Rules(1, Duration.ofSeconds(5), Duration.ofSeconds(60));

    private final Breakers breakers =
            new Breakers(ONE, Clock.fixed(Instant.parse("2026-11-23T04:00:00Z"), ZoneOffset.UTC));

    private static Attempt failed(FailureKind kind) {
        return Attempt.notSent(new Stopped(kind, "It failed"));
    }

    private void failManyOrigins(String workspace) throws Stopped {
        for (int i = 0; i < 12_000; i++) {
            breakers.admit(workspace, "https://shop" + i + ".example.com")
                    .attempted(Success.DEFAULT, failed(FailureKind.CONNECT_FAILED), Duration.ofSeconds(2));
        }
    }

    @Test
    void however_many_origins_fail_a_bounded_number_is_remembered() throws Stopped {
        failManyOrigins("acme");

        assertThat(breakers.remembered()).isEqualTo(10_000);
    }

    @Test
    void a_workspace_that_calls_many_origins_which_fail_ends_no_pause_of_another() throws Stopped {
        Trial trial = breakers.admit("acme", "https://shop.example.com");
        trial.attempted(Success.DEFAULT, failed(FailureKind.CONNECT_FAILED), Duration.ofSeconds(2));

        failManyOrigins("noisy");

        assertThat(trial.isPaused()).isTrue();
    }

    @Test
    void what_works_is_not_remembered() throws Stopped {
        Trial trial = breakers.admit("acme", "https://shop.example.com");
        Trial other = breakers.admit("acme", "https://shop.example.com");

        trial.attempted(Success.DEFAULT, failed(FailureKind.CONNECT_FAILED), Duration.ofSeconds(2));
        other.attempted(Success.DEFAULT, failed(FailureKind.TOO_LARGE), Duration.ofSeconds(2));

        assertThat(breakers.remembered()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT_FAILED, 0, true",
        "TLS_FAILED, 0, true",
        "MALFORMED, 0, true",
        "TIMEOUT, 1000, true",
        "TIMEOUT, 999, false",
        "CANCELLED, 5000, false",
        "OVERLOADED, 0, false",
        "BLOCKED, 0, false",
        "TOO_LARGE, 0, false",
    })
    void what_shows_that_an_origin_is_away_pauses_it(FailureKind kind, int millis, boolean paused) throws Stopped {
        Trial trial = breakers.admit("acme", "https://shop.example.com");

        trial.attempted(Success.DEFAULT, failed(kind), Duration.ofMillis(millis));

        assertThat(trial.isPaused()).isEqualTo(paused);
    }
}
