package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.CallQuery;
import io.dataconnectors.Delivery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.spi.ExecutionLog.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Contract of every {@link ExecutionLog}. A host that has a log of its own extends this class in its tests. What a log writes
 * late is waited for.
 *
 * <pre>{@code
 * class TableLogTest extends ExecutionLogContract {
 *     @Override
 *     protected ExecutionLog newLog(ExecutionLog.Retention retention) {
 *         return new TableLog(emptyDatabase(), retention);
 *     }
 * }
 * }</pre>
 */
public abstract class ExecutionLogContract {
    @SuppressWarnings("TimeInStaticInitializer") // calls are counted from it, in all tests of a JVM
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private static final String ACME = "acme";

    private ExecutionLog log;

    /** For subclasses. */
    protected ExecutionLogContract() {}

    /**
     * Returns a log without calls. Called at the beginning of each test.
     *
     * @param retention how long it keeps calls
     */
    protected abstract ExecutionLog newLog(Retention retention) throws Exception;

    /**
     * Returns a log of what the given one keeps, as after a restart of the host. The given one is not used again. A log that is
     * not durable returns it as it is, which is the default.
     */
    protected ExecutionLog reopen(ExecutionLog used) throws Exception {
        return used;
    }

    @BeforeEach
    void open() throws Exception {
        log = newLog(Retention.DEFAULT);
    }

    /** A call of which tests say what matters to them. */
    private record Example(
            String workspace,
            String connector,
            int seconds,
            @Nullable FailureKind failure,
            Delivery delivery,
            @Nullable String source,
            @Nullable String onBehalfOf,
            @Nullable String body) {
        static Example at(int seconds) {
            return new Example(ACME, "orders", seconds, null, Delivery.ANSWERED, null, null, null);
        }

        Example in(String other) {
            return new Example(other, connector, seconds, failure, delivery, source, onBehalfOf, body);
        }

        Example of(String other) {
            return new Example(workspace, other, seconds, failure, delivery, source, onBehalfOf, body);
        }

        Example failing(FailureKind kind, Delivery state) {
            return new Example(workspace, connector, seconds, kind, state, source, onBehalfOf, body);
        }

        Example by(String what) {
            return new Example(workspace, connector, seconds, failure, delivery, what, onBehalfOf, body);
        }

        Example onBehalfOf(String who) {
            return new Example(workspace, connector, seconds, failure, delivery, source, who, body);
        }

        Example with(String text) {
            return new Example(workspace, connector, seconds, failure, delivery, source, onBehalfOf, text);
        }

        LoggedCall call() {
            return new LoggedCall(
                    workspace,
                    connector,
                    "sha256:0123abcd",
                    seconds % 2 == 1,
                    "call-" + seconds,
                    source,
                    onBehalfOf,
                    NOW.plusSeconds(seconds),
                    Duration.ofMillis(87),
                    1,
                    delivery,
                    delivery == Delivery.ANSWERED ? 200 : null,
                    failure,
                    failure == null ? null : "It went wrong: \"é\", 😀, \\ and\na second line",
                    body,
                    body == null ? null : "HTTP/1.1 200\n\n" + body);
        }
    }

    private LoggedCall appended(Example example) {
        LoggedCall call = example.call();
        log.append(call);
        return call;
    }

    private List<LoggedCall> found(CallQuery query) {
        return log.find(ACME, query).calls();
    }

    private static List<String> ids(List<LoggedCall> calls) {
        return calls.stream().map(LoggedCall::callId).toList();
    }

