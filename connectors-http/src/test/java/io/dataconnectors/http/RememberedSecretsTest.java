package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.fuzz.SettableClock;
import io.dataconnectors.http.internal.secret.Secrets;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.testkit.StubApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a resolver answers is asked for again when it may have changed, and never given to whom it was not meant for. */
class RememberedSecretsTest {
    private final StubApi api = StubApi.start();
    private final SettableClock clock = new SettableClock();
    private final List<SecretResolver.Query> asked = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        api.close();
    }

    /** Has a new secret at each question. */
    private final class Vault implements SecretResolver {
        private final boolean atOnce;

        private Vault(boolean atOnce) {
            this.atOnce = atOnce;
        }

        @Override
        public boolean answersAtOnce() {
            return atOnce;
        }

        @Nullable
        @Override
        public Secret resolve(Query query) {
            asked.add(query);
            threads.add(Thread.currentThread());
            return query.name().equals("none") ? null : Secret.of("tok-" + query.workspace() + "-" + asked.size());
        }
    }

    private HttpConnectorExecutor.Builder executor(boolean atOnce) {
        api.on(Method.GET, "/orders").answer(200, "{}");
        return Calls.executor(api.port()).secrets(new Vault(atOnce)).clock(clock);
    }

    private Execution call(HttpConnectorExecutor executor, String workspace, String name) {
        ConnectorDefinition definition = Calls.get(api.url() + "/orders")
                .auth(Auth.bearer("{{secret." + name + "}}"))
                .build();
        return executor.execute(new ConnectorCall(workspace, definition, Invocation.empty()));
    }

    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        api.requests().forEach(request -> sent.add(request.header("Authorization")));
        return sent;
    }

    @Test
    void for_five_seconds_the_same_query_is_not_asked_again_and_then_it_is() {
        try (HttpConnectorExecutor executor = executor(false).build()) {
            call(executor, "acme", "token");
            clock.pass(Duration.ofMillis(4_999));
            call(executor, "acme", "token");
            clock.pass(Duration.ofMillis(1));
            call(executor, "acme", "token");
        }

        assertThat(sent()).containsExactly("Bearer tok-acme-1", "Bearer tok-acme-1", "Bearer tok-acme-2");
    }

    @Test
    void a_call_whose_secrets_are_remembered_changes_no_thread() {
        List<Thread> senders = new CopyOnWriteArrayList<>();
        try (HttpConnectorExecutor executor = executor(false)
                .listener(new ConnectorListener() {
                    @Override
                    public void started(Call call) {
                        senders.add(Thread.currentThread());
                    }
                })
                .build()) {
            call(executor, "acme", "token");
            call(executor, "acme", "token");
        }

        assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
        assertThat(senders).containsExactly(threads.get(0), Thread.currentThread());
    }

    @Test
    void workspaces_and_names_have_secrets_of_their_own() {
        try (HttpConnectorExecutor executor = executor(false).build()) {
            call(executor, "acme", "token");
            call(executor, "other", "token");
            call(executor, "acme", "key");
            call(executor, "acme", "token");
        }

        assertThat(asked).hasSize(3);
        assertThat(sent())
                .containsExactly("Bearer tok-acme-1", "Bearer tok-other-2", "Bearer tok-acme-3", "Bearer tok-acme-1");
    }

    @Test
    void a_host_may_have_nothing_remembered() {
        try (HttpConnectorExecutor executor =
                executor(false).rememberSecrets(Duration.ZERO).build()) {
            call(executor, "acme", "token");
            call(executor, "acme", "token");
        }

        assertThat(asked).hasSize(2);
        assertThat(threads).doesNotContain(Thread.currentThread());
    }

    @Test
    void nothing_is_remembered_of_a_resolver_to_which_the_context_of_the_caller_is_carried() {
        try (HttpConnectorExecutor executor =
                executor(false).context(() -> Runnable::run).build()) {
            call(executor, "acme", "token");
            call(executor, "acme", "token");
        }

        assertThat(asked).hasSize(2);
    }

    @Test
    void that_there_is_no_secret_is_not_remembered() {
        try (HttpConnectorExecutor executor = executor(false).build()) {
            for (int i = 0; i < 2; i++) {
                assertThat(call(executor, "acme", "none").failure().kind()).isEqualTo(FailureKind.SECRET_UNAVAILABLE);
            }
        }

        assertThat(asked).hasSize(2);
    }

    @Test
    void what_the_api_refuses_is_asked_for_anew() {
        try (HttpConnectorExecutor executor = executor(false).build()) {
            api.on(Method.GET, "/orders").answer(401, "{}");
            call(executor, "acme", "token");
            call(executor, "acme", "token");
        }

        assertThat(sent()).containsExactly("Bearer tok-acme-1", "Bearer tok-acme-2");
    }

    @Test
    void what_the_host_is_being_asked_for_while_the_api_refuses_is_not_remembered() throws Exception {
        CountDownLatch isAsked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        AtomicInteger questions = new AtomicInteger();
        SecretResolver slowAtFirst = query -> {
            int question = questions.incrementAndGet();
            if (question == 1) {
                isAsked.countDown();
                Blocked.until(answers);
            }
            return Secret.of("tok-of-question-" + question);
        };
        api.on(Method.GET, "/orders").answer(401, "{}");
        try (HttpConnectorExecutor executor =
                Calls.executor(api.port()).secrets(slowAtFirst).build()) {
            CompletableFuture<Execution> slow = CompletableFuture.supplyAsync(
                    () -> call(executor, "acme", "token"), runnable -> new Thread(runnable).start());
            isAsked.await();
            call(executor, "acme", "token"); // refused
            api.on(Method.GET, "/orders").answer(200, "{}");
            answers.countDown();
            slow.get();
            call(executor, "acme", "token");
        }

        assertThat(sent())
                .containsExactly("Bearer tok-of-question-2", "Bearer tok-of-question-1", "Bearer tok-of-question-3");
    }

    @Test
    void nothing_is_remembered_once_the_executor_is_closed() {
        Secrets secrets = new Secrets(new Vault(false), Duration.ofSeconds(5), clock);
        Secrets.Wanted wanted =
                new Secrets.Wanted("acme", Set.of("token"), "https://a.example", "https://a.example", null);
        assertThatNoException().isThrownBy(() -> secrets.resolve(wanted));
        assertThat(secrets.atHand(wanted)).isNotNull();

        secrets.close();

        assertThat(secrets.atHand(wanted)).isNull();
        assertThatNoException().isThrownBy(() -> secrets.resolve(wanted));
        assertThat(secrets.atHand(wanted)).isNull();
    }

    @Test
    void a_resolver_that_answers_at_once_is_asked_at_each_call_on_the_thread_of_the_call() {
        try (HttpConnectorExecutor executor = executor(true).build()) {
            call(executor, "acme", "token");
            call(executor, "acme", "token");
        }

        assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
        assertThat(sent()).containsExactly("Bearer tok-acme-1", "Bearer tok-acme-2");
    }

    @Test
    void a_time_is_an_hour_at_most_and_not_negative() {
        for (Duration time : List.of(Duration.ofHours(2), Duration.ofMillis(-1))) {
            assertThatThrownBy(() -> HttpConnectorExecutor.builder().rememberSecrets(time))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Secrets are remembered for an hour at most");
        }
    }
}
