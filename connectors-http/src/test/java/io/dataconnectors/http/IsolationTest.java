package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.testkit.StubApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One workspace, or one API, that takes all it can get leaves the others alone. */
class IsolationTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final CallLimits NONE_WAIT = CallLimits.standard().waiting(0, 0);

    private final RawServer hanging = RawServer.start((socket, out) -> {});
    private final StubApi api = StubApi.start();

    @AfterEach
    void stop() {
        hanging.close();
        api.close();
    }

    private HttpConnectorExecutor.Builder executor() {
        return Calls.executor(api.port())
                .egress(Calls.loopback(api.port()).allowPort(hanging.port()).allowPort(444));
    }

    private static ConnectorCall call(String workspace, ConnectorDefinition.Builder definition) {
        return new ConnectorCall(workspace, definition.build(), Invocation.empty());
    }

    private ConnectorCall hangs(String workspace) {
        return call(workspace, Calls.post(hanging.url()).timeout(LONG));
    }

    private ConnectorCall answers(String workspace) {
        api.on(Method.GET, "/orders").answer(200, "{}");
        return call(workspace, Calls.get(api.url() + "/orders").timeout(LONG));
    }

    private static Execution get(CompletableFuture<Execution> future) throws Exception {
        return future.get(50, TimeUnit.SECONDS);
    }

    private List<CompletableFuture<Execution>> hang(HttpConnectorExecutor executor, String workspace, int calls)
            throws InterruptedException {
        List<CompletableFuture<Execution>> futures = IntStream.range(0, calls)
                .mapToObj(i -> executor.executeAsync(hangs(workspace)))
                .toList();
        for (int i = 0; i < calls; i++) {
            assertThat(hanging.gotARequest()).isTrue();
        }
        return futures;
    }

    @Test
    void a_workspace_at_its_limit_is_told_at_once_and_nothing_is_sent() throws Exception {
        try (HttpConnectorExecutor executor =
                executor().limits(NONE_WAIT.perWorkspace(2)).build()) {
            hang(executor, "noisy", 2);

            Execution third = executor.execute(answers("noisy"));

            assertThat(third.failure()).hasToString("OVERLOADED: Too many calls of this workspace are in flight");
            assertThat(third.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(third.attempts()).isZero();
            assertThat(api.requests()).isEmpty();
            assertThat(executor.execute(answers("acme")).failure()).isNull();
        }
    }

    @Test
    void an_origin_at_its_limit_is_the_limit_for_all_workspaces() throws Exception {
        try (HttpConnectorExecutor executor =
                executor().limits(NONE_WAIT.perOrigin(1)).build()) {
            hang(executor, "noisy", 1);

            assertThat(executor.execute(hangs("acme")).failure())
                    .hasToString("OVERLOADED: Too many calls to " + hanging.url() + " are in flight");
            assertThat(executor.execute(answers("acme")).failure()).isNull();
        }
    }

    @Test
    void there_is_a_limit_for_all_calls() throws Exception {
        try (HttpConnectorExecutor executor =
                executor().limits(NONE_WAIT.inFlight(1)).build()) {
            List<CompletableFuture<Execution>> hung = hang(executor, "noisy", 1);

            assertThat(executor.execute(answers("acme")).failure())
                    .hasToString("OVERLOADED: Too many calls are in flight");
            hung.get(0).cancel(true);
            assertThat(get(executorFree(executor)).failure()).isNull();
        }
    }

    /** Returns a call that got a place: a cancelled one gives its own back on another thread, a moment later. */
    private CompletableFuture<Execution> executorFree(HttpConnectorExecutor executor) throws Exception {
        CompletableFuture<Execution> call = executor.executeAsync(answers("acme"));
        while (get(call).failure() != null) {
            assertThat(get(call).failure().kind()).isEqualTo(FailureKind.OVERLOADED);
            Thread.onSpinWait();
            call = executor.executeAsync(answers("acme"));
        }
        return call;
    }

    @Test
    void others_complete_while_all_calls_of_a_workspace_hang() throws Exception {
        try (HttpConnectorExecutor executor = executor().build()) {
            List<CompletableFuture<Execution>> hung = hang(executor, "noisy", 64);
            List<CompletableFuture<Execution>> refusedLater = IntStream.range(0, 64)
                    .mapToObj(i -> executor.executeAsync(hangs("noisy")))
                    .toList();

            for (int i = 0; i < 50; i++) {
                assertThat(executor.execute(answers("acme")).failure()).isNull();
                assertThat(get(executor.executeAsync(answers("other"))).failure())
                        .isNull();
            }

            assertThat(hung).noneMatch(CompletableFuture::isDone);
            for (CompletableFuture<Execution> refused : refusedLater) {
                assertThat(get(refused).failure().kind()).isEqualTo(FailureKind.OVERLOADED);
            }
            assertThat(hanging.requests()).isEqualTo(64);
        }
    }

    @Test
    void others_complete_while_a_workspaces_secrets_hang() throws Exception {
        CountDownLatch blocked = new CountDownLatch(64);
        CountDownLatch release = new CountDownLatch(1);
        try (HttpConnectorExecutor executor =
                executor().secrets(blocking("noisy", blocked, release)).build()) {
            List<CompletableFuture<Execution>> hung = IntStream.range(0, 64)
                    .mapToObj(i -> executor.executeAsync(withSecret("noisy", LONG)))
                    .toList();
            assertThat(blocked.await(50, TimeUnit.SECONDS)).isTrue();

            for (int i = 0; i < 20; i++) {
                assertThat(executor.execute(withSecret("acme", LONG)).failure()).isNull();
                assertThat(get(executor.executeAsync(withSecret("other", LONG))).failure())
                        .isNull();
            }

            assertThat(hung).noneMatch(CompletableFuture::isDone);
            release.countDown();
            for (CompletableFuture<Execution> late : hung) {
                assertThat(get(late).failure()).isNull();
            }
        }
    }

    private ConnectorCall withSecret(String workspace, Duration timeout) {
        api.on(Method.GET, "/orders").answer(200, "{}");
        return call(
                workspace,
                Calls.get(api.url() + "/orders")
                        .auth(Auth.bearer("{{secret.shop_token}}"))
                        .timeout(timeout));
    }

    private static SecretResolver blocking(String workspace, CountDownLatch blocked, CountDownLatch release) {
        return query -> {
            if (query.workspace().equals(workspace)) {
                blocked.countDown();
                awaitQuietly(release);
            }
            return Secret.of("tok-1f7c");
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_call_whose_secret_does_not_come_ends_at_its_deadline_and_keeps_its_place_until_it_does() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (HttpConnectorExecutor executor = executor()
                .secrets(blocking("noisy", new CountDownLatch(1), release))
                .limits(CallLimits.standard().perWorkspace(1).longestWait(LONG))
                .build()) {
            Execution late = executor.execute(withSecret("noisy", Duration.ofMillis(300)));
            CompletableFuture<Execution> next = executor.executeAsync(answers("noisy"));

            assertThat(late.failure()).hasToString("TIMEOUT: The call did not end within 300 ms");
            assertThat(late.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(next).isNotDone();
            release.countDown();
            assertThat(get(next).failure()).isNull();
            assertThat(api.requests()).hasSize(1);
        }
    }

    @Test
    void a_signer_that_blocks_does_not_hold_its_caller_either() {
        CountDownLatch release = new CountDownLatch(1);
        try (HttpConnectorExecutor executor = executor()
                .signer("slow", request -> {
                    awaitQuietly(release);
                    return RequestSigner.Signature.header("X-Signature", "late");
                })
                .build()) {
            Execution late = executor.execute(call(
                    "acme",
                    Calls.get(api.url()).auth(Auth.signer("slow", Map.of())).timeout(Duration.ofMillis(300))));

            assertThat(late.failure()).hasToString("TIMEOUT: The call did not end within 300 ms");
            assertThat(late.delivery()).isEqualTo(Delivery.NOT_SENT);
        } finally {
            release.countDown();
        }
    }

    @Test
    void a_call_that_waits_goes_in_when_another_ends() throws Exception {
        try (HttpConnectorExecutor executor = executor()
                .limits(CallLimits.standard().perWorkspace(1).longestWait(LONG))
                .build()) {
            CompletableFuture<Execution> hung = hang(executor, "acme", 1).get(0);
            CompletableFuture<Execution> waits = executor.executeAsync(answers("acme"));
            assertThat(waits).isNotDone();

            hung.cancel(true);

            assertThat(get(waits).failure()).isNull();
        }
    }

    @Test
    void the_deadline_goes_on_while_a_call_waits() throws Exception {
        try (HttpConnectorExecutor executor = executor()
                .limits(CallLimits.standard().perWorkspace(1).longestWait(LONG))
                .build()) {
            hang(executor, "acme", 1);

            Execution waited =
                    executor.execute(call("acme", Calls.get(api.url()).timeout(Duration.ofMillis(200))));

            assertThat(waited.failure()).hasToString("TIMEOUT: The call did not end within 200 ms");
            assertThat(waited.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(waited.attempts()).isZero();
        }
    }

    @Test
    void a_wait_that_is_too_long_ends_as_overloaded() throws Exception {
        try (HttpConnectorExecutor executor = executor()
                .limits(CallLimits.standard().perWorkspace(1).longestWait(Duration.ofMillis(50)))
                .build()) {
            hang(executor, "acme", 1);

            assertThat(executor.execute(answers("acme")).failure())
                    .hasToString("OVERLOADED: Too many calls are in flight, and none made room in time");
        }
    }

    @Test
    void who_cancels_a_call_that_waits_makes_room_for_another_to_wait() throws Exception {
        try (HttpConnectorExecutor executor = executor()
                .limits(CallLimits.standard().perWorkspace(1).waiting(1, 1).longestWait(LONG))
                .build()) {
            CompletableFuture<Execution> hung = hang(executor, "acme", 1).get(0);
            CompletableFuture<Execution> waits = executor.executeAsync(answers("acme"));
            assertThat(get(executor.executeAsync(answers("acme"))).failure().kind())
                    .isEqualTo(FailureKind.OVERLOADED);

            waits.cancel(true);
            CompletableFuture<Execution> instead = executor.executeAsync(answers("acme"));

            assertThat(instead).isNotDone();
            hung.cancel(true);
            assertThat(get(instead).failure()).isNull();
            assertThat(api.requests()).hasSize(1);
        }
    }

    @Test
    void dependents_that_block_hold_up_no_other_call() throws Exception {
        int more = 40;
        CountDownLatch blocked = new CountDownLatch(more);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch allDepend = new CountDownLatch(1);
        ConnectorCall noisy = answers("noisy");
        api.on(Method.GET, "/orders").answer(request -> {
            awaitQuietly(allDepend);
            return Answer.json(200, "{}");
        });
        try (HttpConnectorExecutor executor = executor().build()) {
            List<CompletableFuture<Void>> dependents = IntStream.range(0, more)
                    .mapToObj(i -> executor.executeAsync(noisy).thenAccept(outcome -> {
                        blocked.countDown();
                        awaitQuietly(release);
                    }))
                    .toList();
            allDepend.countDown();
            assertThat(blocked.await(50, TimeUnit.SECONDS)).isTrue();

            assertThat(get(executor.executeAsync(answers("acme"))).failure()).isNull();
            assertThat(executor.execute(answers("acme")).failure()).isNull();

            release.countDown();
            for (CompletableFuture<Void> dependent : dependents) {
                dependent.get(50, TimeUnit.SECONDS);
            }
        } finally {
            allDepend.countDown();
            release.countDown();
        }
    }

    @Test
    void dependents_that_wait_for_each_other_are_all_told_when_the_executor_is_closed() throws Exception {
        int calls = 40;
        CountDownLatch told = new CountDownLatch(calls);
        HttpConnectorExecutor executor = executor().build();
        List<CompletableFuture<Void>> dependents = hang(executor, "acme", calls).stream()
                .map(call -> call.thenAccept(outcome -> {
                    told.countDown();
                    awaitQuietly(told);
                }))
                .toList();

        executor.close();

        for (CompletableFuture<Void> dependent : dependents) {
            dependent.get(50, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_listener_hears_of_a_call_that_is_refused() throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        try (HttpConnectorExecutor executor = executor()
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
            hang(executor, "acme", 1);

            executor.execute(answers("acme"));

            assertThat(events).containsExactly("started acme", "started acme", "ended OVERLOADED");
        }
    }

    /** Returns a call that one API redirects to where it goes on. */
    private static ConnectorCall redirected(String workspace, StubApi from, String to) {
        from.on(Method.GET, "/moved").answer(Answer.of(302, List.of(new Header("Location", to)), new byte[0]));
        return call(workspace, Calls.get(from.url() + "/moved").timeout(LONG));
    }

    @Test
    void where_a_redirect_leads_is_an_origin_with_a_limit_of_its_own() throws Exception {
        try (HttpConnectorExecutor executor = redirecting(NONE_WAIT.perOrigin(1))) {
            hang(executor, "noisy", 1);

            Execution refused = executor.execute(redirected("acme", api, hanging.url()));

            assertThat(refused.failure())
                    .hasToString("OVERLOADED: Too many calls to " + hanging.url() + " are in flight");
            assertThat(refused.delivery()).isEqualTo(Delivery.ANSWERED);
            assertThat(hanging.requests()).isEqualTo(1);
        }
    }

    private HttpConnectorExecutor redirecting(CallLimits limits) {
        return executor()
                .egress(Calls.loopback(api.port()).allowPort(hanging.port()).redirects(1))
                .limits(limits)
                .build();
    }

    @Test
    void a_call_that_is_redirected_gives_back_its_place_at_the_first_origin() throws Exception {
        try (HttpConnectorExecutor executor = redirecting(NONE_WAIT.perOrigin(1))) {
            CompletableFuture<Execution> hangs = executor.executeAsync(redirected("noisy", api, hanging.url()));
            assertThat(hanging.gotARequest()).isTrue();

            assertThat(executor.execute(answers("acme")).failure()).isNull();

            assertThat(hangs).isNotDone();
        }
    }

    @Test
    void calls_that_are_redirected_between_two_origins_do_not_wait_for_each_other() throws Exception {
        try (StubApi other = StubApi.start();
                HttpConnectorExecutor executor = executor()
                        .egress(Calls.loopback(api.port())
                                .allowPort(other.port())
                                .redirects(1))
                        .limits(CallLimits.standard().perOrigin(1).longestWait(LONG))
                        .build()) {
            ConnectorCall there = redirected("acme", api, other.url() + "/orders");
            ConnectorCall back = redirected("acme", other, api.url() + "/orders");
            api.on(Method.GET, "/orders").answer(200, "{}");
            other.on(Method.GET, "/orders").answer(200, "{}");

            List<CompletableFuture<Execution>> calls = IntStream.range(0, 40)
                    .mapToObj(i -> executor.executeAsync(i % 2 == 0 ? there : back))
                    .toList();

            for (CompletableFuture<Execution> call : calls) {
                assertThat(get(call).failure()).isNull();
            }
        }
    }

    private ConnectorCall withToken(String workspace, String tokenUrl) {
        api.on(Method.GET, "/orders").answer(200, "{}");
        return call(
                workspace,
                Calls.get(api.url() + "/orders")
                        .auth(Auth.oauth2ClientCredentials(tokenUrl, "crm", "{{secret.client_secret}}"))
                        .timeout(LONG));
    }

    @Test
    void a_call_that_waits_for_a_token_has_its_place_at_the_token_endpoint() throws Exception {
        try (HttpConnectorExecutor executor = executor()
                .secrets(query -> Secret.of("s3cret"))
                .limits(NONE_WAIT.perOrigin(1))
                .build()) {
            CompletableFuture<Execution> waits = executor.executeAsync(withToken("noisy", hanging.url()));
            assertThat(hanging.gotARequest()).isTrue();

            assertThat(executor.execute(withToken("other", hanging.url())).failure())
                    .hasToString("OVERLOADED: Too many calls to " + hanging.url() + " are in flight");
            assertThat(executor.execute(answers("acme")).failure()).isNull();
            assertThat(waits).isNotDone();
        }
    }

    /** Whether or not both are one origin: a fetch that wanted a place beside the calls that wait for it would never get it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void calls_that_take_all_places_get_their_tokens(boolean sameOrigin) throws Exception {
        try (StubApi auth = StubApi.start();
                HttpConnectorExecutor executor = executor()
                        .egress(Calls.loopback(api.port()).allowPort(auth.port()))
                        .secrets(query -> Secret.of("s3cret"))
                        .limits(CallLimits.standard()
                                .inFlight(2)
                                .perWorkspace(2)
                                .perOrigin(1)
                                .longestWait(LONG))
                        .build()) {
            StubApi endpoint = sameOrigin ? api : auth;
            endpoint.on(Method.POST, "/token")
                    .answer(200, "{\"access_token\": \"tok-1f7c\", \"token_type\": \"Bearer\"}");

            List<CompletableFuture<Execution>> calls = IntStream.range(0, 20)
                    .mapToObj(i -> executor.executeAsync(withToken("w" + i % 4, endpoint.url() + "/token")))
                    .toList();

            for (CompletableFuture<Execution> call : calls) {
                assertThat(get(call).failure()).isNull();
            }
        }
    }
}
