package io.dataconnectors.http;

import static io.dataconnectors.http.TwoApis.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.spi.ConnectorListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One workspace, or one API, that takes all it can get leaves the others alone. */
class IsolationTest {
    private static final CallLimits NONE_WAIT = CallLimits.standard().waiting(0, 0);

    private final TwoApis apis = new TwoApis();

    @AfterEach
    void stop() {
        apis.close();
    }

    @Test
    void a_workspace_at_its_limit_is_told_at_once_and_nothing_is_sent() throws Exception {
        try (HttpConnectorExecutor executor = apis.executor(NONE_WAIT.perWorkspace(2))) {
            apis.hang(executor, "noisy", 2);

            Execution third = executor.execute(apis.answers("noisy"));

            assertThat(third.failure()).hasToString("OVERLOADED: Too many calls of this workspace are in flight");
            assertThat(third.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(third.attempts()).isZero();
            assertThat(apis.api.requests()).isEmpty();
            assertThat(executor.execute(apis.answers("acme")).failure()).isNull();
        }
    }

    @Test
    void an_origin_at_its_limit_is_the_limit_for_all_workspaces() throws Exception {
        try (HttpConnectorExecutor executor = apis.executor(NONE_WAIT.perOrigin(1))) {
            apis.hang(executor, "noisy", 1);

            assertThat(executor.execute(apis.hangs("acme")).failure())
                    .hasToString("OVERLOADED: Too many calls to " + apis.hanging.url() + " are in flight");
            assertThat(executor.execute(apis.answers("acme")).failure()).isNull();
        }
    }

    @Test
    void there_is_a_limit_for_all_calls() throws Exception {
        try (HttpConnectorExecutor executor = apis.executor(NONE_WAIT.inFlight(1))) {
            List<CompletableFuture<Execution>> hung = apis.hang(executor, "noisy", 1);

            assertThat(executor.execute(apis.answers("acme")).failure())
                    .hasToString("OVERLOADED: Too many calls are in flight");

            hung.get(0).cancel(true); // which gives its place back on another thread, a moment later
            Eventually.holds(
                    "there is a place again",
                    () -> executor.execute(apis.answers("acme")).succeeded());
        }
    }

    @Test
    void others_complete_while_all_calls_of_a_workspace_hang() throws Exception {
        try (HttpConnectorExecutor executor = apis.executor(CallLimits.standard())) {
            List<CompletableFuture<Execution>> hung = apis.hang(executor, "noisy", 64);
            List<CompletableFuture<Execution>> refusedLater = IntStream.range(0, 64)
                    .mapToObj(i -> executor.executeAsync(apis.hangs("noisy")))
                    .toList();

            for (int i = 0; i < 50; i++) {
                assertThat(executor.execute(apis.answers("acme")).failure()).isNull();
                assertThat(get(executor.executeAsync(apis.answers("other"))).failure())
                        .isNull();
            }

            assertThat(hung).noneMatch(CompletableFuture::isDone);
            for (CompletableFuture<Execution> refused : refusedLater) {
                assertThat(get(refused).failure().kind()).isEqualTo(FailureKind.OVERLOADED);
            }
            assertThat(apis.hanging.requests()).isEqualTo(64);
        }
    }

    @Test
    void a_listener_hears_of_a_call_that_is_refused() throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        try (HttpConnectorExecutor executor = apis.executor()
                .limits(NONE_WAIT.perWorkspace(1))
                .listener(new ConnectorListener() {
                    @Override
                    public void started(Call call) {
                        events.add("started " + call.workspace());
                    }

                    @Override
                    public void ended(Call call, Outcome outcome) {
                        events.add("ended " + outcome.failure());
                    }
                })
                .build()) {
            apis.hang(executor, "acme", 1);

            executor.execute(apis.answers("acme"));

            assertThat(events).containsExactly("started acme", "started acme", "ended OVERLOADED");
        }
    }
}
