package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Auth;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.SecretResolver.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The vault is told for whom a call is made, and what it gave or bought for one person is never used for another. */
@Timeout(60)
class OnBehalfOfTest {
    private final TokenStub stub = new TokenStub();
    private final List<Query> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        stub.close();
    }

    private HttpConnectorExecutor.Builder executor() {
        return stub.executor().rememberSecrets(Duration.ofHours(1));
    }

    private Secret ofPerson(Query query) {
        asked.add(query);
        return Secret.of("tok-" + query.onBehalfOf());
    }

    private static Invocation of(@Nullable String who) {
        return who == null
                ? Invocation.empty()
                : Invocation.builder().onBehalfOf(who).build();
    }

    private void callForEach(HttpConnectorExecutor executor, Auth auth, List<String> people) {
        for (String who : people) {
            var definition = Calls.get(stub.api.url() + "/orders").auth(auth);
            Execution done = executor.execute(Calls.call(definition, of(who.isEmpty() ? null : who)));
            assertThat(done.succeeded()).as(who).isTrue();
        }
    }

    @Test
    void a_remembered_secret_is_that_of_one_person() {
        try (HttpConnectorExecutor executor = executor().secrets(this::ofPerson).build()) {
            callForEach(executor, Auth.bearer("{{secret.token}}"), List.of("ada", "bob", "", "ada", "bob", ""));
        }

        assertThat(stub.shown())
                .containsExactly(
                        "Bearer tok-ada",
                        "Bearer tok-bob",
                        "Bearer tok-null",
                        "Bearer tok-ada",
                        "Bearer tok-bob",
                        "Bearer tok-null");
        assertThat(asked).extracting(Query::onBehalfOf).containsExactly("ada", "bob", null);
    }

    @Test
    void a_secret_that_is_refused_is_asked_for_anew_for_that_person() {
        try (HttpConnectorExecutor executor = executor().secrets(this::ofPerson).build()) {
            callForEach(executor, Auth.bearer("{{secret.token}}"), List.of("ada", "bob"));
            stub.api.on(Method.GET, "/orders").answer(401, "{}");
            executor.execute(
                    Calls.call(Calls.get(stub.api.url() + "/orders").auth(Auth.bearer("{{secret.token}}")), of("ada")));
            stub.api.on(Method.GET, "/orders").answer(200, "{}");
            callForEach(executor, Auth.bearer("{{secret.token}}"), List.of("ada", "bob"));
        }

        assertThat(asked).extracting(Query::onBehalfOf).containsExactly("ada", "bob", "ada");
    }

    @Test
    void an_access_token_is_that_of_one_person_even_where_all_have_the_same_client_secret() {
        try (HttpConnectorExecutor executor = executor().build()) {
            callForEach(executor, stub.client(), List.of("ada", "bob", "", "ada", "bob", ""));
        }

        assertThat(stub.shown())
                .containsExactly(
                        "Bearer token-1",
                        "Bearer token-2",
                        "Bearer token-3",
                        "Bearer token-1",
                        "Bearer token-2",
                        "Bearer token-3");
    }

    @Test
    void the_endpoint_is_asked_on_behalf_of_the_same_person() {
        try (HttpConnectorExecutor executor = executor().secrets(this::ofPerson).build()) {
            callForEach(executor, stub.client(), List.of("ada"));
        }

        assertThat(asked).containsExactly(new Query("acme", "client_secret", stub.auth.url(), stub.api.url(), "ada"));
    }

    @Test
    void two_people_who_wait_at_once_wait_for_tokens_of_their_own() throws Exception {
        CountDownLatch bothAsked = new CountDownLatch(2);
        stub.answers(request -> {
            bothAsked.countDown();
            Blocked.until(bothAsked);
            return stub.token("3600");
        });
        List<CompletableFuture<Execution>> calls = new ArrayList<>();
        try (HttpConnectorExecutor executor = executor().build()) {
            for (String who : List.of("ada", "bob")) {
                calls.add(executor.executeAsync(Calls.call(stub.get(), of(who))));
            }
            for (CompletableFuture<Execution> call : calls) {
                assertThat(call.get().succeeded()).isTrue();
            }
        }

        assertThat(stub.shown()).containsExactlyInAnyOrder("Bearer token-1", "Bearer token-2");
    }
}
