package io.dataconnectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.CallQuery;
import io.dataconnectors.Delivery;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.spi.ExecutionLog.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What its contract cannot ask: how time passes, and how much there is room for in all. */
class InMemoryExecutionLogTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Instant now = NOON;
    private final InstantSource clock = () -> now;
    private final InMemoryExecutionLog log = new InMemoryExecutionLog(
            new Retention(Duration.ofHours(2), 40_000, Duration.ofHours(1)), clock.withZone(ZoneOffset.UTC));

    private void append(String workspace, String body) {
        log.append(new LoggedCall(
                workspace,
                "orders",
                "sha256:0",
                false,
                "c",
                null,
                null,
                now,
                Duration.ZERO,
                1,
                Delivery.ANSWERED,
                200,
                null,
                null,
                body,
                null));
    }

    private List<LoggedCall> calls(String workspace) {
        return log.find(workspace, CallQuery.all()).calls();
    }

    private int count(String workspace) {
        int count = 0;
        CallQuery query = CallQuery.all().limit(1_000);
        LoggedCall.Page page = log.find(workspace, query);
        while (page.next() != null) {
            count += page.calls().size();
            page = log.find(workspace, query.after(page.next()));
        }
        return count + page.calls().size();
    }

    @Test
    void bodies_go_after_their_time_and_calls_after_theirs_though_nothing_is_appended() {
        append("acme", "body");

        now = NOON.plusSeconds(3_599);
        assertThat(calls("acme").get(0).request()).isEqualTo("body");
        now = NOON.plusSeconds(3_600);
        assertThat(calls("acme").get(0).request()).isNull();
        now = NOON.plusSeconds(7_200);
        assertThat(calls("acme")).isEmpty();
    }

    @Test
    void the_workspace_with_the_most_calls_makes_room() {
        for (int i = 0; i < 5_000; i++) {
            append("small", null);
        }
        for (int i = 0; i < 60_000; i++) {
            append("large-" + i % 2, null);
        }

        assertThat(count("small")).isEqualTo(5_000);
        assertThat(count("large-0") + count("large-1")).isBetween(40_000, 45_000);
    }

    @Test
    void the_oldest_bodies_make_room_whatever_their_workspace() {
        String body = "x".repeat(1_000_000);
        append("first", body);
        for (int i = 0; i < 16; i++) {
            append("acme", body);
        }

        assertThat(calls("first").get(0).request()).isNull();
        assertThat(calls("acme")).allSatisfy(call -> assertThat(call.request()).isNotNull());
    }

    @Test
    void a_retention_keeps_something() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retention(Duration.ZERO, 1, Duration.ofDays(1)))
                .withMessage("A log keeps 1 or more calls, and calls and bodies for a time above zero");
    }
}
