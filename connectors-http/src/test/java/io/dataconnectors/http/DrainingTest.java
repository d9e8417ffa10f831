package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Answer;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Method;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.testkit.StubApi;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trial 28: an executor that closes lets its calls end, if it is told to. */
class DrainingTest {
    private final StubApi api = StubApi.start();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final HttpConnectorExecutor executor = Calls.executor(api.port()).build();

    DrainingTest() {
        api.on(Method.GET, "/orders").answer(request -> {
            asked.countDown();
            Blocked.until(answered);
            return Answer.json(200, "{}");
        });
    }

    @AfterEach
    void close() {
        answered.countDown();
        executor.close();
        api.close();
    }

    private CompletableFuture<Execution> callInFlight() throws Exception {
        CompletableFuture<Execution> call = executor.executeAsync(Calls.call(Calls.get(api.url() + "/orders")));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        return call;
    }

    @Test
    void calls_in_flight_end_and_no_others_begin() throws Exception {
        CompletableFuture<Execution> call = callInFlight();
        CompletableFuture<Boolean> closing = CompletableFuture.supplyAsync(
                () -> executor.close(Duration.ofMinutes(1)), task -> new Thread(task).start());
        Eventually.holds("no call begins", this::isClosed);
        assertThat(closing).isNotDone();

        answered.countDown();

        assertThat(call.get(1, TimeUnit.MINUTES).failure()).isNull();
        assertThat(closing.get(1, TimeUnit.MINUTES)).isTrue();
    }

    private boolean isClosed() {
        try {
            executor.executeAsync(Calls.call(Calls.get(api.url() + "/other")));
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    @Test
    void those_that_take_too_long_are_cancelled() throws Exception {
        CompletableFuture<Execution> call = callInFlight();

        assertThat(executor.close(Duration.ofMillis(1))).isFalse();

        assertThat(call.get(1, TimeUnit.MINUTES).failure().kind()).isEqualTo(FailureKind.CANCELLED);
    }

    @Test
    void an_interrupt_ends_the_wait_and_stays_set() throws Exception {
        CompletableFuture<Execution> call = callInFlight();
        Thread.currentThread().interrupt();

        assertThat(executor.close(Duration.ofMinutes(1))).isFalse();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(call.get(1, TimeUnit.MINUTES).failure().kind()).isEqualTo(FailureKind.CANCELLED);
    }

    @Test
    void one_without_calls_closes_at_once_and_once_more() {
        assertThat(executor.close(Duration.ZERO)).isTrue();
        assertThat(executor.close(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
        assertThatThrownBy(() -> executor.execute(Calls.call(Calls.get(api.url()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The executor is closed");
    }
}
