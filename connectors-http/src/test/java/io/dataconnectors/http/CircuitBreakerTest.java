package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.fuzz.SettableClock;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An origin that keeps failing is left alone for a moment. */
class CircuitBreakerTest {
    private static final CircuitBreaker THREE =
            CircuitBreaker.standard().failures(3).pause(Duration.ofSeconds(5), Duration.ofSeconds(60));

    private final StubApi api = StubApi.start();
    private final SettableClock clock = new SettableClock();
    private final HttpConnectorExecutor executor = executor(THREE);

    @AfterEach
    void stop() {
        executor.close();
        api.close();
    }

    private HttpConnectorExecutor executor(CircuitBreaker breaker) {
        return Calls.executor(api.port()).circuitBreaker(breaker).clock(clock).build();
    }

    private void answers(int... statuses) {
        Answer[] then = IntStream.of(statuses)
                .skip(1)
                .mapToObj(status -> Answer.json(status, "{}"))
                .toArray(Answer[]::new);
        api.on(Method.GET, "/orders").answer(Answer.json(statuses[0], "{}"), then);
    }

    private ConnectorDefinition.Builder orders() {
        return Calls.get(api.url() + "/orders").limits(Limits.DEFAULT.retries(0));
    }

    private Execution execute(String workspace) {
        return executor.execute(new ConnectorCall(workspace, orders().build(), Invocation.empty()));
    }

