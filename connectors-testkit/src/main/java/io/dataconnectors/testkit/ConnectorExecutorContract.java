package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.SecretResolver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Contract of every {@link ConnectorExecutor}. One that makes calls in a way of its own is proved by extending this
 * class, which has it call a {@link StubApi}.
 *
 * <pre>{@code
 * class HttpConnectorExecutorContractTest extends ConnectorExecutorContract {
 *     @Override
 *     protected ConnectorExecutor newExecutor(StubApi api, SecretResolver secrets) {
 *         return HttpConnectorExecutor.builder()
 *                 .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRange("127.0.0.1/32"))
 *                 .sslContext(api.sslContext())
 *                 .secrets(secrets)
 *                 .build();
 *     }
 * }
 * }</pre>
 */
public abstract class ConnectorExecutorContract {
    private static final String TOKEN = "token-4f1d9c";

    private final StubApi api = StubApi.start();
    private ConnectorExecutor executor;

    /** For subclasses. */
    protected ConnectorExecutorContract() {}

    /**
     * Returns an executor that trusts an API, may call it, and asks the resolver given for secrets. Called once before each
     * test; closed after it if it is {@link AutoCloseable}.
     */
    protected abstract ConnectorExecutor newExecutor(StubApi stub, SecretResolver secrets) throws Exception;

    @BeforeEach
    void open() throws Exception {
        executor = newExecutor(api, query -> query.name().equals("shop_token") ? Secret.of(TOKEN) : null);
    }

    @AfterEach
    void close() throws Exception {
        if (executor instanceof AutoCloseable closeable) {
            closeable.close();
        }
        api.close();
    }

