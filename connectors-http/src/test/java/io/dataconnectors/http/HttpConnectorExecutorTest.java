package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.RequestSigner.Signature;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubRequest;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConnectorExecutorTest {
    private final StubApi api = StubApi.start();
    private final HttpConnectorExecutor executor = Calls.executor(api.port())
            .secrets(query -> Secret.of("tok-" + query.name()))
            .signer("shop", request -> Signature.header("X-Signature", request.parameters() + " " + request.method()))
            .signer("query", request -> Signature.query("sig n", "a/b=c").andQuery("kid", "é"))
            .signer("form", request -> Signature.formField("sig n", "a/b=c").andHeader("X-Kid", "1"))
            .signer("surrogate", request -> Signature.query("sign", "\uD800"))
            .signer("long", request -> Signature.query("sign", "s".repeat(8192)))
            .signer("unlinked", request -> {
                throw new NoClassDefFoundError();
            })
            .signer("broken", request -> {
                throw new IllegalStateException("the key is tok-shop");
            })
            .signer("smuggler", request -> Signature.header("Transfer-Encoding", "chunked"))
            .build();

    @AfterEach
    void stop() {
        executor.close();
        api.close();
    }

    @Test
    void a_call_fills_the_request_and_reads_the_outputs() {
        api.on(Method.GET, "/orders/{id}").answer(200, "{\"status\": \"delivered\", \"total\": 10.00}");
        ConnectorDefinition.Builder definition = Calls.get(api.url() + "/orders/{{order_id}}")
                .auth(Auth.bearer("{{secret.shop_token}}"))
                .input(Input.string("order_id").required())
                .output("status", "$.status")
                .output("total", "$.total");

        Execution execution = executor.execute(Calls.call(definition, Invocation.of("order_id", "a/b")));

        assertThat(execution.failure()).isNull();
        assertThat(execution.outputs()).hasToString("{status=delivered, total=10.00}");
        assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
        assertThat(execution.attempts()).isEqualTo(1);
        StubRequest request = api.requests().get(0);
        assertThat(request.target()).isEqualTo("/orders/a%2Fb");
        assertThat(request.header("Authorization")).isEqualTo("Bearer tok-shop_token");
        assertThat(request.header("Accept-Encoding")).isEqualTo("gzip");
        assertThat(request.header("User-Agent")).isEqualTo("data-connectors");
    }

    @Test
    void a_body_is_sent_with_every_method_that_has_one() {
        for (Method method : List.of(Method.POST, Method.PUT, Method.PATCH, Method.DELETE)) {
            api.on(method, "/orders").answer(200, "{}");
            ConnectorDefinition.Builder definition = Calls.get("")
                    .request(method, api.url() + "/orders")
                    .input(Input.string("note"))
                    .body(Body.json("{\"note\": \"{{note}}\"}"));

            executor.execute(Calls.call(definition, Invocation.of("note", "Grüße, \"Jo\"")));
        }

        assertThat(api.requests())
                .hasToString("[POST /orders, PUT /orders, PATCH /orders, DELETE /orders]")
                .allMatch(request -> request.text().equals("{\"note\":\"Grüße, \\\"Jo\\\"\"}"));
    }

    @Test
    void inputs_that_break_rules_are_all_told_and_nothing_is_sent() {
        ConnectorDefinition.Builder definition = Calls.get(api.url() + "/orders/{{order_id}}")
                .input(Input.string("order_id").required());

        Execution execution = executor.execute(Calls.call(definition, Invocation.of("order", "1042")));

        assertThat(execution.failure())
                .hasToString("INVALID_INPUT: The inputs break a rule of the definition\n"
                        + "/order_id: is required\n"
                        + "/order: is no input of retrieve_order; it takes order_id");
        assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(execution.attempts()).isZero();
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void an_asynchronous_call_has_the_same_outcome() throws Exception {
        api.on(Method.GET, "/orders").answer(Answer.json(503, "{}"), Answer.json(200, "{\"status\": \"delivered\"}"));
        ConnectorDefinition.Builder definition =
                Calls.get(api.url() + "/orders").output("status", "$.status");

        Execution execution = executor.executeAsync(Calls.call(definition)).get(1, TimeUnit.MINUTES);

        assertThat(execution.outputs()).isEqualTo(Map.of("status", "delivered"));
        assertThat(execution.attempts()).isEqualTo(2);
    }

    @Test
    void a_call_ends_though_its_executor_has_no_thread_for_its_last_steps() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        try (HttpConnectorExecutor failing = Calls.executor(api.port())
                .executor(step -> {
                    if (steps.incrementAndGet() > (Calls.isOnTheJdk() ? 1 : 2)) { // others send on it, too
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    step.run();
                })
                .build()) {
            Execution execution =
                    failing.executeAsync(Calls.call(Calls.get(api.url()))).get(1, TimeUnit.MINUTES);

            assertThat(execution.answer()).isNotNull();
        }
    }

    @Test
    void an_executor_that_takes_no_more_makes_a_call_end_as_overloaded() throws Exception {
        try (HttpConnectorExecutor full = Calls.executor(api.port())
                .executor(step -> {
                    throw new RejectedExecutionException();
                })
                .build()) {
            Execution execution =
                    full.executeAsync(Calls.call(Calls.get(api.url()))).get(1, TimeUnit.MINUTES);

            assertThat(execution.failure()).hasToString("OVERLOADED: Too many calls wait for a thread");
            assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
        }
    }

    @Test
    void a_listener_that_throws_touches_neither_the_call_nor_another_listener() {
        api.on(Method.GET, "/orders").answer(200, "{}");
        ConnectorListener broken = new ConnectorListener() {
            @Override
            public void started(Call call) {
                throw new IllegalStateException();
            }

            @Override
            public void ended(Call call, Outcome outcome) {
                throw new IllegalStateException();
            }
        };
        List<String> heard = new ArrayList<>();
        ConnectorListener other = new ConnectorListener() {
            @Override
            public void ended(Call call, Outcome outcome) {
                heard.add(call.connector() + " " + outcome.status());
            }
        };
        try (HttpConnectorExecutor watched =
                Calls.executor(api.port()).listener(broken).listener(other).build()) {
            assertThat(watched.execute(Calls.call(Calls.get(api.url() + "/orders")))
                            .succeeded())
                    .isTrue();
            assertThat(heard).containsExactly("retrieve_order 200");
        }
    }

    @Test
    void all_events_of_a_call_have_the_same_object_and_the_first_is_that_it_started() {
        api.on(Method.GET, "/orders").answer(200, "{}");
        List<String> events = new ArrayList<>();
        Map<ConnectorListener.Call, String> calls = new IdentityHashMap<>();
        ConnectorListener watching = new ConnectorListener() {
            @Override
            public void started(Call call) {
                hears("started", call);
            }

            @Override
            public void sending(Call call, int attempt) {
                hears("sending", call);
            }

            @Override
            public void attempted(Call call, Attempt attempt) {
                hears("attempted", call);
            }

            @Override
            public void ended(Call call, Outcome outcome) {
                hears("ended", call);
            }

            private void hears(String event, Call call) {
                events.add(event);
                calls.put(call, event);
            }
        };
        try (HttpConnectorExecutor watched =
                Calls.executor(api.port()).listener(watching).build()) {
            watched.execute(Calls.call(Calls.get(api.url() + "/orders")));
        }
        assertThat(events).containsExactly("started", "sending", "attempted", "ended");
        assertThat(calls).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sending", "attempted"})
    void the_end_of_a_call_is_the_last_event_also_if_it_is_ended_while_another_is_told(String during) {
        api.on(Method.GET, "/orders").answer(200, "{}");
        List<String> events = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        ConnectorListener slow = new ConnectorListener() {
            @Override
            public void sending(Call call, int attempt) {
                hears("sending");
            }

            @Override
            public void attempted(Call call, Attempt attempt) {
                hears("attempted");
            }

            @Override
            public void ended(Call call, Outcome outcome) {
                hears("ended");
            }

            private void hears(String event) {
                events.add(event);
                if (event.equals(during)) {
                    begun.countDown();
                    await(goesOn);
                    events.add(event + " is told");
                }
            }
        };
        HttpConnectorExecutor watched = Calls.executor(api.port())
                .listener(slow)
                .executor(Runnable::run)
                .build();
        CompletableFuture<Execution> call =
                CompletableFuture.supplyAsync(() -> watched.executeAsync(Calls.call(Calls.get(api.url() + "/orders")))
                        .join());

        await(begun);
        watched.close();
        goesOn.countDown();
        Execution execution = call.join();

        assertThat(execution.failure()).hasToString("CANCELLED: The call was cancelled");
        assertThat(events)
                .containsSubsequence(during, during + " is told", "ended")
                .endsWith("ended")
                .containsOnlyOnce("sending", "attempted", "ended");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_plug_in_that_overflows_the_stack_or_lacks_a_class_fails_as_with_an_exception() {
        assertThat(executeWith(new StackOverflowError()).failure())
                .hasToString("SECRET_UNAVAILABLE: Secrets that cannot be had for " + api.url() + ": shop_token");
        assertThat(executeWith(new NoClassDefFoundError()).failure())
                .hasToString("SECRET_UNAVAILABLE: Secrets that cannot be had for " + api.url() + ": shop_token");
        assertThat(signed("unlinked").failure()).hasToString("AUTHENTICATION: The signer \"unlinked\" failed");
    }

    @Test
    void an_error_of_the_jvm_in_a_plug_in_reaches_the_caller() {
        OutOfMemoryError error = new OutOfMemoryError();

        assertThatThrownBy(() -> executeWith(error)).isSameAs(error);
    }

    private Execution executeWith(Error error) {
        ConnectorDefinition.Builder definition = Calls.get(api.url()).auth(Auth.bearer("{{secret.shop_token}}"));
        try (HttpConnectorExecutor faulty = Calls.executor(api.port())
                .secrets(query -> {
                    throw error;
                })
                .build()) {
            return faulty.execute(Calls.call(definition));
        }
    }

    @Test
    void a_preview_shows_the_request_and_asks_for_no_secret() {
        ConnectorDefinition.Builder definition = Calls.get(api.url() + "/orders/{{order_id}}")
                .auth(Auth.bearer("{{secret.shop_token}}"))
                .input(Input.string("order_id").required());

        assertThat(executor.preview(Calls.call(definition, Invocation.of("order_id", "1042")))
                        .toCurl())
                .isEqualTo("curl -X GET '" + api.url() + "/orders/1042' \\\n"
                        + "  -H 'Accept: application/json, */*;q=0.8' \\\n"
                        + "  -H 'Authorization: Bearer ***'");
        assertThatThrownBy(() -> executor.preview(Calls.call(definition)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("/order_id: is required");
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void a_simulation_reads_the_answer_given_and_sends_nothing() {
        ConnectorDefinition.Builder definition = Calls.get(api.url() + "/orders/{{order_id}}")
                .auth(Auth.bearer("{{secret.shop_token}}"))
                .input(Input.string("order_id").required())
                .output("status", "$.status");
        Invocation invocation = Invocation.of("order_id", "1042");
        Answer canned = Answer.json(200, "{\"status\": \"delivered\"}");

        Execution execution = executor.simulate(Calls.call(definition, invocation), canned);

        assertThat(execution.outputs()).isEqualTo(Map.of("status", "delivered"));
        assertThat(execution.answer()).isSameAs(canned);
        assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(execution.attempts()).isZero();
        assertThat(executor.simulate(Calls.call(definition, invocation), Answer.json(404, "{}"))
                        .failure())
                .hasToString("HTTP_STATUS: The API answered with status 404");
        assertThat(executor.simulate(Calls.call(definition), canned).failure())
                .hasToString("INVALID_INPUT: The inputs break a rule of the definition\n/order_id: is required");
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void a_signer_adds_header_fields() {
        api.on(Method.GET, "/orders").answer(200, "{}");

        Execution execution = signed("shop");

        assertThat(execution.failure()).isNull();
        assertThat(api.requests().get(0).header("X-Signature")).isEqualTo("{key=tok-shop_key} GET");
    }

    @ParameterizedTest
    @CsvSource({
        "/orders, /orders?sig%20n=a%2Fb%3Dc&kid=%C3%A9",
        "/orders?a=1, /orders?a=1&sig%20n=a%2Fb%3Dc&kid=%C3%A9",
        "/orders?, /orders?sig%20n=a%2Fb%3Dc&kid=%C3%A9"
    })
    void a_signer_adds_parameters_behind_those_of_the_query(String path, String target) {
        api.on(Method.GET, "/orders").answer(200, "{}");

        Execution execution =
                executor.execute(Calls.call(Calls.get(api.url() + path).auth(Auth.signer("query", Map.of()))));

        assertThat(execution.failure()).isNull();
        assertThat(api.requests().get(0).target()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a": 1}  | a=1&sig%20n=a%2Fb%3Dc
                    {}        | sig%20n=a%2Fb%3Dc
                    """)
    void a_signer_adds_fields_behind_those_of_a_form(String form, String body) {
        api.on(Method.POST, "/orders").answer(200, "{}");

        Execution execution = executor.execute(Calls.call(
                Calls.post(api.url() + "/orders").body(Body.form(form)).auth(Auth.signer("form", Map.of()))));

        assertThat(execution.failure()).isNull();
        assertThat(api.requests().get(0).text()).isEqualTo(body);
        assertThat(api.requests().get(0).header("X-Kid")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    form      | The request has no form that a field could be added to
                    long      | A URL has at most 8192 characters
                    surrogate | The form: half of a surrogate pair stands alone in it, which is no character
                    """)
    void what_a_signer_adds_is_checked(String signer, String problem) {
        assertThat(signed(signer).failure())
                .hasToString("AUTHENTICATION: The signer \"" + signer + "\" adds what cannot be sent: " + problem);
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void a_signer_that_is_missing_fails_or_adds_what_it_must_not_stops_the_call() {
        assertThat(signed("unheard_of").failure())
                .hasToString("SIGNER_UNAVAILABLE: No signer \"unheard_of\" is registered here");
        assertThat(signed("broken").failure()).hasToString("AUTHENTICATION: The signer \"broken\" failed");
        assertThat(signed("smuggler").failure())
                .hasToString("AUTHENTICATION: The signer \"smuggler\" adds what cannot be sent: "
                        + "The header Transfer-Encoding belongs to the connection, not to the author; leave it out");
        assertThat(signed("smuggler").delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(api.requests()).isEmpty();
    }

    private Execution signed(String signer) {
        return executor.execute(Calls.call(
                Calls.get(api.url() + "/orders").auth(Auth.signer(signer, Map.of("key", "{{secret.shop_key}}")))));
    }
}
