package io.dataconnectors.http.internal.jdk.relay;

import static io.dataconnectors.http.internal.jdk.relay.LocalRelay.OPEN;
import static io.dataconnectors.http.internal.jdk.relay.LocalRelay.REFUSED;
import static io.dataconnectors.http.internal.jdk.relay.LocalRelay.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.FailureKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let through, and to where, by a relay that any process of the machine can speak to. */
class RelayTest {
    private final LocalRelay relay = new LocalRelay();

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void a_ticket_opens_a_tunnel_to_its_target_and_bytes_go_both_ways() throws IOException {
        Peer client = relay.tunnel();
        Peer target = relay.target();

        client.says("ping");
        assertThat(target.hears(4)).isEqualTo("ping");
        target.says("pong");
        assertThat(client.hears(4)).isEqualTo("pong");
        assertThat(relay.resolved()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT shop.example.com:PORT HTTP/1.1\r\n\r\n",
                "CONNECT shop.example.com:PORT HTTP/1.1\r\nProxy-Connectors-Ticket: \r\n\r\n",
                "CONNECT shop.example.com:PORT HTTP/1.1\r\nProxy-Connectors-Ticket: 1\r\n\r\n",
                "CONNECT shop.example.com:PORT HTTP/1.1\r\nProxy-Connectors-Ticket: "
                        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.1\r\n\r\n",
                "CONNECT shop.example.com:PORT HTTP/1.1\r\nProxy-Authorization: TICKET\r\n\r\n",
                "CONNECT shop.example.com:PORT HTTP/1.1\r\nProxy-Connectors-Ticket: TICKETx\r\n\r\n",
                "CONNECT shop.example.com:PORT HTTP/1.1\r\nProxy-Connectors-Ticket: xTICKET\r\n\r\n",
                "CONNECT other.example.com:PORT HTTP/1.1\r\nProxy-Connectors-Ticket: TICKET\r\n\r\n",
                "CONNECT 127.0.0.1:PORT HTTP/1.1\r\nProxy-Connectors-Ticket: TICKET\r\n\r\n",
                "CONNECT shop.example.com:443 HTTP/1.1\r\nProxy-Connectors-Ticket: TICKET\r\n\r\n",
                "CONNECT shop.example.com:PORT HTTP/1.1\r\nProxy-Connectors-Ticket: TICKET\r\n\r\nand more",
                "GET http://shop.example.com:PORT/ HTTP/1.1\r\nProxy-Connectors-Ticket: TICKET\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\r\n\r\n",
                "\u0016\u0003\u0001 a handshake of TLS \r\n\r\n",
            })
    void a_process_without_the_ticket_for_the_target_is_told_nothing(String text) {
        Passage passage = relay.passage(SHOP);
        String said = text.replace("TICKET", passage.ticket()).replace("PORT", "" + relay.port());

        assertThat(relay.client().says(said).hearsToTheEnd()).isEmpty();
        assertThat(relay.resolved()).isZero();
        assertThat(passage.refusal()).isNull();
    }

    @Test
    void a_ticket_ends_with_its_attempt() {
        Passage answered = relay.passage(SHOP);
        Passage given = relay.passage(SHOP);
        answered.arrived();
        given.abandoned();

        assertThat(relay.knock(SHOP, answered).hearsToTheEnd()).isEmpty();
        assertThat(relay.knock(SHOP, given).hearsToTheEnd()).isEmpty();
    }

    @Test
    void a_head_of_more_than_8_kib_is_closed_while_it_comes() {
        Peer client = relay.client()
                .says("CONNECT shop.example.com:443 HTTP/1.1\r\nX: ".concat("a".repeat(ConnectHead.MAX_BYTES)));

        assertThat(client.hearsToTheEnd()).isEmpty();
    }

    @Test
    void a_head_may_come_byte_by_byte() {
        String ticket = relay.passage(SHOP).ticket();
        Peer client = relay.client();

        Peer.head(SHOP + ":" + relay.port(), ticket).chars().forEach(c -> client.says(Character.toString(c)));

        assertThat(client.hears(OPEN.length())).isEqualTo(OPEN);
    }

