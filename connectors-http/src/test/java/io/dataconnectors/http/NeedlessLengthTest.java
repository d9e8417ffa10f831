package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Method;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import org.junit.jupiter.api.Test;

/** Trial 13: {@code Content-Length: 0} stands where RFC 9110 wants it, and nowhere else; what was sent is known all the same. */
class NeedlessLengthTest {
    @Test
    void a_get_and_a_delete_without_a_body_have_no_content_length_however_often_a_connection_is_used() {
        try (StubApi api = StubApi.start();
                HttpConnectorExecutor executor = Calls.executor(api.port()).build()) {
            for (int i = 0; i < 3; i++) {
                assertThat(length(api, executor, Method.GET, Calls.get(api.url() + "/a")))
                        .isNull();
                assertThat(length(api, executor, Method.DELETE, delete(api))).isNull();
                assertThat(length(api, executor, Method.POST, Calls.post(api.url() + "/a")))
                        .isEqualTo("0");
                assertThat(length(api, executor, Method.DELETE, delete(api).body(Body.text("abc"))))
                        .isEqualTo("3");
            }
        }
    }

    private static ConnectorDefinition.Builder delete(StubApi api) {
        return ConnectorDefinition.builder("cancel_order")
                .description("Cancels")
                .delete(api.url() + "/a");
    }

    private static String length(
            StubApi api, HttpConnectorExecutor executor, Method method, ConnectorDefinition.Builder definition) {
        api.on(method, "/a").answer(200, "{}");
        assertThat(executor.execute(Calls.call(definition)).failure()).isNull();
        return api.requests().get(api.requests().size() - 1).header("Content-Length");
    }

    @Test
    void a_delete_that_was_sent_and_not_answered_is_unknown_and_one_that_was_refused_is_not_sent() {
        assertThat(delivery(Fault.RESET_AFTER_THE_REQUEST)).isEqualTo(Delivery.UNKNOWN);
        assertThat(delivery(Fault.REFUSED)).isEqualTo(Delivery.NOT_SENT);
        assertThat(delivery(Fault.TLS_ALERT)).isEqualTo(Delivery.NOT_SENT);
    }

    private static Delivery delivery(Fault fault) {
        try (RawServer server = RawServer.start(fault)) {
            Execution failed = Calls.execute(
                    server.port(),
                    ConnectorDefinition.builder("cancel_order")
                            .description("Cancels")
                            .delete(server.url() + "/a"));
            return failed.delivery();
        }
    }
}
