package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dataconnectors.Delivery;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import io.dataconnectors.testkit.internal.transport.NotedExchange;
import io.dataconnectors.testkit.internal.transport.NotedExchange.End;
import io.dataconnectors.testkit.internal.transport.TestRules;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** The part of {@link TransportContract} that asks where a transport connects, and whom it trusts there. */
abstract class TransportConnections extends TransportFaults {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final String SHOP = "shop.stub.example.com";

    private static void requireNames(Transport transport) {
        assumeTrue(transport.judgesNames(), "names are resolved elsewhere");
    }

    private static String at(String host, int port) {
        return "https://" + host + ":" + port + "/orders?page=2";
    }

    @Test
    void a_name_is_reached_at_the_address_and_the_port_that_the_rules_give() throws Exception {
        TestRules rules = new TestRules();
        try (RawServer server = RawServer.answering(OK);
                Transport transport = open(rules)) {
            requireNames(transport);
            rules.points(SHOP, server.port());

            whole(transport, NotedExchange.get(at(SHOP, 8443)));

            assertThat(rules.asked()).contains(SHOP);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void what_the_rules_refuse_is_not_connected_to_and_told_with_their_reason() throws Exception {
        TestRules rules = new TestRules();
        try (RawServer server = RawServer.answering(OK);
                Transport transport = open(rules)) {
            requireNames(transport);

            NotedExchange refused = ended(transport, NotedExchange.post(at(SHOP, server.port())));

            assertThat(refused.causes()).contains(TestRules.Refused.class);
            assertThat(refused.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(server.connections()).isZero();
        }
    }

    /** What a name server says may change between two connections, or be made to. */
    @Test
    void each_connection_is_judged_anew() throws Exception {
        TestRules rules = new TestRules();
        try (RawServer first = RawServer.answering(OK.replace("OK\r\n", "OK\r\nConnection: close\r\n"));
                RawServer second = RawServer.answering(OK);
                Transport transport = open(rules)) {
            requireNames(transport);
            rules.points(SHOP, first.port());
            whole(transport, NotedExchange.get(at(SHOP, 8443)));
            rules.points(SHOP, second.port());
            whole(transport, NotedExchange.get(at(SHOP, 8443)));

            assertThat(first.requests()).isEqualTo(1);
            assertThat(second.requests()).isEqualTo(1);
        }
    }

    /** A client that finds a kept connection dead, and opens another by itself, must not go where it may go no more. */
    @Test
    void a_connection_in_place_of_one_that_died_is_judged_too() throws Exception {
        TestRules rules = new TestRules();
        try (RawServer server = RawServer.answering(OK);
                Transport transport = open(rules)) {
            requireNames(transport);
            rules.points(SHOP, server.port());
            whole(transport, NotedExchange.get(at(SHOP, 8443)));
            rules.refuses(SHOP);
            server.closeConnections();
            assertThat(allEnd(server)).isTrue();

            NotedExchange refused = ended(transport, NotedExchange.get(at(SHOP, 8443)));

            assertThat(refused.end()).isEqualTo(End.FAILED);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void where_an_address_takes_no_connection_the_next_is_tried() throws Exception {
        TestRules rules = new TestRules();
        try (RawServer dead = RawServer.start(Fault.REFUSED);
                RawServer server = RawServer.answering(OK);
                Transport transport = open(rules)) {
            requireNames(transport);
            rules.points(SHOP, dead.port(), server.port());

            whole(transport, NotedExchange.post(at(SHOP, 8443)));

            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void a_certificate_for_other_names_is_not_taken_for_that_of_the_target() throws Exception {
        TestRules rules = new TestRules();
        try (RawServer server = RawServer.answering(OK);
                Transport transport = open(rules)) {
            requireNames(transport);
            rules.points("shop.elsewhere.example", server.port());

            NotedExchange refused = ended(transport, NotedExchange.post(at("shop.elsewhere.example", 8443)));

            assertThat(refused.causes()).contains(SSLException.class);
            assertThat(refused.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(server.requests()).isZero();
        }
    }
}
