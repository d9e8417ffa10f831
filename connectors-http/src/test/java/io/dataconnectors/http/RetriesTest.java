package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import io.dataconnectors.testkit.internal.fault.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
    private static final Answer DELIVERED = Answer.json(200, "{\"status\": \"delivered\"}");

    private final StubApi api = StubApi.start();
    private final HttpConnectorExecutor executor = Calls.executor(api.port()).build();

    @AfterEach
    void stop() {
        executor.close();
        api.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void a_get_is_repeated_while_the_api_says_try_again(int status) {
        api.on(Method.GET, "/orders/1042").answer(Answer.json(status, "{}"), Answer.json(status, "{}"), DELIVERED);

        Execution execution = executor.execute(Calls.call(get()));

        assertThat(execution.output("status")).isEqualTo("delivered");
        assertThat(execution.attempts()).isEqualTo(3);
        assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
    }

    @Test
    void after_two_retries_the_last_answer_is_the_outcome() {
        api.on(Method.GET, "/orders/1042").answer(503, "{\"try\": \"later\"}");

        Execution execution = executor.execute(Calls.call(get()));

        assertThat(execution.failure()).hasToString("HTTP_STATUS: The API answered with status 503");
        assertThat(execution.answer()).hasToString("503, 16 bytes");
        assertThat(api.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 408, 500, 501})
    void other_statuses_are_final(int status) {
        api.on(Method.GET, "/orders/1042").answer(status, "{}");

        assertThat(executor.execute(Calls.call(get())).attempts()).isEqualTo(1);
    }

    @Test
    void a_status_that_the_definition_calls_a_success_is_not_repeated() {
        api.on(Method.GET, "/orders/1042").answer(503, "{\"status\": \"closed\"}");

        Execution execution = executor.execute(Calls.call(get().successStatus(503, 503)));

        assertThat(execution.output("status")).isEqualTo("closed");
        assertThat(execution.attempts()).isEqualTo(1);
    }

    @Test
    void a_write_is_not_repeated() {
        api.on(Method.POST, "/refunds").answer(503, "{}");

        Execution execution = executor.execute(Calls.call(Calls.post(api.url() + "/refunds")));

        assertThat(execution.attempts()).isEqualTo(1);
    }

    @Test
    void a_write_that_the_api_recognises_is_repeated_with_the_same_key() {
        api.on(Method.POST, "/refunds").answer(Answer.json(503, "{}"), Answer.json(201, "{\"id\": 7}"));

        Execution execution = executor.execute(
                Calls.call(Calls.post(api.url() + "/refunds").idempotency(Idempotency.header("Idempotency-Key"))));

        assertThat(execution.succeeded()).isTrue();
        assertThat(api.requests())
                .extracting(request -> request.header("Idempotency-Key"))
                .containsExactly(execution.callId(), execution.callId());
    }

    @Test
    void a_write_whose_answer_was_lost_is_never_repeated() {
        try (RawServer server = RawServer.toEachRequest(Wire::end)) {
            Execution execution = Calls.execute(
                    server.port(), Calls.post(server.url()).idempotency(Idempotency.header("Idempotency-Key")));

            assertThat(execution.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(execution.attempts()).isEqualTo(1);
        }
    }

    @Test
    void a_get_whose_answer_was_lost_is_repeated() {
        try (RawServer server = RawServer.toEachRequest(wire -> {
            wire.write("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{");
            wire.end();
        })) {
            Execution execution = Calls.execute(server.port(), Calls.get(server.url()));

            assertThat(execution.attempts()).isEqualTo(3);
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void a_server_that_refuses_connections_is_tried_again_even_for_a_recognised_write() {
        try (RawServer gone = RawServer.start(Fault.REFUSED)) {
            Execution execution = Calls.execute(
                    gone.port(), Calls.post(gone.url()).idempotency(Idempotency.header("Idempotency-Key")));

            assertThat(execution.failure()).hasToString("CONNECT_FAILED: " + gone.url() + " could not be reached");
            assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(execution.attempts()).isEqualTo(3);
        }
    }

    @Test
    void the_definition_says_how_often() {
        api.on(Method.GET, "/orders/1042").answer(503, "{}");

        assertThat(executor.execute(Calls.call(get().limits(Limits.DEFAULT.retries(0))))
                        .attempts())
                .isEqualTo(1);
        assertThat(executor.execute(Calls.call(get().limits(Limits.DEFAULT.retries(5))))
                        .attempts())
                .isEqualTo(6);
    }

    @Test
    void retry_after_is_honoured() {
        api.on(Method.GET, "/orders/1042").answer(later(503, "1"), DELIVERED);

        Execution execution = executor.execute(Calls.call(get()));

        assertThat(execution.succeeded()).isTrue();
        assertThat(execution.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_retry_after_beyond_the_deadline_ends_the_call_at_once_with_that_answer() {
        api.on(Method.GET, "/orders/1042").answer(later(429, "60"), DELIVERED);

        Execution execution = executor.execute(Calls.call(get()));

        assertThat(execution.failure()).hasToString("HTTP_STATUS: The API answered with status 429");
        assertThat(execution.attempts()).isEqualTo(1);
        assertThat(execution.duration()).isLessThan(Limits.DEFAULT_TIMEOUT);
    }

    @Test
    void a_listener_sees_each_attempt() {
        List<String> events = new ArrayList<>();
        api.on(Method.GET, "/orders/1042").answer(Answer.json(502, "{}"), DELIVERED);
        try (HttpConnectorExecutor watched =
                Calls.executor(api.port()).listener(recorder(events)).build()) {
            watched.execute(Calls.call(get()));
        }

        assertThat(events)
                .containsExactly(
                        "started acme retrieve_order GET " + api.url() + "/orders/1042",
                        "attempt 1: 502 null",
                        "attempt 2: 200 null",
                        "ended null ANSWERED 200 after 2, 0 bytes out, 23 bytes in");
    }

    @Test
    void a_call_that_fails_between_attempts_keeps_the_last_answer() {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer server = RawServer.toEachRequest(wire -> {
            if (requests.getAndIncrement() == 0) {
                wire.write("HTTP/1.1 503 Busy\r\nContent-Length: 2\r\n\r\n{}");
            } else {
                wire.end();
            }
        })) {
            Execution execution =
                    Calls.execute(server.port(), Calls.get(server.url()).limits(Limits.DEFAULT.retries(1)));

            assertThat(execution.failure().kind()).isEqualTo(FailureKind.CONNECT_FAILED);
            assertThat(execution.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(execution.answer()).hasToString("503, 2 bytes");
        }
    }

    private ConnectorDefinition.Builder get() {
        return Calls.get(api.url() + "/orders/1042").output("status", "$.status");
    }

    private static Answer later(int status, String retryAfter) {
        return Answer.of(status, List.of(new Header("Retry-After", retryAfter)), new byte[0]);
    }

    private static ConnectorListener recorder(List<String> events) {
        return new ConnectorListener() {
            @Override
            public void started(Call call) {
                events.add("started " + call.workspace() + " " + call.connector() + " " + call.method() + " "
                        + call.url());
            }

            @Override
            public void attempted(Call call, Attempt attempt) {
                events.add("attempt " + attempt.number() + ": " + attempt.status() + " " + attempt.failure());
            }

            @Override
            public void ended(Call call, Outcome outcome) {
                events.add("ended " + outcome.failure() + " " + outcome.delivery() + " " + outcome.status() + " after "
                        + outcome.attempts() + ", " + outcome.requestBytes() + " bytes out, " + outcome.responseBytes()
                        + " bytes in");
            }
        };
    }
}
