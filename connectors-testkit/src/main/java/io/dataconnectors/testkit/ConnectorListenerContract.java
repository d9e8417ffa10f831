package io.dataconnectors.testkit;

import io.dataconnectors.Delivery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Method;
import io.dataconnectors.spi.ConnectionProblem;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.ConnectorListener.Attempt;
import io.dataconnectors.spi.ConnectorListener.Call;
import io.dataconnectors.spi.ConnectorListener.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Contract of every {@link ConnectorListener}: whatever the event, from however many threads at once, it returns and
 * throws nothing. A host extends this class in its tests.
 */
public abstract class ConnectorListenerContract {
    /** For subclasses. */
    protected ConnectorListenerContract() {}

    /** Returns the listener under test. */
    protected abstract ConnectorListener listener() throws Exception;

    @Test
    void every_way_in_which_a_call_ends_is_taken() throws Exception {
        ConnectorListener listener = listener();
        for (Method method : Method.values()) {
            success(listener, call("call-" + method, method));
            for (FailureKind kind : FailureKind.values()) {
                failure(listener, call("call-" + method + "-" + kind, method), kind);
            }
        }
    }

    @Test
    void calls_of_several_threads_are_taken_at_once() throws Exception {
        ConnectorListener listener = listener();
        Together.run(8, number -> {
            for (int i = 0; i < 50; i++) {
                success(listener, call("call-" + number + "-" + i, Method.GET));
            }
            return number;
        });
    }

    @Test
    void every_problem_of_a_connection_is_taken() throws Exception {
        ConnectorListener listener = listener();
        for (ConnectionProblem.Kind kind : ConnectionProblem.Kind.values()) {
            Call call = call("call-" + kind, Method.GET);
            listener.started(call);
            listener.connectionFailed(call, new ConnectionProblem("https://shop.example.com", kind, ""));
            listener.attempted(call, new Attempt(1, null, FailureKind.CONNECT_FAILED, Duration.ofMillis(3)));
        }
    }

    private static Call call(String id, Method method) {
        return new Call("acme", "retrieve_order", id, method, "https://shop.example.com/orders/{{order_id}}");
    }

    /** A success at the second attempt: the first got an answer that is worth another. */
    private static void success(ConnectorListener listener, Call call) {
        listener.started(call);
        listener.attempted(call, new Attempt(1, 503, null, Duration.ofMillis(3)));
        listener.attempted(call, new Attempt(2, 200, null, Duration.ofMillis(2)));
        listener.ended(call, new Outcome(null, Delivery.ANSWERED, 200, 2, 0, 1_024, Duration.ofMillis(9)));
    }

    /** A failure before anything was sent, at which there is no attempt, and one of an attempt without an answer. */
    private static void failure(ConnectorListener listener, Call call, FailureKind kind) {
        listener.started(call);
        listener.ended(call, new Outcome(kind, Delivery.NOT_SENT, null, 0, 0, 0, Duration.ZERO));
        listener.started(call);
        listener.attempted(call, new Attempt(1, null, kind, Duration.ofSeconds(1)));
        listener.ended(call, new Outcome(kind, Delivery.UNKNOWN, null, 1, 512, 0, Duration.ofSeconds(1)));
    }
}
