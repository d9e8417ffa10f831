package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More calls at once, of one workspace, than the transport has connections for it. */
@Tag("thorough")
class CrowdTest {
    private static final int CALLS = 5_000;

    /** Many fewer than there are calls, also where each exchange takes one. */
    private static final int THREADS = Calls.isOnTheJdk() ? 100 : 300;

    private final StubApi api = StubApi.start();
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void close() {
        answered.countDown();
        api.close();
    }

    @Test
    void five_thousand_calls_of_a_workspace_are_all_answered_and_another_workspace_meanwhile() throws Exception {
        CountDownLatch asked = new CountDownLatch(100);
        api.on(Method.GET, "/orders").answer(request -> {
            asked.countDown();
            Blocked.until(answered);
            return Answer.json(200, "{}");
        });
        api.on(Method.GET, "/other").answer(200, "{}");
        CallLimits limits =
                CallLimits.standard().inFlight(CALLS + 1).perWorkspace(CALLS).perOrigin(CALLS + 1);
        try (HttpConnectorExecutor executor =
                Calls.executor(api.port()).limits(limits).build()) {
            List<CompletableFuture<Execution>> crowd = IntStream.range(0, CALLS)
                    .mapToObj(i -> executor.executeAsync(call("acme", "/orders")))
                    .toList();
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

            assertThat(executor.execute(call("globex", "/other")).failure()).isNull();
            assertThat(executor.inFlight()).isEqualTo(CALLS);
            assertThat(threads()).isLessThan(THREADS);

            answered.countDown();
            for (CompletableFuture<Execution> call : crowd) {
                assertThat(call.get(1, TimeUnit.MINUTES).failure()).isNull();
            }
            assertThat(threads()).isLessThan(THREADS);
        }
    }

    private ConnectorCall call(String workspace, String path) {
        ConnectorDefinition.Builder definition = Calls.get(api.url() + path).timeout(Duration.ofMinutes(1));
        return new ConnectorCall(workspace, definition.build(), Invocation.empty());
    }

    /** Returns how many threads the library and the JDK's client have. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(connectors|HttpClient)-.*"))
                .count();
    }
}
