package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Delivery;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import io.dataconnectors.testkit.internal.transport.FaultEnd;
import io.dataconnectors.testkit.internal.transport.NotedExchange;
import io.dataconnectors.testkit.internal.transport.TestRules;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The part of {@link TransportContract} that meets servers which fail, each in its own way, and what all its tests have in common. */
abstract class TransportFaults {
    protected abstract Transport open(TransportRules rules);

    /** Returns how long a test waits for what must happen: a minute, so that a busy machine fails no test. */
    protected Duration patience() {
        return Duration.ofMinutes(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_is_told_as_what_it_is_and_takes_its_connection_with_it(Fault fault) throws Exception {
        FaultEnd expected = FaultEnd.of(fault);
        try (RawServer server = RawServer.start(fault);
                Transport transport = open(new TestRules())) {
            NotedExchange exchange = sent(transport, NotedExchange.post(server.url()));
            if (expected.stalls()) {
                awaitStall(fault, expected, exchange, server);
                exchange.giveUp();
            } else {
                await(exchange, NotedExchange::hasEnded);
            }

            assertThat(exchange.wrongs()).as("told in the wrong order").isEmpty();
            assertThat(exchange).matches(is -> expected.ends().contains(is.end()) || isGivenUp(expected, is), "ends");
            assertThat(exchange).matches(is -> expected.deliveries().contains(is.delivery()), "how far it came");
            if (exchange.end() == NotedExchange.End.FAILED && !expected.stalls()) {
                assertThat(exchange.causes()).contains(expected.cause());
            }
            assertThat(server.requests()).as("requests that came").isLessThan(2);
            assertThat(!expected.closes() || allEnd(server))
                    .as("the connection ends")
                    .isTrue();
        }
    }

    /** Whether it was given up while it stalled: what is told afterwards is the transport's matter, but a whole answer. */
    private static boolean isGivenUp(FaultEnd expected, NotedExchange exchange) {
        return expected.stalls() && exchange.end() != NotedExchange.End.WHOLE;
    }

    /** Waits until the exchange has come as far as it can. */
    private void awaitStall(Fault fault, FaultEnd expected, NotedExchange exchange, RawServer server)
            throws InterruptedException {
        if (expected.deliveries().contains(Delivery.NOT_SENT)) {
            boolean unseen = fault == Fault.NO_ROOM || fault == Fault.NEVER_ACCEPTED;
            assertThat(unseen || server.gotConnections(1)).as("a connection").isTrue();
        } else {
            await(exchange, is -> is.hasEnded() || expected.deliveries().contains(is.delivery()));
        }
    }

    final void await(NotedExchange exchange, Predicate<NotedExchange> event) throws InterruptedException {
        assertThat(exchange.await(event, patience().toNanos()))
                .as("comes as far as it must: %s", exchange)
                .isTrue();
    }

    final boolean allEnd(RawServer server) throws InterruptedException {
        return server.sawEveryConnectionEnd(patience().toNanos());
    }

    /** Sends, from a thread of its own, for a transport may take the thread that sends. */
    final NotedExchange sent(Transport transport, NotedExchange exchange) {
        Thread sender = new Thread(
                () -> {
                    try {
                        transport.send(exchange);
                    } catch (RuntimeException e) {
                        exchange.failed(e);
                    }
                },
                "transport-contract");
        sender.setDaemon(true);
        sender.start();
        return exchange;
    }

    final NotedExchange ended(Transport transport, NotedExchange exchange) throws InterruptedException {
        await(sent(transport, exchange), NotedExchange::hasEnded);
        assertThat(exchange.wrongs()).as("told in the wrong order").isEmpty();
        return exchange;
    }

    final NotedExchange whole(Transport transport, NotedExchange exchange) throws InterruptedException {
        assertThat(ended(transport, exchange).end()).as("%s", exchange).isEqualTo(NotedExchange.End.WHOLE);
        return exchange;
    }
}
