package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.Answer;
import io.dataconnectors.CallQuery;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Invocation;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ExecutionLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallLogTest {
    private final Host host = new Host();
    private final ConnectorRegistry connectors = host.connectors;

    private static List<LoggedCall> logged(ConnectorRegistry connectors) {
        return connectors.log().find(CallQuery.all()).calls();
    }

    @Test
    void a_call_of_what_is_live_is_logged() {
        Connector live = host.live(Host.get("orders"));
        connectors.edit(live.id(), 3, Host.sentTo("orders", "v2"));

        Execution done = connectors.execute(
                "orders",
                Invocation.builder()
                        .callId("c-17")
                        .source("workflow")
                        .onBehalfOf("zoe")
                        .build());

        assertThat(connectors.log().find(CallQuery.all().callId("c-17")).calls())
                .containsExactly(new LoggedCall(
                        "default",
                        "orders",
                        ConnectorDocument.digest(Host.get("orders")),
                        false,
                        "c-17",
                        "workflow",
                        "zoe",
                        Host.NOW,
                        done.duration(),
                        1,
                        Delivery.ANSWERED,
                        200,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void a_failure_is_logged_with_its_kind_and_our_message() {
        host.live(Host.get("orders"));
        host.executor.failure = FailureKind.HTTP_STATUS;

        connectors.execute("orders", Invocation.empty());

        LoggedCall failed =
                connectors.log().find(CallQuery.all().failing()).calls().get(0);
        assertThat(failed.failure()).isEqualTo(FailureKind.HTTP_STATUS);
        assertThat(failed.message()).isEqualTo("as told");
        assertThat(failed).hasToString("orders: HTTP_STATUS, ANSWERED, call " + failed.callId());
    }

    @Test
    void tests_are_logged_as_tests_of_the_draft_and_simulations_are_not() {
        String id = connectors.create(Host.post("refunds")).id();

        connectors.testThatWrites(id, 1, Invocation.empty());
        connectors.simulate(id, Invocation.empty(), Answer.json(200, "{}"));
        connectors.test(connectors.create(Host.get("orders")).id(), Invocation.of("wrong", 1));

        assertThat(logged(connectors)).singleElement().satisfies(call -> {
            assertThat(call.test()).isTrue();
            assertThat(call.connector()).isEqualTo("refunds");
            assertThat(call.digest()).isEqualTo(ConnectorDocument.digest(Host.post("refunds")));
        });
    }

    @Test
    void a_write_that_is_repeated_and_not_sent_again_is_logged_once() {
        host.live(Host.post("refunds"));
        Invocation once = Invocation.builder().callId("r-1").build();

        Execution first = connectors.execute("refunds", once);
        Execution again = connectors.execute("refunds", once);

        assertThat(again.delivery()).isEqualTo(first.delivery());
        assertThat(connectors.log().find(CallQuery.all().callId("r-1")).calls()).hasSize(1);
    }

    @Test
    void a_call_without_waiting_is_logged_once_it_has_ended() {
        Pending pending = new Pending();
        ConnectorRegistry waiting = live(ConnectorRegistry.builder().executor(pending));
        CompletableFuture<Execution> result = waiting.executeAsync("orders", Invocation.of("a", 1));
        assertThat(logged(waiting)).hasSize(1); // the test

        pending.last.complete(
                Execution.builder("c-1").answer(Answer.json(200, "{}")).build());

        assertThat(result).isCompleted();
        assertThat(logged(waiting)).hasSize(2);
    }

    @Test
    void a_call_that_is_cancelled_may_have_taken_effect() {
        Pending pending = new Pending();
        ConnectorRegistry waiting = live(ConnectorRegistry.builder().executor(pending));

        waiting.executeAsync("orders", Invocation.of("a", 1)).cancel(true);

        assertThat(pending.last).isCancelled();
        LoggedCall cancelled = waiting.log()
                .find(CallQuery.all().failing(FailureKind.CANCELLED))
                .calls()
                .get(0);
        assertThat(cancelled.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(cancelled.message()).isEqualTo("The caller cancelled the call");
    }

    @Test
    void a_call_that_an_error_of_the_jvm_ended_is_logged_and_the_error_passed_on() {
        host.live(Host.get("orders"));
        host.executor.during = () -> {
            throw new OutOfMemoryError("as told");
        };

        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> connectors.execute("orders", Invocation.empty()));

        LoggedCall ended = logged(connectors).get(0);
        assertThat(ended.failure()).isEqualTo(FailureKind.CANCELLED);
        assertThat(ended.message()).isEqualTo("An error ended the call");
        assertThat(ended.delivery()).isEqualTo(Delivery.UNKNOWN);
    }

    @Test
    void a_log_that_fails_is_in_no_calls_way() {
        Host failing = new Host(ConnectorRegistry.builder().executionLog(new ExecutionLog() {
            @Override
            public void append(LoggedCall call) {
                throw new AssertionError("a log with a bug");
            }

            @Override
            public LoggedCall.Page find(String workspace, CallQuery query) {
                return new LoggedCall.Page(List.of(), null);
            }

            @Override
            public long erase(String workspace) {
                return 0;
            }

            @Override
            public long erase(String workspace, String onBehalfOf) {
                return 0;
            }
        }));
        failing.live(Host.get("orders"));

        assertThat(failing.connectors.execute("orders", Invocation.empty()).succeeded())
                .isTrue();
        assertThat(failing.connectors.executeAsync("orders", Invocation.empty()))
                .isCompletedWithValueMatching(Execution::succeeded);
    }

    @Test
    void what_was_logged_of_a_person_and_of_a_workspace_is_erased() {
        host.live(Host.get("orders"));
        connectors.execute("orders", Invocation.builder().onBehalfOf("zoe").build());
        connectors.execute("orders", Invocation.builder().onBehalfOf("yan").build());

        assertThat(connectors.in("other").log().erase("zoe")).isZero();
        assertThat(connectors.log().erase("zoe")).isEqualTo(1);
        assertThat(connectors.log().erase()).isEqualTo(2);
        assertThat(logged(connectors)).isEmpty();
    }

    @Test
    void bodies_are_kept_where_the_host_asks_for_them_up_to_a_number_of_bytes() {
        ConnectorRegistry bodies = live(ConnectorRegistry.builder()
                .executor(new Echo("{\"é\": \"😀😀😀😀😀😀\"}".getBytes(StandardCharsets.UTF_8)))
                .logBodies(60));

        bodies.execute("orders", Invocation.empty());

        LoggedCall call = logged(bodies).get(0);
        assertThat(call.request()).isEqualTo("GET /orders HTTP/1.1\nHost: shop.example.com\n");
        assertThat(call.answer()).isEqualTo("HTTP/1.1 200\nContent-Type: application/json\n\n{\"é\": \"😀…");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectorRegistry.builder().logBodies(0))
                .withMessage("The log keeps 1 or more bytes of a body, not 0");
    }

    @Test
    void a_body_that_is_no_text_is_told_by_its_size() {
        ConnectorRegistry bodies = live(ConnectorRegistry.builder()
                .executor(new Echo(new byte[] {1, 0, (byte) 0xFF}))
                .logBodies(100));

        bodies.execute("orders", Invocation.empty());

        assertThat(logged(bodies).get(0).answer()).endsWith("\n\n(3 bytes)");
    }

    private static ConnectorRegistry live(ConnectorRegistry.Builder builder) {
        ConnectorRegistry connectors = builder.build();
        ConnectorDefinition orders = Host.get("orders");
        Connector draft = connectors.create(orders);
        return setLive(connectors, draft);
    }

    private static ConnectorRegistry setLive(ConnectorRegistry connectors, Connector draft) {
        long revision = connectors.test(draft.id(), Invocation.empty()).revision();
        connectors.setLive(draft.id(), revision);
        return connectors;
    }

    /** Answers every call with the same body. */
    private static class Echo implements ConnectorExecutor {
        private final Answer answer;

        Echo(byte[] body) {
            answer = Answer.of(200, List.of(new Header("Content-Type", "application/json")), body);
        }

        @Override
        public Execution execute(ConnectorCall call) {
            return simulate(call, answer);
        }

        @Override
        public CompletableFuture<Execution> executeAsync(ConnectorCall call) {
            return CompletableFuture.completedFuture(execute(call));
        }

        @Override
        public Execution simulate(ConnectorCall call, Answer canned) {
            return Execution.builder(call.invocation().callId()).answer(canned).build();
        }

        @Override
        public RequestPreview preview(ConnectorCall call) {
            var request = call.definition().request();
            return new RequestPreview(request.method(), request.url(), request.headers(), null);
        }
    }

    /** Calls that do not wait end when the test says so. */
    private static final class Pending extends Echo {
        private CompletableFuture<Execution> last = new CompletableFuture<>();

        Pending() {
            super(new byte[0]);
        }

        @Override
        public CompletableFuture<Execution> executeAsync(ConnectorCall call) {
            last = new CompletableFuture<>();
            return last;
        }
    }
}
