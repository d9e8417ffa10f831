package io.dataconnectors.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Delivery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Method;
import io.dataconnectors.spi.ConnectorListener.Attempt;
import io.dataconnectors.spi.ConnectorListener.Call;
import io.dataconnectors.spi.ConnectorListener.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoggingListenerTest {
    private static final String URL = "https://shop.example.com/orders/{{order_id}}?key=k-4711&expand={{expand}}";

    private final ConnectorListener listener = ConnectorListener.logging();

    private String logged(Call call, Outcome outcome) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            listener.started(call);
            listener.attempted(call, new Attempt(1, 200, null, Duration.ofMillis(80)));
            listener.ended(call, outcome);
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    private static Call call(String workspace) {
        return new Call(workspace, "retrieve_order", "call-1", Method.GET, URL);
    }

    @Test
    void a_call_is_one_line_without_the_query_of_its_url() {
        Outcome outcome = new Outcome(null, Delivery.ANSWERED, 200, 1, 0, 512, Duration.ofMillis(123));

        assertThat(logged(call("acme"), outcome))
                .endsWith("INFO io.dataconnectors.spi.ConnectorListener - retrieve_order of acme:"
                        + " GET https://shop.example.com/orders/{{order_id}}: OK, status 200, ANSWERED, 1 attempt,"
                        + " 123 ms, call call-1" + System.lineSeparator())
                .hasLineCount(1);
    }

    @Test
    void a_failure_is_told_by_its_kind() {
        Outcome outcome = new Outcome(FailureKind.TIMEOUT, Delivery.UNKNOWN, null, 3, 20, 0, Duration.ofSeconds(10));

        assertThat(logged(call("acme"), outcome))
                .contains("{{order_id}}: TIMEOUT, UNKNOWN, 3 attempts, 10000 ms, call call-1");
    }

    @Test
    void a_workspace_cannot_break_the_line() {
        Outcome outcome = new Outcome(null, Delivery.ANSWERED, 200, 1, 0, 0, Duration.ZERO);

        assertThat(logged(call("acme\r\nERROR all is lost\u001b[2J"), outcome))
                .contains("retrieve_order of acme\\u000d\\u000aERROR all is lost\\u001b[2J: GET")
                .hasLineCount(1);
    }
}
