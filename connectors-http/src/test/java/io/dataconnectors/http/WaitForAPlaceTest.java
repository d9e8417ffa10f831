package io.dataconnectors.http;

import static io.dataconnectors.http.TwoApis.call;
import static io.dataconnectors.http.TwoApis.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Limits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls for which there is no place yet. */
class WaitForAPlaceTest {
    private static final CallLimits ONE_CALL =
            CallLimits.standard().perWorkspace(1).longestWait(Limits.MAX_TIMEOUT);

    private final TwoApis apis = new TwoApis();

    @AfterEach
    void stop() {
        apis.close();
    }

    @Test
    void a_call_that_waits_goes_in_when_another_ends() throws Exception {
        try (HttpConnectorExecutor executor = apis.executor(ONE_CALL.waiting(1, 1))) {
            CompletableFuture<Execution> hung = apis.hang(executor, "acme", 1).get(0);
            CompletableFuture<Execution> waits = executor.executeAsync(apis.answers("acme"));
            assertThat(executor.execute(apis.answers("acme")).failure().kind())
                    .as("one more, for the only place to wait is taken")
                    .isEqualTo(FailureKind.OVERLOADED);
            assertThat(waits).isNotDone();

            hung.cancel(true);

            assertThat(get(waits).failure()).isNull();
        }
    }

    @Test
    void the_deadline_goes_on_while_a_call_waits() throws Exception {
        try (HttpConnectorExecutor executor = apis.executor(ONE_CALL)) {
            apis.hang(executor, "acme", 1);

            Execution waited = executor.execute(call("acme", apis.orders().timeout(Duration.ofMillis(200))));

            assertThat(waited.failure()).hasToString("TIMEOUT: The call did not end within 200 ms");
            assertThat(waited.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(waited.attempts()).isZero();
        }
    }

    @Test
    void a_wait_that_is_too_long_ends_as_overloaded() throws Exception {
        try (HttpConnectorExecutor executor = apis.executor(ONE_CALL.longestWait(Duration.ofMillis(50)))) {
            apis.hang(executor, "acme", 1);

            assertThat(executor.execute(apis.answers("acme")).failure())
                    .hasToString("OVERLOADED: Too many calls are in flight, and none made room in time");
        }
    }

    @Test
    void who_cancels_a_call_that_waits_makes_room_for_another_to_wait() throws Exception {
        try (HttpConnectorExecutor executor = apis.executor(ONE_CALL.waiting(1, 1))) {
            CompletableFuture<Execution> hung = apis.hang(executor, "acme", 1).get(0);
            CompletableFuture<Execution> waits = executor.executeAsync(apis.answers("acme"));
            assertThat(get(executor.executeAsync(apis.answers("acme")))
                            .failure()
                            .kind())
                    .isEqualTo(FailureKind.OVERLOADED);

            waits.cancel(true);
            CompletableFuture<Execution> instead = executor.executeAsync(apis.answers("acme"));

            assertThat(instead).isNotDone();
            hung.cancel(true);
            assertThat(get(instead).failure()).isNull();
            assertThat(apis.api.requests()).hasSize(1);
        }
    }
}
