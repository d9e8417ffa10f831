package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Method;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.fuzz.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AccessTokenRenewalTest {
    private final TokenStub stub = new TokenStub();
    private final SettableClock clock = new SettableClock();
    private final HttpConnectorExecutor executor = stub.executor().clock(clock).build();

    @AfterEach
    void stop() {
        executor.close();
        stub.close();
    }

    private Execution execute() {
        return executor.execute(Calls.call(stub.get()));
    }

    private String lastShown() {
        List<String> shown = stub.shown();
        return shown.get(shown.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({"3600, 3539", "60, 47", "\"90\", 71", "1e9, 86339", "null, 239"})
    void a_token_is_kept_until_shortly_before_its_end(String expiresIn, long seconds) {
        stub.gives(expiresIn);
        execute();

        clock.pass(Duration.ofSeconds(seconds));
        execute();

        assertThat(stub.shown()).containsExactly("Bearer token-1", "Bearer token-1");
        assertThat(stub.fetches()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"3600, 3600", "60, 60", "1, 1", "1e9, 86400", "null, 300", "0, 0", "-1, 0", "0.9, 0"})
    void a_token_is_not_sent_after_its_end(String expiresIn, long seconds) {
        stub.gives(expiresIn);
        execute();

        clock.pass(Duration.ofSeconds(seconds));
        execute();

        assertThat(stub.shown()).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void calls_go_on_with_a_token_that_is_being_renewed() throws Exception {
        execute();
        var renewing = new CompletableFuture<Answer>();
        stub.answers(request -> renewing.join());

        clock.pass(Duration.ofSeconds(3541));
        execute();
        execute();
        assertThat(stub.shown()).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-1");

        renewing.complete(stub.token("3600"));
        Eventually.holds("calls have the new token", () -> {
            execute();
            return lastShown().equals("Bearer token-2");
        });
        assertThat(stub.fetches()).isEqualTo(2);
    }

    @Test
    void a_renewal_that_fails_is_tried_again_after_a_pause_and_matters_only_at_the_end() {
        execute();
        stub.answers(request -> Answer.json(503, ""));
        clock.pass(Duration.ofSeconds(3541));
        awaitFetches(2);

        clock.pass(Duration.ofSeconds(6));
        awaitFetches(3);
        assertThat(stub.shown()).containsOnly("Bearer token-1");

        clock.pass(Duration.ofSeconds(60));
        assertThat(execute().failure()).hasToString("AUTHENTICATION: The token endpoint answered with status 503");
    }

    /** Makes calls, which all succeed, until the endpoint was asked so often: a renewal is one that they do not wait for. */
    private void awaitFetches(int count) {
        Eventually.holds(count + " fetches", () -> {
            assertThat(execute().succeeded()).isTrue();
            return stub.fetches() == count;
        });
    }

    @Test
    void a_renewal_takes_a_place_of_its_workspace_until_it_ends() throws Exception {
        var renewing = new CompletableFuture<Answer>();
        try (HttpConnectorExecutor narrow = narrow(2)) {
            succeedsOn(narrow);
            stub.answers(request -> renewing.join());
            clock.pass(Duration.ofSeconds(3541));
            Eventually.holds("a renewal", () -> {
                succeedsOn(narrow);
                return stub.fetches() == 2;
            });
            var answering = new CompletableFuture<Answer>();
            stub.api.on(Method.GET, "/orders").answer(request -> answering.join());
            CompletableFuture<Execution> other = narrow.executeAsync(Calls.call(stub.get()));

            assertThat(narrow.execute(Calls.call(stub.get())).failure())
                    .hasToString("OVERLOADED: Too many calls are in flight, and none made room in time");

            renewing.complete(stub.token("3600"));
            answering.complete(Answer.json(200, "{}"));
            assertThat(other.get(50, TimeUnit.SECONDS).failure()).isNull();
            Eventually.holds("the renewed token is shown", () -> {
                succeedsOn(narrow);
                return lastShown().equals("Bearer token-2");
            });
            Eventually.holds("room for two calls again", () -> {
                var first = narrow.executeAsync(Calls.call(stub.get()));
                boolean second = narrow.execute(Calls.call(stub.get())).succeeded();
                return first.join().succeeded() && second;
            });
        }
    }

    /** Makes calls until one finds a place: that of the one before is given back a moment after its outcome is told. */
    private void succeedsOn(HttpConnectorExecutor narrow) {
        Eventually.holds(
                "a call that succeeds",
                () -> narrow.execute(Calls.call(stub.get())).succeeded());
    }

    @Test
    void where_there_is_no_place_for_a_renewal_the_token_is_used_to_its_end() {
        try (HttpConnectorExecutor narrow = narrow(1)) {
            succeedsOn(narrow);
            clock.pass(Duration.ofSeconds(3541));
            succeedsOn(narrow);
            assertThat(stub.fetches()).isEqualTo(1);

            clock.pass(Duration.ofSeconds(60));
            succeedsOn(narrow);
            assertThat(stub.shown()).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
        }
    }

    private HttpConnectorExecutor narrow(int calls) {
        return stub.executor()
                .clock(clock)
                .limits(CallLimits.standard().perWorkspace(calls))
                .build();
    }

    /** Has the API take a token only from a certain one on. */
    private void takesFrom(int number, Method method) {
        stub.api.on(method, "/orders").answer(request -> {
            String token = String.valueOf(request.header("Authorization")).substring("Bearer token-".length());
            return Integer.parseInt(token) >= number
                    ? Answer.json(200, "{\"ok\": true}")
                    : Answer.json(401, "{\"error\": \"expired\"}");
        });
    }

    @ParameterizedTest
    @CsvSource({"GET", "POST", "DELETE"})
    void a_kept_token_that_the_api_refuses_is_fetched_anew_and_the_call_repeated_once(Method method) {
        execute();
        takesFrom(2, method);
        ConnectorDefinition.Builder definition = Calls.get(stub.api.url() + "/orders")
                .request(method, stub.api.url() + "/orders")
                .auth(stub.client());

        Execution execution = executor.execute(Calls.call(definition));

        assertThat(execution.succeeded()).isTrue();
        assertThat(execution.attempts()).isEqualTo(2);
        assertThat(stub.shown()).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
        assertThat(stub.fetches()).isEqualTo(2);
    }

    @Test
    void a_new_token_that_the_api_refuses_is_a_failure() {
        takesFrom(9, Method.GET);

        Execution first = execute();
        assertThat(first.failure())
                .hasToString("AUTHENTICATION: The API does not accept the access token (status 401)");
        assertThat(first.attempts()).isEqualTo(1);
        assertThat(first.delivery()).isEqualTo(Delivery.ANSWERED);

        Execution second = execute();
        assertThat(second.failure())
                .hasToString("AUTHENTICATION: The API does not accept the access token (status 401)");
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(stub.shown()).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void a_token_that_cannot_be_fetched_anew_leaves_the_answer_that_came() {
        execute();
        takesFrom(2, Method.GET);
        stub.answers(request -> Answer.json(400, "{\"error\": \"invalid_client\"}"));

        Execution execution = execute();

        assertThat(execution.failure()).hasToString("""
                        AUTHENTICATION: The token endpoint answered with status 400
                        The API's code: invalid_client""");
        assertThat(execution.answer().status()).isEqualTo(401);
        assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
        assertThat(execution.attempts()).isEqualTo(1);
    }

    @Test
    void a_401_that_the_definition_calls_a_success_is_one() {
        execute();
        takesFrom(2, Method.GET);

        Execution execution =
                executor.execute(Calls.call(stub.get().successStatus(200, 299).successStatus(401, 401)));

        assertThat(execution.succeeded()).isTrue();
        assertThat(stub.fetches()).isEqualTo(1);
    }

    @Test
    void another_token_is_no_retry() {
        execute();
        stub.api
                .on(Method.GET, "/orders")
                .answer(
                        Answer.json(401, ""),
                        Answer.json(503, ""),
                        Answer.json(503, ""),
                        Answer.json(200, "{\"ok\": true}"));

        Execution execution = execute();

        assertThat(execution.succeeded()).isTrue();
        assertThat(execution.attempts()).isEqualTo(4);
    }

    @Test
    void many_calls_whose_token_is_refused_fetch_one() throws Exception {
        execute();
        int callers = 16;
        var together = new CyclicBarrier(callers);
        stub.api.on(Method.GET, "/orders").answer(request -> {
            if (!"Bearer token-1".equals(request.header("Authorization"))) {
                return Answer.json(200, "{}");
            }
            try {
                together.await(30, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return Answer.json(401, "{}");
        });

        List<CompletableFuture<Execution>> calls = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            calls.add(executor.executeAsync(Calls.call(stub.get())));
        }

        for (CompletableFuture<Execution> call : calls) {
            assertThat(call.get().succeeded()).isTrue();
            assertThat(call.get().attempts()).isEqualTo(2);
        }
        assertThat(stub.fetches()).isEqualTo(2);
    }
}