    @Test
    void one_bad_address_blocks_the_name() {
        relay.assertRefused("mixed.example.com", FailureKind.BLOCKED);
    }

    @Test
    void a_port_that_is_not_permitted_is_blocked_even_with_a_ticket() {
        int port = relay.port() == 1 ? 2 : 1;
        Passage passage = relay.relay().passage("acme", SHOP, port);

        Peer client = relay.client().says(Peer.head(SHOP + ":" + port, passage.ticket()));

        assertThat(client.hearsToTheEnd()).isEqualTo(REFUSED);
        assertThat(LocalRelay.whyNot(passage)).isEqualTo(FailureKind.BLOCKED);
        assertThat(relay.resolved()).isZero();
    }

    @Test
    void a_resolver_may_give_another_port_which_is_judged_as_well() {
        relay.assertRefused("moved.example.com", FailureKind.BLOCKED);
    }

    /** Trial 5: a name with 254 addresses cost 254 connections, and thrice as many with retries. */
    @Test
    void of_many_addresses_eight_are_tried() {
        assertThat(relay.knock("eighth.example.com", relay.passage("eighth.example.com"))
                        .hears(OPEN.length()))
                .isEqualTo(OPEN);

        relay.assertRefused("ninth.example.com", FailureKind.CONNECT_FAILED);
    }

    @Test
    void a_name_without_addresses_is_unreachable() {
        relay.assertRefused("unknown.example.com", FailureKind.CONNECT_FAILED);
        relay.assertRefused("none.example.com", FailureKind.CONNECT_FAILED);
    }

    @Test
    void a_target_that_takes_no_connection_is_unreachable() throws IOException {
        relay.closeTarget();

        relay.assertRefused("two.example.com", FailureKind.CONNECT_FAILED);
    }

    @Test
    void the_next_address_is_tried_when_one_takes_no_connection() {
        Peer client = relay.knock("two.example.com", relay.passage("two.example.com"));

        assertThat(client.hears(OPEN.length())).isEqualTo(OPEN);
    }

    @Test
    void it_listens_on_the_loopback_address_alone() {
        assertThat(relay.relay().address().getAddress().getAddress()).containsExactly(127, 0, 0, 1);
    }

    @Test
    void nothing_is_left_after_the_end() throws IOException {
        Set<Thread> others = threads();
        LocalRelay ends = new LocalRelay();
        Set<Thread> own = threads();
        own.removeAll(others);
        Peer client = ends.tunnel();
        Peer silent = ends.client();
        Peer target = ends.target();

        ends.relay().close();

        assertThat(client.hearsToTheEnd()).isEmpty();
        assertThat(silent.hearsToTheEnd()).isEmpty();
        assertThat(target.takesToTheEnd()).isEmpty();
        InetSocketAddress door = ends.relay().address();
        assertThatThrownBy(() -> new Socket(door.getAddress(), door.getPort())).isInstanceOf(ConnectException.class);
        assertThat(own).hasSize(1).noneMatch(Thread::isAlive);
        ends.close();
    }

    /** Returns the threads of relays, those of other tests among them. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("connectors-egress"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void a_door_that_fails_for_a_moment_takes_connections_again() throws IOException {
        InetAddress loopback = relay.relay().address().getAddress();
        ServerSocketChannel port = ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0));
        RelayIntake door = new RelayIntake(relay.relay(), port);
        relay.relay().loop().execute(() -> {
            relay.relay().loop().add(door);
            door.failed();
        });

        Peer client = relay.clientOf((InetSocketAddress) port.getLocalAddress());
        client.says(Peer.head(SHOP + ":" + relay.port(), relay.passage(SHOP).ticket()));

        assertThat(client.hears(OPEN.length())).isEqualTo(OPEN);
    }

    @Test
    void what_fails_with_one_connection_ends_that_one_alone() {
        relay.isShortOfMemory(true);
        assertThat(relay.knock(SHOP, relay.passage(SHOP)).hearsToTheEnd()).isEmpty();

        relay.isShortOfMemory(false);
        relay.tunnel();
    }
}
