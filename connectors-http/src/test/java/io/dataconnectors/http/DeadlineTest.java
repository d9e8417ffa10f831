package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** One deadline for all of a call, and connections that end with it. */
class DeadlineTest {
    @Test
    void a_server_that_never_answers_ends_as_unknown_and_sees_the_connection_close() throws Exception {
        try (RawServer server = RawServer.silent()) {
            Execution execution = executeUntil(server, outcome -> server.requests() > 0);

            assertThat(execution.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(execution.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(execution.attempts()).isEqualTo(1);
            assertThat(execution.answer()).isNull();
            assertThat(server.sawEveryConnectionEnd()).isTrue();
        }
    }

    @Test
    void a_body_that_drips_ends_at_the_deadline_too() throws Exception {
        try (RawServer server = RawServer.start(Fault.DRIPS_THE_BODY)) {
            Execution execution = executeUntil(server, outcome -> outcome.answer() != null);

            assertThat(execution.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(execution.delivery()).as("a head came").isEqualTo(Delivery.ANSWERED);
            assertThat(execution.answer()).hasToString("200, 0 bytes");
            assertThat(server.sawEveryConnectionEnd()).isTrue();
        }
    }

    @Test
    void a_handshake_that_never_ends_means_that_nothing_was_sent() throws Exception {
        try (RawServer server = RawServer.start(Fault.HANDSHAKE_NEVER_ANSWERED)) {
            Execution execution = executeUntil(server, outcome -> server.connections() > 0);

            assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(server.connections()).isPositive();
            assertThat(server.sawEveryConnectionEnd()).isTrue();
        }
    }

    @Test
    void a_name_that_is_never_resolved_means_that_nothing_was_sent() throws Exception {
        CountDownLatch forever = new CountDownLatch(1);
        try (HttpConnectorExecutor executor = Calls.executor(443)
                .names((host, port) -> {
                    Blocked.until(forever);
                    throw new UnknownHostException();
                })
                .build()) {
            Execution execution = Calls.inMoreAndMoreTime(
                    limit -> executor.execute(
                            Calls.call(Calls.get("https://shop.example.com/").timeout(limit))),
                    outcome -> outcome.attempts() > 0);

            assertThat(execution.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(execution.attempts()).isEqualTo(1);
        } finally {
            forever.countDown();
        }
    }

    @Test
    void the_callers_deadline_counts_as_well_as_the_definitions() {
        try (RawServer server = RawServer.silent();
                HttpConnectorExecutor executor = Calls.executor(server.port()).build()) {
            Invocation invocation =
                    Invocation.builder().deadline(Instant.now().plusMillis(300)).build();

            Execution execution =
                    executor.execute(Calls.call(Calls.get(server.url()).timeout(Limits.MAX_TIMEOUT), invocation));

            assertThat(execution.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(execution.duration()).isLessThan(Limits.MAX_TIMEOUT);
        }
    }

    @Test
    void a_deadline_that_has_passed_sends_nothing() {
        try (HttpConnectorExecutor executor = Calls.executor(443).build()) {
            Invocation late = Invocation.builder().deadline(Instant.EPOCH).build();

            Execution execution = executor.execute(Calls.call(Calls.get("https://127.0.0.1/"), late));

            assertThat(execution.failure()).hasToString("TIMEOUT: The deadline of the call had passed before it began");
            assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(execution.attempts()).isZero();
        }
    }

    @Test
    void less_than_a_second_is_told_in_milliseconds() {
        Instant now = Instant.EPOCH;
        try (RawServer server = RawServer.silent();
                HttpConnectorExecutor executor = Calls.executor(server.port())
                        .clock(Clock.fixed(now, ZoneOffset.UTC))
                        .build()) {
            assertThat(executor.execute(Calls.call(Calls.get(server.url()), until(now.plusNanos(900_000))))
                            .failure())
                    .hasToString("TIMEOUT: The call did not end within 1 ms");
            assertThat(executor.execute(Calls.call(Calls.get(server.url()), until(now.plusMillis(7))))
                            .failure())
                    .hasToString("TIMEOUT: The call did not end within 7 ms");
        }
    }

    private static Invocation until(Instant deadline) {
        return Invocation.builder().deadline(deadline).build();
    }

    @Test
    void cancelling_the_future_closes_the_connection() throws Exception {
        try (RawServer server = RawServer.silent();
                HttpConnectorExecutor executor = Calls.executor(server.port()).build()) {
            CompletableFuture<Execution> future = executor.executeAsync(Calls.call(Calls.get(server.url())));
            assertThat(server.gotRequests(1)).isTrue();

            future.cancel(true);

            assertThat(server.sawEveryConnectionEnd()).isTrue();
            assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void interrupting_the_caller_cancels_the_call_and_keeps_the_interrupt() throws Exception {
        try (RawServer server = RawServer.silent();
                HttpConnectorExecutor executor = Calls.executor(server.port()).build()) {
            AtomicReference<Execution> ended = new AtomicReference<>();
            AtomicReference<Boolean> interrupted = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                ended.set(executor.execute(Calls.call(Calls.post(server.url()))));
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            assertThat(server.gotRequests(1)).isTrue();

            caller.interrupt();
            caller.join();

            assertThat(ended.get().failure()).hasToString("CANCELLED: The call was cancelled");
            assertThat(ended.get().delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(interrupted.get()).isTrue();
            assertThat(server.sawEveryConnectionEnd()).isTrue();
        }
    }

    @Test
    void closing_the_executor_ends_calls_in_flight_and_refuses_others() throws Exception {
        try (RawServer server = RawServer.silent()) {
            HttpConnectorExecutor executor = Calls.executor(server.port()).build();
            ConnectorDefinition.Builder definition = Calls.get(server.url());
            CompletableFuture<Execution> future = executor.executeAsync(Calls.call(definition));
            assertThat(server.gotRequests(1)).isTrue();

            executor.close();

            assertThat(future.get(1, TimeUnit.MINUTES).failure()).hasToString("CANCELLED: The call was cancelled");
            assertThat(server.sawEveryConnectionEnd()).isTrue();
            assertThatThrownBy(() -> executor.execute(Calls.call(definition)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The executor is closed");
            assertThatThrownBy(() -> executor.executeAsync(Calls.call(definition)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The executor is closed");
        }
    }

    private static Execution executeUntil(RawServer server, Predicate<Execution> farEnough) {
        return Calls.inMoreAndMoreTime(
                limit -> {
                    Execution late = Calls.execute(
                            server.port(), Calls.post(server.url()).timeout(limit));
                    assertThat(late.failure())
                            .hasToString("TIMEOUT: The call did not end within " + limit.toSeconds() + " s");
                    assertThat(late.duration()).isGreaterThanOrEqualTo(limit);
                    return late;
                },
                farEnough);
    }
}
