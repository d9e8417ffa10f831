package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.spi.transport.Exchange;
import io.dataconnectors.spi.transport.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A transport of a host that throws where it should not: each call ends all the same, and gives its place back. */
class FaultyTransportTest {
    private static final ConnectorDefinition.Builder WRITE =
            Calls.post("https://127.0.0.1/x").timeout(Duration.ofSeconds(1));

    @Test
    void a_call_ends_at_its_deadline_though_giving_up_throws() throws Exception {
        Consumer<Exchange> silent = exchange -> {
            exchange.whenGivenUp(() -> {
                throw new IllegalStateException("the socket does not close");
            });
            exchange.begins();
        };
        for (boolean blocks : new boolean[] {false, true}) {
            try (HttpConnectorExecutor executor = executor(blocks, silent)) {
                Execution late = executor.executeAsync(Calls.call(WRITE)).get(1, TimeUnit.MINUTES);

                assertThat(late.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
                assertThat(late.delivery()).isEqualTo(Delivery.UNKNOWN);
                assertThat(executor.inFlight()).isZero();
            }
        }
    }

    @Test
    void an_error_of_the_transport_ends_the_call_and_no_thread_of_a_caller() throws Exception {
        Consumer<Exchange> broken = exchange -> {
            exchange.begins();
            throw new AssertionError("a bug");
        };
        for (boolean blocks : new boolean[] {false, true}) {
            try (HttpConnectorExecutor executor = executor(blocks, broken)) {
                Execution sync = executor.execute(Calls.call(WRITE));
                Execution async = executor.executeAsync(Calls.call(WRITE)).get(1, TimeUnit.MINUTES);

                assertThat(sync.failure().kind()).isEqualTo(FailureKind.CONNECT_FAILED);
                assertThat(sync.delivery()).isEqualTo(Delivery.UNKNOWN);
                assertThat(async.delivery()).isEqualTo(Delivery.UNKNOWN);
                assertThat(executor.inFlight()).isZero();
            }
        }
    }

    @Test
    void what_a_transport_throws_after_the_request_began_is_no_fault_of_the_inputs() {
        Consumer<Exchange> broken = exchange -> {
            exchange.begins();
            throw new IllegalStateException("a bug");
        };
        try (HttpConnectorExecutor executor = executor(false, broken)) {
            Execution done = executor.execute(Calls.call(WRITE));

            assertThat(done.failure().kind()).isEqualTo(FailureKind.CONNECT_FAILED);
            assertThat(done.delivery()).isEqualTo(Delivery.UNKNOWN);
        }
    }

    @Test
    void an_exchange_that_is_completed_without_an_answer_has_failed() {
        Consumer<Exchange> hasty = exchange -> {
            exchange.begins();
            exchange.completed();
        };
        try (HttpConnectorExecutor executor = executor(false, hasty)) {
            Execution done = executor.execute(Calls.call(WRITE));

            assertThat(done.failure().kind()).isEqualTo(FailureKind.CONNECT_FAILED);
            assertThat(done.delivery()).isEqualTo(Delivery.UNKNOWN);
        }
    }

    @Test
    void a_transport_that_never_says_whether_it_admits_a_target_is_told_that_the_call_has_ended() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        Transport silent = new Transport() {
            @Override
            public CompletableFuture<Void> admit(String workspace, URI target) {
                return asked;
            }

            @Override
            public void send(Exchange exchange) {}

            @Override
            public void close() {}
        };
        try (HttpConnectorExecutor executor =
                Calls.executor(443).transport(rules -> silent).build()) {
            Execution late = executor.executeAsync(Calls.call(WRITE)).get(1, TimeUnit.MINUTES);

            assertThat(late.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(late.delivery()).isEqualTo(Delivery.NOT_SENT);
            Eventually.holds("the question ends", asked::isCompletedExceptionally);
        }
    }

    private static HttpConnectorExecutor executor(boolean blocks, Consumer<Exchange> sending) {
        return Calls.executor(443)
                .transport(rules -> new Transport() {
                    @Override
                    public boolean blocks() {
                        return blocks;
                    }

                    @Override
                    public void send(Exchange exchange) {
                        sending.accept(exchange);
                    }

                    @Override
                    public void close() {}
                })
                .build();
    }
}