    private Execution execute() {
        return execute("acme");
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(execute().failure().kind()).isEqualTo(FailureKind.HTTP_STATUS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void an_origin_that_is_away_is_paused_and_nothing_is_sent(int status) {
        answers(status);
        fail(3);

        Execution paused = execute();

        assertThat(paused.failure())
                .hasToString("PAUSED: " + api.url() + " failed 3 times in a row and is paused until"
                        + " 2026-11-23T10:00:05Z");
        assertThat(executor.paused()).isEqualTo(1);
        assertThat(paused.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(paused.attempts()).isZero();
        assertThat(api.requests()).hasSize(3);
    }

    @Test
    void an_origin_that_cannot_be_reached_is_paused() {
        try (RawServer gone = RawServer.start(Fault.REFUSED);
                HttpConnectorExecutor calls = Calls.executor(gone.port())
                        .circuitBreaker(THREE)
                        .clock(clock)
                        .build()) {
            ConnectorCall call = Calls.call(Calls.get(gone.url()).limits(Limits.DEFAULT.retries(0)));
            for (int i = 0; i < 3; i++) {
                assertThat(calls.execute(call).failure().kind()).isEqualTo(FailureKind.CONNECT_FAILED);
            }

            assertThat(calls.execute(call).failure().kind()).isEqualTo(FailureKind.PAUSED);
        }
    }

    @Test
    void a_pause_is_of_one_workspace_alone() {
        answers(503, 503, 503, 200);
        fail(3);

        assertThat(execute("other").failure()).isNull();
        assertThat(execute().failure().kind()).isEqualTo(FailureKind.PAUSED);
        assertThat(executor.paused()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 429, 500})
    void any_other_answer_shows_that_the_origin_is_there(int status) {
        answers(503, 503, status, 503, 503, status, 503);

        for (int i = 0; i < 7; i++) {
            Execution execution = execute();
            assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
        }
    }

    @Test
    void after_the_pause_an_answer_makes_all_as_it_was() {
        answers(503, 503, 503, 200, 503, 503, 200);
        fail(3);
        clock.pass(Duration.ofSeconds(5));

        assertThat(executor.paused()).isZero();
        assertThat(execute().failure()).isNull();
        fail(2);
        assertThat(execute().failure()).isNull();
    }

    @Test
    void after_the_pause_one_more_failure_doubles_it_up_to_the_longest() {
        answers(503);
        fail(3);
        for (int seconds : List.of(5, 10, 20, 40, 60, 60)) {
            clock.pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(execute().failure().kind()).isEqualTo(FailureKind.PAUSED);
            clock.pass(Duration.ofNanos(1));
            fail(1);
        }
        assertThat(execute().failure().message()).startsWith(api.url() + " failed 9 times in a row");
    }

    @Test
    void after_the_pause_one_call_goes_ahead_and_the_others_wait_for_what_it_finds() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        answers(503);
        fail(3);
        clock.pass(Duration.ofSeconds(5));
        api.on(Method.GET, "/orders").answer(request -> {
            arrived.countDown();
            Blocked.until(release);
            return Answer.json(200, "{}");
        });
        CompletableFuture<Execution> probe = executor.executeAsync(Calls.call(orders()));
        assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();

        assertThat(execute().failure())
                .hasToString("PAUSED: " + api.url()
                        + " failed 3 times in a row, and another call is finding out whether it works again");
        release.countDown();
        assertThat(probe.get(1, TimeUnit.MINUTES).failure()).isNull();
        assertThat(execute().failure()).isNull();
    }

    @Test
    void one_that_goes_ahead_and_is_cancelled_leaves_it_to_the_next() throws Exception {
        answers(503);
        fail(3);
        clock.pass(Duration.ofSeconds(5));
        answers(200);
        Thread caller = new Thread(() -> {
            Thread.currentThread().interrupt();
            execute();
        });
        caller.start();
        caller.join();

        assertThat(execute().failure()).isNull();
    }

    @Test
    void a_pause_is_as_long_as_the_origin_asks_up_to_the_longest() {
        api.on(Method.GET, "/orders").answer(Answer.of(503, List.of(new Header("Retry-After", "30")), new byte[0]));
        fail(3);
        assertThat(execute().failure().message()).endsWith("is paused until 2026-11-23T10:00:30Z");

        clock.pass(Duration.ofSeconds(30));
        api.on(Method.GET, "/orders").answer(Answer.of(503, List.of(new Header("Retry-After", "86400")), new byte[0]));
        fail(1);
        assertThat(execute().failure().message()).endsWith("is paused until 2026-11-23T10:01:30Z");
    }

    @Test
    void failures_that_are_far_apart_are_no_row() {
        answers(503);
        for (int i = 0; i < 5; i++) {
            fail(2);
            clock.pass(Duration.ofSeconds(60));
        }
    }

    @Test
    void a_call_does_not_go_on_trying_what_it_has_brought_to_a_pause() {
        answers(503);

        Execution execution = executor.execute(Calls.call(orders().limits(Limits.DEFAULT.retries(5))));

        assertThat(execution.attempts()).isEqualTo(3);
        assertThat(execution.failure().kind()).isEqualTo(FailureKind.HTTP_STATUS);
    }

    @Test
    void a_clock_that_is_set_back_makes_no_pause_longer_than_pauses_are() {
        answers(503, 503, 503, 200);
        fail(3);

        clock.pass(Duration.ofHours(-1));

        assertThat(execute().failure()).isNull();
    }

    @Test
    void an_answer_that_the_definition_calls_a_success_is_no_failure() {
        answers(503);
        for (int i = 0; i < 5; i++) {
            assertThat(executor.execute(Calls.call(orders().successStatus(503, 503)))
                            .failure())
                    .isNull();
        }
    }

    @Test
    void it_can_be_switched_off() {
        answers(503);
        try (HttpConnectorExecutor never = executor(CircuitBreaker.off())) {
            for (int i = 0; i < 20; i++) {
                assertThat(never.execute(Calls.call(orders())).delivery()).isEqualTo(Delivery.ANSWERED);
            }
        }
    }

    @Test
    void bad_rules_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CircuitBreaker.standard().failures(0))
                .withMessage("It takes 1 failure or more to pause an origin, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CircuitBreaker.standard().pause(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessage("A pause is longer than nothing, the longest is no shorter and at most a day,"
                        + " unlike PT2S and PT1S");
        assertThat(CircuitBreaker.standard()).hasToString("after 10 failures a pause of PT5S, at most PT1M");
    }
}