    /** Waits until a log that writes late has calls of these ids, and no others, in this order. */
    private void expect(CallQuery query, String... ids) {
        long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!ids(found(query)).equals(List.of(ids)) && System.nanoTime() < patience) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(ids(found(query))).containsExactly(ids);
    }

    @Test
    void all_of_a_call_is_kept() throws Exception {
        LoggedCall success =
                appended(Example.at(1).by("agent").onBehalfOf("Zoë").with("{\"note\": \"é😀\"}"));
        LoggedCall failure = appended(Example.at(2).failing(FailureKind.TIMEOUT, Delivery.UNKNOWN));
        expect(CallQuery.all(), "call-2", "call-1");

        log = reopen(log);

        assertThat(found(CallQuery.all())).containsExactly(failure, success);
    }

    @Test
    void workspaces_are_apart() {
        appended(Example.at(1));
        appended(Example.at(2).in("other"));
        expect(CallQuery.all(), "call-1");

        assertThat(log.find("nobody", CallQuery.all())).isEqualTo(new LoggedCall.Page(List.of(), null));
    }

    @Test
    void calls_are_found_by_what_they_have_in_common() {
        appended(Example.at(1));
        appended(Example.at(2).of("refunds").by("workflow"));
        appended(Example.at(3).of("refunds").failing(FailureKind.TIMEOUT, Delivery.UNKNOWN));
        appended(Example.at(4).failing(FailureKind.BLOCKED, Delivery.NOT_SENT).onBehalfOf("zoe"));
        CallQuery all = CallQuery.all();
        expect(all, "call-4", "call-3", "call-2", "call-1");

        assertThat(ids(found(all.connector("refunds")))).containsExactly("call-3", "call-2");
        assertThat(ids(found(all.succeeding()))).containsExactly("call-2", "call-1");
        assertThat(ids(found(all.failing()))).containsExactly("call-4", "call-3");
        assertThat(ids(found(all.failing(FailureKind.TIMEOUT)))).containsExactly("call-3");
        assertThat(ids(found(all.delivery(Delivery.NOT_SENT)))).containsExactly("call-4");
        assertThat(ids(found(all.callId("call-1")))).containsExactly("call-1");
        assertThat(ids(found(all.source("workflow")))).containsExactly("call-2");
        assertThat(ids(found(all.onBehalfOf("zoe")))).containsExactly("call-4");
        assertThat(ids(found(all.from(NOW.plusSeconds(2)).to(NOW.plusSeconds(4)))))
                .containsExactly("call-3", "call-2");
        assertThat(ids(found(all.connector("refunds").succeeding()))).containsExactly("call-2");
        assertThat(ids(found(all.connector("refunds").source("agent")))).isEmpty();
    }

    @Test
    void each_call_is_on_one_page_while_others_come() {
        IntStream.rangeClosed(1, 25).forEach(i -> appended(Example.at(i / 3)));
        appended(Example.at(9).of("refunds"));
        CallQuery query = CallQuery.all().connector("orders").limit(4);
        String[] all = IntStream.iterate(25, i -> i >= 1, i -> i - 1)
                .mapToObj(i -> "call-" + i / 3)
                .toArray(String[]::new);
        expect(CallQuery.all().connector("orders"), all);

        List<String> seen = new ArrayList<>();
        LoggedCall.Page page = log.find(ACME, query);
        seen.addAll(ids(page.calls()));
        while (page.next() != null) {
            appended(Example.at(100));
            page = log.find(ACME, query.after(page.next()));
            assertThat(page.calls()).isNotEmpty();
            seen.addAll(ids(page.calls()));
        }

        assertThat(seen).containsExactly(all);
    }

    @Test
    void what_no_page_said_is_refused() {
        appended(Example.at(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.find(ACME, CallQuery.all().after("yesterday")));
    }

    @Test
    void calls_that_are_too_old_are_dropped() throws Exception {
        log = newLog(new Retention(Duration.ofHours(1), 100, Duration.ofHours(1)));
        appended(Example.at(-7_200));
        appended(Example.at(-1_800));

        expect(CallQuery.all(), "call--1800");
    }

    @Test
    void calls_that_are_too_many_are_dropped_in_each_workspace_for_itself() throws Exception {
        log = newLog(new Retention(Duration.ofDays(1), 3, Duration.ofDays(1)));
        appended(Example.at(-100).in("other"));
        IntStream.rangeClosed(1, 8).forEach(i -> appended(Example.at(i)));

        expect(CallQuery.all(), "call-8", "call-7", "call-6");
        assertThat(ids(log.find("other", CallQuery.all()).calls())).containsExactly("call--100");
    }

    @Test
    void bodies_go_before_their_calls() throws Exception {
        log = newLog(new Retention(Duration.ofDays(1), 100, Duration.ofHours(1)));
        LoggedCall young = appended(Example.at(-1_800).with("young"));
        LoggedCall old = appended(Example.at(-7_200).with("old"));
        expect(CallQuery.all(), "call--1800", "call--7200");

        long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (found(CallQuery.all()).contains(old) && System.nanoTime() < patience) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(found(CallQuery.all())).containsExactly(young, old.withoutBodies());
    }

    @Test
    void what_was_logged_of_a_person_is_erased() {
        appended(Example.at(1).onBehalfOf("zoe"));
        appended(Example.at(2).onBehalfOf("yan"));
        appended(Example.at(3));
        appended(Example.at(4).onBehalfOf("zoe").in("other"));

        assertThat(log.erase(ACME, "zoe")).isEqualTo(1);

        expect(CallQuery.all(), "call-3", "call-2");
        assertThat(log.erase(ACME, "zoe")).isZero();
        assertThat(log.erase("other", "zoe")).isEqualTo(1);
    }

    @Test
    void the_log_of_a_workspace_is_erased() {
        appended(Example.at(1));
        appended(Example.at(2).in("other"));

        assertThat(log.erase(ACME)).isEqualTo(1);

        assertThat(found(CallQuery.all())).isEmpty();
        appended(Example.at(3));
        expect(CallQuery.all(), "call-3");
        assertThat(log.erase("other")).isEqualTo(1);
    }

    @Test
    void several_threads_append_and_nothing_is_lost() throws Exception {
        int threads = 8;
        int each = 50;
        Together.run(threads, thread -> {
            IntStream.range(0, each).forEach(i -> appended(Example.at(thread * each + i)));
            return thread;
        });

        expect(
                CallQuery.all().limit(1_000),
                IntStream.iterate(threads * each - 1, i -> i >= 0, i -> i - 1)
                        .mapToObj(i -> "call-" + i)
                        .toArray(String[]::new));
    }
}