    @Test
    void a_call_sends_the_request_and_reads_the_answer() {
        api.on(Method.GET, "/orders/{id}").answer(200, "{\"status\": \"delivered\"}");

        Execution execution = executor.execute(call(order(), Invocation.of("order_id", "1042")));

        assertThat(execution.failure()).isNull();
        assertThat(execution.outputs()).isEqualTo(Map.of("status", "delivered"));
        assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
        assertThat(execution.attempts()).isEqualTo(1);
        assertThat(api.requests()).hasToString("[GET /orders/1042]");
        assertThat(api.requests().get(0).header("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void an_asynchronous_call_does_the_same() throws Exception {
        api.on(Method.GET, "/orders/{id}").answer(200, "{\"status\": \"delivered\"}");

        Execution execution = executor.executeAsync(call(order(), Invocation.of("order_id", "1042")))
                .get(1, TimeUnit.MINUTES);

        assertThat(execution.outputs()).isEqualTo(Map.of("status", "delivered"));
        assertThat(api.requests()).hasToString("[GET /orders/1042]");
    }

    @Test
    void what_the_other_side_does_is_an_outcome_and_never_thrown() {
        api.on(Method.GET, "/orders/{id}").answer(404, "{\"message\": \"no such order\"}");

        Execution execution = executor.execute(call(order(), Invocation.of("order_id", "1042")));

        assertThat(kind(execution)).isEqualTo(FailureKind.HTTP_STATUS);
        assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
        assertThat(execution.answer()).isNotNull();
        assertThat(execution.outputs()).isEmpty();
    }

    @Test
    void an_api_that_is_gone_means_that_nothing_was_sent() {
        api.close();

        Execution execution = executor.execute(call(refund(), Invocation.of("order_id", "1042")));

        assertThat(kind(execution)).isEqualTo(FailureKind.CONNECT_FAILED);
        assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(execution.answer()).isNull();
    }

    @Test
    void bad_inputs_and_missing_secrets_end_the_call_before_anything_is_sent() {
        Execution invalid = executor.execute(call(order(), Invocation.empty()));
        Execution unknown = executor.execute(
                call(order().auth(Auth.bearer("{{secret.other}}")), Invocation.of("order_id", "1042")));

        assertThat(kind(invalid)).isEqualTo(FailureKind.INVALID_INPUT);
        assertThat(kind(unknown)).isEqualTo(FailureKind.SECRET_UNAVAILABLE);
        assertThat(String.valueOf(unknown.failure())).contains("other");
        for (Execution execution : new Execution[] {invalid, unknown}) {
            assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(execution.attempts()).isZero();
        }
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void a_write_is_sent_once_however_it_fails() {
        api.on(Method.POST, "/orders/{id}/refunds").answer(503, "{}");

        Execution execution = executor.execute(call(refund(), Invocation.of("order_id", "1042")));

        assertThat(kind(execution)).isEqualTo(FailureKind.HTTP_STATUS);
        assertThat(execution.attempts()).isEqualTo(1);
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void a_repeated_write_keeps_its_key() {
        api.on(Method.POST, "/orders/{id}/refunds").answer(Answer.json(503, "{}"), Answer.json(200, "{}"));
        Invocation invocation = Invocation.builder()
                .input("order_id", "1042")
                .callId("refund-7")
                .build();

        Execution execution =
                executor.execute(call(refund().idempotency(Idempotency.header("Idempotency-Key")), invocation));

        assertThat(execution.succeeded()).isTrue();
        assertThat(execution.callId()).isEqualTo("refund-7");
        assertThat(execution.attempts()).isEqualTo(2);
        assertThat(api.requests())
                .extracting(request -> request.header("Idempotency-Key"))
                .containsExactly("refund-7", "refund-7");
    }

    @Test
    void an_answer_that_does_not_come_in_time_leaves_a_write_unknown() {
        CountDownLatch never = new CountDownLatch(1);
        api.on(Method.POST, "/orders/{id}/refunds").answer(request -> held(never));
        try {
            Execution execution = refundIn(2);
            for (int seconds = 6; seconds < 60 && execution.delivery() == Delivery.NOT_SENT; seconds *= 3) {
                execution = refundIn(seconds); // a machine may be too busy to send a request in little time
            }

            assertThat(kind(execution)).isEqualTo(FailureKind.TIMEOUT);
            assertThat(execution.delivery()).isEqualTo(Delivery.UNKNOWN);
        } finally {
            never.countDown();
        }
    }

    private Execution refundIn(int seconds) {
        return executor.execute(call(refund().timeout(Duration.ofSeconds(seconds)), Invocation.of("order_id", "1042")));
    }

    @Test
    void a_call_can_be_cancelled_while_it_waits() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        api.on(Method.GET, "/orders/{id}").answer(request -> {
            arrived.countDown();
            return held(never);
        });
        try {
            CompletableFuture<Execution> future = executor.executeAsync(
                    call(order().timeout(Duration.ofMinutes(1)), Invocation.of("order_id", "1042")));
            assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();

            assertThat(future.cancel(true)).isTrue();

            assertThat(future).isCancelled();
        } finally {
            never.countDown();
        }
    }

    @Test
    void a_secret_that_the_api_echoes_is_masked() {
        api.on(Method.GET, "/orders/{id}").answer(200, "{\"status\": \"for " + TOKEN + "\"}");

        Execution execution = executor.execute(call(order(), Invocation.of("order_id", "1042")));

        assertThat(execution.output("status")).isEqualTo("for ***");
        assertThat(answerText(execution)).isEqualTo("{\"status\": \"for ***\"}");
    }

    @Test
    void a_preview_masks_secrets_and_sends_nothing() {
        RequestPreview preview = executor.preview(call(order(), Invocation.of("order_id", "1042")));

        assertThat(preview.method()).isEqualTo(Method.GET);
        assertThat(preview.url()).isEqualTo(api.url() + "/orders/1042");
        assertThat(preview.toHttp()).contains("Authorization: Bearer ***").doesNotContain(TOKEN);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> executor.preview(call(order(), Invocation.empty())));
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void a_simulation_reads_the_answer_given_and_sends_nothing() {
        ConnectorDefinition.Builder definition = order().auth(Auth.bearer("{{secret.other}}"));
        Invocation invocation = Invocation.of("order_id", "1042");

        Execution found = executor.simulate(call(definition, invocation), Answer.json(200, "{\"status\": \"lost\"}"));
        Execution missing = executor.simulate(call(definition, invocation), Answer.json(404, "{}"));
        Execution invalid = executor.simulate(call(definition, Invocation.empty()), Answer.json(200, "{}"));

        assertThat(found.output("status")).isEqualTo("lost");
        assertThat(kind(missing)).isEqualTo(FailureKind.HTTP_STATUS);
        assertThat(kind(invalid)).isEqualTo(FailureKind.INVALID_INPUT);
        assertThat(found.attempts()).isZero();
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void several_threads_call_at_once() throws Exception {
        api.on(Method.GET, "/orders/{id}")
                .answer(request -> Answer.json(200, "{\"status\": \"" + request.parameter("id") + "\"}"));

        assertThat(Together.run(
                        8,
                        number -> String.valueOf(
                                executor.execute(call(order(), Invocation.of("order_id", "order-" + number)))
                                        .output("status"))))
                .containsExactly(
                        "order-0", "order-1", "order-2", "order-3", "order-4", "order-5", "order-6", "order-7");
    }

    private ConnectorDefinition.Builder order() {
        return ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order")
                .get(api.url() + "/orders/{{order_id}}")
                .auth(Auth.bearer("{{secret.shop_token}}"))
                .input(Input.string("order_id").required())
                .output("status", "$.status");
    }

    private ConnectorDefinition.Builder refund() {
        return ConnectorDefinition.builder("refund_order")
                .description("Refunds an order")
                .post(api.url() + "/orders/{{order_id}}/refunds")
                .input(Input.string("order_id").required())
                .body(Body.json("{\"reason\": \"returned\"}"));
    }

    private static ConnectorCall call(ConnectorDefinition.Builder definition, Invocation invocation) {
        return new ConnectorCall("acme", definition.build(), invocation);
    }

    private static Answer held(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.json(200, "{}");
    }

    private static FailureKind kind(Execution execution) {
        Failure failure = execution.failure();
        if (failure == null) {
            throw new AssertionError("The call did not fail: " + execution);
        }
        return failure.kind();
    }

    private static String answerText(Execution execution) {
        Answer answer = execution.answer();
        return answer == null ? "" : new String(answer.body(), StandardCharsets.UTF_8);
    }
}
