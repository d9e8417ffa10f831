package io.dataconnectors.http;

import static io.dataconnectors.http.TwoApis.assertAllSucceed;
import static io.dataconnectors.http.TwoApis.call;
import static io.dataconnectors.http.TwoApis.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.spi.SecretResolver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of the host's own blocks, its plug-ins and what depends on its calls, holds up nobody else. */
class BlockingHostsTest {
    /** How many resolvers of one workspace run at once at least. */
    private static final int SHARE = 16;

    private final TwoApis apis = new TwoApis();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        apis.close();
    }

    /** Returns secrets that come for one workspace when the test says so, and at once for the others. */
    private SecretResolver blocking(String workspace, CountDownLatch blocked) {
        return query -> {
            if (query.workspace().equals(workspace)) {
                blocked.countDown();
                Blocked.until(release);
            }
            return Secret.of("tok-1f7c");
        };
    }

    @Test
    void others_complete_while_a_workspaces_secrets_hang() throws Exception {
        CountDownLatch blocked = new CountDownLatch(SHARE);
        try (HttpConnectorExecutor executor =
                apis.executor().secrets(blocking("noisy", blocked)).build()) {
            List<CompletableFuture<Execution>> hung = IntStream.range(0, 64)
                    .mapToObj(i -> executor.executeAsync(apis.withSecret("noisy")))
                    .toList();
            assertThat(blocked.await(1, TimeUnit.MINUTES)).isTrue();

            for (int i = 0; i < 20; i++) {
                assertThat(executor.execute(apis.withSecret("acme")).failure()).isNull();
                assertThat(get(executor.executeAsync(apis.withSecret("other"))).failure())
                        .isNull();
            }

            assertThat(hung).noneMatch(CompletableFuture::isDone);
            release.countDown();
            assertAllSucceed(hung);
        }
    }

    @Test
    void a_thousand_secrets_that_hang_take_a_bounded_number_of_threads_and_leave_some_to_others() throws Exception {
        List<String> noisy = List.of("noisy-1", "noisy-2", "noisy-3", "noisy-4");
        CountDownLatch blocked = new CountDownLatch(noisy.size() * SHARE);
        CallLimits wide =
                CallLimits.standard().inFlight(2_000).perWorkspace(250).perOrigin(2_000);
        try (HttpConnectorExecutor executor = apis.executor()
                .limits(wide)
                .secrets(query -> {
                    if (noisy.contains(query.workspace())) {
                        blocked.countDown();
                        Blocked.until(release);
                    }
                    return Secret.of("tok-1f7c");
                })
                .build()) {
            List<CompletableFuture<Execution>> hung = IntStream.range(0, 1_000)
                    .mapToObj(i -> executor.executeAsync(apis.withSecret(noisy.get(i % noisy.size()))))
                    .toList();
            assertThat(blocked.await(1, TimeUnit.MINUTES)).isTrue();

            assertThat(get(executor.executeAsync(apis.withSecret("acme"))).failure())
                    .isNull();
            assertThat(executor.execute(apis.withSecret("acme")).failure()).isNull();
            assertThat(hung).noneMatch(CompletableFuture::isDone);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().equals("connectors-plug-in"))
                    .hasSizeLessThanOrEqualTo(128);
        }
    }

    @Test
    void a_call_that_waits_for_its_turn_to_ask_for_a_secret_ends_at_its_deadline() throws Exception {
        CountDownLatch blocked = new CountDownLatch(SHARE);
        try (HttpConnectorExecutor executor =
                apis.executor().secrets(blocking("noisy", blocked)).build()) {
            List<CompletableFuture<Execution>> hung = IntStream.range(0, SHARE)
                    .mapToObj(i -> executor.executeAsync(apis.withSecret("noisy")))
                    .toList();
            assertThat(blocked.await(1, TimeUnit.MINUTES)).isTrue();

            Execution late = executor.execute(call(
                    "noisy",
                    apis.orders().auth(Auth.bearer("{{secret.shop_token}}")).timeout(Duration.ofMillis(200))));

            assertThat(late.failure().message()).isEqualTo("The call did not end within 200 ms");
            assertThat(late.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(hung).noneMatch(CompletableFuture::isDone);
            release.countDown();
            assertAllSucceed(hung);
        }
    }

    @Test
    void a_call_whose_secret_does_not_come_ends_at_its_deadline_and_keeps_its_place_until_it_does() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        try (HttpConnectorExecutor executor = apis.executor()
                .secrets(blocking("noisy", blocked))
                .limits(CallLimits.standard().perWorkspace(1).longestWait(Limits.MAX_TIMEOUT))
                .build()) {
            Execution late = Calls.inMoreAndMoreTime(
                    limit -> executor.execute(call(
                            "noisy",
                            apis.orders()
                                    .auth(Auth.bearer("{{secret.shop_token}}"))
                                    .timeout(limit))),
                    outcome -> blocked.getCount() == 0);
            CompletableFuture<Execution> next = executor.executeAsync(apis.answers("noisy"));

            assertThat(late.failure().message()).matches("The call did not end within [0-9]+ s");
            assertThat(late.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(next).isNotDone();
            release.countDown();
            assertThat(get(next).failure()).isNull();
            assertThat(apis.api.requests()).hasSize(1);
        }
    }

    @Test
    void a_signer_that_blocks_does_not_hold_its_caller_either() {
        CountDownLatch blocked = new CountDownLatch(1);
        try (HttpConnectorExecutor executor = apis.executor()
                .signer("slow", request -> {
                    blocked.countDown();
                    Blocked.until(release);
                    return RequestSigner.Signature.header("X-Signature", "late");
                })
                .build()) {
            Execution late = Calls.inMoreAndMoreTime(
                    limit -> executor.execute(call(
                            "acme",
                            apis.orders().auth(Auth.signer("slow", Map.of())).timeout(limit))),
                    outcome -> blocked.getCount() == 0);

            assertThat(late.failure().message()).matches("The call did not end within [0-9]+ s");
            assertThat(late.delivery()).isEqualTo(Delivery.NOT_SENT);
        }
    }

    @Test
    void dependents_that_block_hold_up_no_other_call() throws Exception {
        int more = 40;
        CountDownLatch blocked = new CountDownLatch(more);
        CountDownLatch allDepend = new CountDownLatch(1);
        ConnectorCall noisy = apis.answers("noisy");
        apis.api.on(Method.GET, "/orders").answer(request -> {
            Blocked.until(allDepend);
            return Answer.json(200, "{}");
        });
        try (HttpConnectorExecutor executor = apis.executor().build()) {
            List<CompletableFuture<Void>> dependents = IntStream.range(0, more)
                    .mapToObj(i -> executor.executeAsync(noisy).thenAccept(outcome -> {
                        blocked.countDown();
                        Blocked.until(release);
                    }))
                    .toList();
            allDepend.countDown();
            assertThat(blocked.await(1, TimeUnit.MINUTES)).isTrue();

            assertThat(get(executor.executeAsync(apis.answers("acme"))).failure())
                    .isNull();
            assertThat(executor.execute(apis.answers("acme")).failure()).isNull();

            release.countDown();
            assertAllEnd(dependents);
        } finally {
            allDepend.countDown();
        }
    }

    @Test
    void dependents_that_wait_for_each_other_are_all_told_when_the_executor_is_closed() throws Exception {
        int calls = 40;
        CountDownLatch told = new CountDownLatch(calls);
        HttpConnectorExecutor executor = apis.executor().build();
        List<CompletableFuture<Void>> dependents = apis.hang(executor, "acme", calls).stream()
                .map(call -> call.thenAccept(outcome -> {
                    told.countDown();
                    Blocked.until(told);
                }))
                .toList();

        executor.close();

        assertAllEnd(dependents);
    }

    private static void assertAllEnd(List<CompletableFuture<Void>> dependents) {
        assertThat(CompletableFuture.allOf(dependents.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofMinutes(1));
    }
}
