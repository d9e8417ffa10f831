package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Execution;
import io.dataconnectors.Method;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.testkit.StubApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trial 24: how many calls there may be by default, and how many there are. */
class LoadTest {
    private final StubApi api = StubApi.start();
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void close() {
        answered.countDown();
        api.close();
    }

    @Test
    void no_call_of_a_busy_workspace_with_200_threads_is_lost_by_default() throws Exception {
        api.on(Method.GET, "/orders").answer(200, "{}");
        ExecutorService threads = Executors.newFixedThreadPool(200);
        try (HttpConnectorExecutor executor = Calls.executor(api.port()).build()) {
            List<Future<Execution>> calls = new ArrayList<>();
            for (int i = 0; i < 800; i++) {
                calls.add(threads.submit(() -> executor.execute(Calls.call(Calls.get(api.url() + "/orders")))));
            }
            for (Future<Execution> call : calls) {
                assertThat(call.get(1, TimeUnit.MINUTES).failure()).isNull();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_host_sees_how_many_calls_are_in_flight_and_wait() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        api.on(Method.GET, "/orders").answer(request -> {
            asked.countDown();
            Blocked.until(answered);
            return Answer.json(200, "{}");
        });
        try (HttpConnectorExecutor executor = Calls.executor(api.port())
                .limits(CallLimits.standard().perWorkspace(2))
                .build()) {
            List<CompletableFuture<Execution>> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(executor.executeAsync(Calls.call(Calls.get(api.url() + "/orders"))));
            }
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

            assertThat(executor.inFlight()).isEqualTo(2);
            assertThat(executor.waiting()).isEqualTo(3);
            assertThat(executor.inFlightByWorkspace()).isEqualTo(Map.of("acme", 2));
            assertThat(executor.inFlightByOrigin()).isEqualTo(Map.of(api.url(), 2));
            assertThat(executor.limits().inFlight()).isEqualTo(512);
            assertThat(executor.limits().perWorkspace()).isEqualTo(2);
            assertThat(executor.limits().perOrigin()).isEqualTo(128);
            assertThat(executor.limits().waiting()).isEqualTo(2_048);
            assertThat(executor)
                    .hasToString(
                            "2 calls in flight, by workspace {acme=2}, by origin {" + api.url() + "=2}; 3 waiting");
            answered.countDown();
            calls.forEach(CompletableFuture::join);
            Eventually.holds("nothing is in flight", () -> executor.inFlight() == 0);
        }
    }
}
