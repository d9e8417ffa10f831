package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import io.dataconnectors.testkit.StubRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AccessTokenSharingTest {
    private static final int CALLERS = 64;

    private final TokenStub stub = new TokenStub();
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    /** What is asynchronous runs on the caller's thread until it waits: then it has joined the fetch for certain. */
    private final HttpConnectorExecutor executor =
            stub.executor().executor(Runnable::run).build();

    @AfterEach
    void stop() {
        released.countDown();
        callers.shutdownNow();
        executor.close();
        stub.close();
    }

    private Answer await(Answer answer) {
        Blocked.until(released);
        return answer;
    }

    private CompletableFuture<Execution> start() {
        return executor.executeAsync(Calls.call(stub.get()));
    }

    private List<CompletableFuture<Execution>> startAll() throws Exception {
        List<Future<CompletableFuture<Execution>>> starting = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            starting.add(callers.submit(this::start));
        }
        List<CompletableFuture<Execution>> started = new ArrayList<>();
        for (Future<CompletableFuture<Execution>> start : starting) {
            started.add(start.get());
        }
        return started;
    }

    @Test
    void however_many_calls_wait_the_token_is_fetched_once() throws Exception {
        stub.answers(request -> await(stub.token("3600")));

        List<CompletableFuture<Execution>> started = startAll();
        released.countDown();

        for (CompletableFuture<Execution> call : started) {
            assertThat(call.get().succeeded()).isTrue();
        }
        assertThat(stub.fetches()).isEqualTo(1);
        assertThat(stub.shown()).hasSize(CALLERS).containsOnly("Bearer token-1");
    }

    @Test
    void callers_that_block_share_a_fetch_too() throws Exception {
        stub.answers(request -> await(stub.token("3600")));
        List<Future<Execution>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            calls.add(callers.submit(() -> executor.execute(Calls.call(stub.get()))));
        }
        released.countDown();

        for (Future<Execution> call : calls) {
            assertThat(call.get().succeeded()).isTrue();
        }
        assertThat(stub.fetches()).isEqualTo(1);
    }

    @Test
    void a_failure_comes_to_all_who_wait_and_the_next_call_tries_again() throws Exception {
        stub.answers(request -> stub.fetches() == 1 ? await(Answer.json(500, "")) : stub.token("3600"));

        List<CompletableFuture<Execution>> started = startAll();
        released.countDown();

        for (CompletableFuture<Execution> call : started) {
            assertThat(call.get().failure()).hasToString("AUTHENTICATION: The token endpoint answered with status 500");
        }
        assertThat(stub.fetches()).isEqualTo(1);
        assertThat(start().get().succeeded()).isTrue();
    }

    @Test
    void the_first_who_waits_can_leave_without_ending_the_fetch_for_others() throws Exception {
        stub.answers(request -> await(stub.token("3600")));
        CompletableFuture<Execution> first = start();
        CompletableFuture<Execution> second = start();

        first.cancel(true);
        released.countDown();

        assertThat(second.get().succeeded()).isTrue();
        assertThat(stub.fetches()).isEqualTo(1);
    }

    @Test
    void each_who_waits_is_bound_by_a_deadline_of_its_own() throws Exception {
        stub.answers(request -> await(stub.token("3600")));
        CompletableFuture<Execution> patient = start();
        var hasty = stub.get().limits(Limits.DEFAULT.timeout(Duration.ofMillis(50)));

        Execution timeout = executor.executeAsync(Calls.call(hasty)).get();
        released.countDown();

        assertThat(timeout.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(timeout.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(timeout.attempts()).isZero();
        assertThat(patient.get().succeeded()).isTrue();
        assertThat(stub.fetches()).isEqualTo(1);
    }

    @Test
    void who_leaves_last_ends_the_fetch_and_the_next_call_begins_another() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        stub.answers(request -> {
            asked.countDown();
            return isFirst(request) ? await(stub.token("3600")) : stub.token("3600");
        });
        CompletableFuture<Execution> first = start();
        CompletableFuture<Execution> second = start();
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

        first.cancel(true);
        second.cancel(true);

        assertThat(start().get().succeeded()).isTrue();
        assertThat(stub.fetches()).isEqualTo(2);
    }

    private boolean isFirst(StubRequest request) {
        return stub.auth.requests().get(0) == request;
    }

    @Test
    void closing_the_executor_ends_those_who_wait() throws Exception {
        stub.answers(request -> await(stub.token("3600")));
        CompletableFuture<Execution> waiting = start();

        executor.close();

        assertThat(waiting.get().failure()).hasToString("CANCELLED: The call was cancelled");
    }

    @Test
    void the_deadline_of_an_invocation_counts_while_a_token_is_fetched() throws Exception {
        stub.answers(request -> await(stub.token("3600")));
        var invocation =
                Invocation.builder().deadline(Instant.now().plusMillis(50)).build();

        Execution execution =
                executor.executeAsync(Calls.call(stub.get(), invocation)).get();

        assertThat(execution.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
    }
}
