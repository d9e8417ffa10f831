package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.testkit.StubApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trial 2: asynchronous calls of a workspace whose steps take long, as checks of large inputs may. */
class SlowWorkspaceTest {
    private static final int CALLS = 40;
    private static final String LATE = "call-that-is-late";

    private final StubApi api = StubApi.start();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ConnectorListener slow = new ConnectorListener() {
        @Override
        public void started(Call call) {
            if (call.workspace().equals("slow") && !call.callId().equals(LATE)) {
                Blocked.until(end);
            }
        }
    };
    private final HttpConnectorExecutor executor =
            Calls.executor(api.port()).listener(slow).build();

    SlowWorkspaceTest() {
        api.on(Method.GET, "/orders").answer(200, "{}");
    }

    @AfterEach
    void close() {
        end.countDown();
        executor.close();
        api.close();
    }

    private CompletableFuture<Execution> call(String workspace, Invocation invocation) {
        return executor.executeAsync(
                new ConnectorCall(workspace, Calls.get(api.url() + "/orders").build(), invocation));
    }

    private List<CompletableFuture<Execution>> slowCalls() {
        List<CompletableFuture<Execution>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(call("slow", Invocation.empty()));
        }
        return calls;
    }

    @Test
    void they_leave_workers_to_the_calls_of_others() throws Exception {
        List<CompletableFuture<Execution>> hanging = slowCalls();

        Execution other = call("other", Invocation.empty()).get(1, TimeUnit.MINUTES);

        assertThat(other.failure()).isNull();
        assertThat(hanging).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void one_that_waits_for_a_worker_ends_at_its_own_deadline() throws Exception {
        slowCalls();

        Execution late = call(
                        "slow",
                        Invocation.builder()
                                .callId(LATE)
                                .deadline(Instant.now().plusSeconds(1))
                                .build())
                .get(1, TimeUnit.MINUTES);

        assertThat(late.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(end.getCount()).as("the workers are busy still").isEqualTo(1);
    }
}
