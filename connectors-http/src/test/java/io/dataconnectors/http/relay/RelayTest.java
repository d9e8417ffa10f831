package io.dataconnectors.http.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Speaks to the relay as any process of the machine can. */
class RelayTest {
    private static final String OPEN = "HTTP/1.1 200 OK\r\n\r\n";
    private static final String REFUSED = "HTTP/1.1 503 Refused\r\nContent-Length: 0\r\n\r\n";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final AtomicInteger resolved = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<LocalProcess> clients = new ArrayList<>();
    private volatile boolean noMemory;
    private ServerSocket server;
    private InetAddress loopback;
    private Relay relay;

    @BeforeEach
    void start() throws IOException {
        loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        server = new ServerSocket(0, 1_000, loopback);
        server.setSoTimeout(10_000);
        relay = relay(new RelayLimits(64, 64, 16, LONG, LONG, LONG, SHORT, LONG, LONG));
    }

    private Relay relay(RelayLimits limits) {
        Rules rules = new Rules() {
            @Override
            public boolean permitsPort(int port) {
                if (noMemory) {
                    throw new OutOfMemoryError("of a test");
                }
                return port == server.getLocalPort();
            }

            @Override
            public boolean permits(InetAddress address) {
                return address.getAddress()[0] == 127;
            }
        };
        return Relay.start(rules, this::resolve, limits);
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        resolved.incrementAndGet();
        return switch (host) {
            case "shop.example.com" -> addresses("127.0.0.1");
            case "two.example.com" -> addresses("127.0.0.9", "127.0.0.1");
            case "mixed.example.com" -> addresses("127.0.0.1", "10.0.0.1");
            case "none.example.com" -> addresses();
            case "silent.example.com" -> silent();
            default -> throw new UnknownHostException(host);
        };
    }

    private InetAddress[] silent() throws UnknownHostException {
        try {
            end.await();
        } catch (InterruptedException e) {
            // as a resolver that gives up
        }
        throw new UnknownHostException();
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = InetAddress.getByName(texts[i]);
        }
        return addresses;
    }

    @AfterEach
    void stop() throws IOException {
        end.countDown();
        clients.forEach(LocalProcess::close);
        relay.close();
        server.close();
    }

    private Passage passage(String host) {
        return relay.passage("acme", host, server.getLocalPort());
    }

    private LocalProcess knock(String host, Passage passage) {
        LocalProcess client = LocalProcess.connectsTo(relay.address());
        clients.add(client);
        return client.says(LocalProcess.head(host + ":" + server.getLocalPort(), passage.ticket()));
    }

    private LocalProcess tunnel() {
        LocalProcess client = knock("shop.example.com", passage("shop.example.com"));
        assertThat(client.hears(OPEN.length())).isEqualTo(OPEN);
        return client;
    }

    @Test
    void a_ticket_opens_a_tunnel_to_its_target_and_bytes_go_both_ways() throws IOException {
        try (LocalProcess client = tunnel();
                Socket target = server.accept()) {
            client.says("ping");
            assertThat(target.getInputStream().readNBytes(4)).asString().isEqualTo("ping");
            target.getOutputStream().write("pong".getBytes());
            assertThat(client.hears(4)).isEqualTo("pong");
            assertThat(resolved).hasValue(1);
        }
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
        Passage passage = passage("shop.example.com");
        String said = text.replace("TICKET", passage.ticket()).replace("PORT", "" + server.getLocalPort());
        try (LocalProcess process = LocalProcess.connectsTo(relay.address()).says(said)) {
            assertThat(process.hearsToTheEnd()).isEmpty();
            assertThat(resolved).hasValue(0);
            assertThat(passage.refusal()).isNull();
        }
    }

    @Test
    void a_ticket_ends_with_its_attempt() {
        Passage answered = passage("shop.example.com");
        Passage given = passage("shop.example.com");
        answered.arrived();
        given.abandoned();

        assertThat(knock("shop.example.com", answered).hearsToTheEnd()).isEmpty();
        assertThat(knock("shop.example.com", given).hearsToTheEnd()).isEmpty();
    }

    @Test
    void a_head_of_more_than_8_kib_is_closed_while_it_comes() {
        try (LocalProcess process = LocalProcess.connectsTo(relay.address())
                .says("CONNECT shop.example.com:443 HTTP/1.1\r\nX: ".concat("a".repeat(ConnectHead.MAX_BYTES)))) {
            assertThat(process.hearsToTheEnd()).isEmpty();
        }
    }

    @Test
    void a_head_may_come_byte_by_byte() {
        String head = LocalProcess.head(
                "shop.example.com:" + server.getLocalPort(),
                passage("shop.example.com").ticket());
        try (LocalProcess client = LocalProcess.connectsTo(relay.address())) {
            head.chars().forEach(c -> client.says(Character.toString(c)));

            assertThat(client.hears(OPEN.length())).isEqualTo(OPEN);
        }
    }

    @Test
    void heads_that_do_not_end_are_closed_in_time_and_hold_nobody_up() {
        relay.close();
        relay = relay(new RelayLimits(64, 64, 200, SHORT, LONG, LONG, SHORT, LONG, LONG));
        List<LocalProcess> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            slow.add(LocalProcess.connectsTo(relay.address()).says("CONNECT shop.example.com:443 HTTP/1.1\r\n"));
        }

        tunnel().close();
        assertThat(slow).allMatch(process -> process.hearsToTheEnd().isEmpty());
    }

    @Test
    void of_connections_without_a_head_the_oldest_make_place() {
        List<LocalProcess> silent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            silent.add(LocalProcess.connectsTo(relay.address()));
        }

        tunnel().close();
        assertThat(silent.subList(0, 80))
                .allMatch(process -> process.hearsToTheEnd().isEmpty());
    }

    @Test
    void one_bad_address_blocks_the_name() {
        assertRefused("mixed.example.com", Refusal.BLOCKED);
    }

    @Test
    void a_port_that_is_not_permitted_is_blocked_even_with_a_ticket() {
        int port = server.getLocalPort() == 1 ? 2 : 1;
        Passage passage = relay.passage("acme", "shop.example.com", port);
        try (LocalProcess client = LocalProcess.connectsTo(relay.address())
                .says(LocalProcess.head("shop.example.com:" + port, passage.ticket()))) {
            assertThat(client.hearsToTheEnd()).isEqualTo(REFUSED);
            assertThat(passage.refusal()).isEqualTo(Refusal.BLOCKED);
            assertThat(resolved).hasValue(0);
        }
    }

    @Test
    void a_name_without_addresses_is_unreachable() {
        assertRefused("unknown.example.com", Refusal.UNREACHABLE);
        assertRefused("none.example.com", Refusal.UNREACHABLE);
    }

    @Test
    void a_target_that_takes_no_connection_is_unreachable() throws IOException {
        server.close();

        assertRefused("two.example.com", Refusal.UNREACHABLE);
    }

    private void assertRefused(String host, Refusal why) {
        Passage passage = passage(host);
        try (LocalProcess client = knock(host, passage)) {
            assertThat(client.hearsToTheEnd()).isEqualTo(REFUSED);
            assertThat(passage.refusal()).isEqualTo(why);
        }
    }

    @Test
    void the_next_address_is_tried_when_one_takes_no_connection() {
        try (LocalProcess client = knock("two.example.com", passage("two.example.com"))) {
            assertThat(client.hears(OPEN.length())).isEqualTo(OPEN);
        }
    }

    @Test
    void a_name_that_is_not_resolved_in_time_is_unreachable() {
        relay.close();
        relay = relay(new RelayLimits(64, 64, 16, LONG, SHORT, LONG, SHORT, LONG, LONG));

        assertRefused("silent.example.com", Refusal.UNREACHABLE);
    }

    @Test
    void an_attempt_that_is_given_up_leaves_no_tunnel_in_the_making() {
        Passage passage = passage("silent.example.com");
        try (LocalProcess client = knock("silent.example.com", passage)) {
            awaitTunnels(1);
            passage.abandoned();

            assertThat(client.hearsToTheEnd()).isEmpty();
            awaitTunnels(0);
        }
    }

    @Test
    void a_client_that_goes_away_leaves_no_tunnel_in_the_making() {
        knock("silent.example.com", passage("silent.example.com")).close();

        awaitTunnels(0);
    }

    @Test
    void the_end_of_the_target_is_passed_on_and_leaves_the_other_direction() throws IOException {
        try (LocalProcess client = tunnel();
                Socket target = server.accept()) {
            client.says("hello");
            assertThat(target.getInputStream().readNBytes(5)).asString().isEqualTo("hello");
            target.getOutputStream().write("my last word".getBytes());
            target.shutdownOutput();
            assertThat(client.hearsToTheEnd()).isEqualTo("my last word");

            client.says("understood").close();
            assertThat(target.getInputStream().readAllBytes()).asString().isEqualTo("understood");
            awaitTunnels(0);
        }
    }

    @Test
    void a_tunnel_ends_with_its_client_though_the_target_keeps_its_own_end_open() throws IOException {
        try (LocalProcess client = tunnel();
                Socket target = server.accept()) {
            client.says("the last word").close();

            awaitTunnels(0);
            assertThat(target.getInputStream().readAllBytes()).asString().isEqualTo("the last word");
        }
    }

    /** More than the buffers of the system take: the end of the client is behind it. */
    @Test
    void what_a_client_said_before_it_ended_reaches_a_target_that_is_slow_to_take_it() throws Exception {
        byte[] much = new byte[16 << 20];
        new Random(42).nextBytes(much);
        try (LocalProcess client = tunnel();
                Socket target = server.accept()) {
            Thread writer = new Thread(() -> client.sends(much).close());
            writer.start();

            assertThat(target.getInputStream().readAllBytes()).isEqualTo(much);
            writer.join();
            awaitTunnels(0);
        }
    }

    /** The JDK drops what comes at the heels of the answer to CONNECT, and would wait for ever. */
    @Test
    void a_target_that_speaks_first_is_heard_once_the_client_has_spoken() throws IOException {
        try (LocalProcess client = tunnel();
                Socket target = server.accept()) {
            target.getOutputStream().write("SSH-2.0".getBytes());
            client.socket().setSoTimeout(300);
            assertThat(failure(client.socket().getInputStream())).isInstanceOf(SocketTimeoutException.class);

            client.says("hello").socket().setSoTimeout(10_000);
            assertThat(client.hears(7)).isEqualTo("SSH-2.0");
        }
    }

    @Test
    void a_connection_that_breaks_is_not_passed_on_as_one_that_ends() throws Exception {
        try (LocalProcess client = tunnel()) {
            client.says("hello");
            reset(server.accept());

            assertThat(failure(client.socket().getInputStream())).isInstanceOf(SocketException.class);
            awaitTunnels(0);
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.getInputStream().readNBytes(5);
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static Throwable failure(InputStream input) {
        try {
            input.read();
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    @Test
    void the_target_sees_the_client_go() throws IOException {
        LocalProcess client = tunnel();
        try (Socket target = server.accept()) {
            client.close();

            assertThat(target.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** More than all buffers of the system take: the relay must wait, and lose nothing. */
    @Test
    void what_the_other_end_does_not_take_is_held_back_and_arrives_in_order() throws Exception {
        byte[] much = new byte[64 << 20];
        new Random(42).nextBytes(much);
        try (LocalProcess client = tunnel();
                Socket target = server.accept()) {
            Thread writer = new Thread(() -> client.sends(much));
            writer.start();
            writer.join(500);
            assertThat(writer.isAlive()).as("the sender is held back").isTrue();

            assertThat(target.getInputStream().readNBytes(much.length)).isEqualTo(much);
            writer.join();
            target.getOutputStream().write("pong".getBytes());
            assertThat(client.hears(4)).isEqualTo("pong");
        }
    }

    @Test
    void an_attempt_that_is_given_up_while_its_bytes_are_stuck_takes_its_tunnel_with_it() throws Exception {
        Passage passage = passage("shop.example.com");
        try (LocalProcess client = knock("shop.example.com", passage);
                Socket target = server.accept()) {
            client.hears(OPEN.length());
            Thread writer = new Thread(() -> assertThat(stuck(client)).isTrue());
            writer.start();
            while (relay.room().size() > 0) { // until bytes are stuck, the tunnel is left alone
                passage.abandoned();
                Thread.onSpinWait();
            }
            writer.join();
            assertThat(target.isClosed()).isFalse();
        }
    }

    /** The attempt of a later call on a connection that another has opened; the end of it stands behind what it has said. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_attempt_on_a_tunnel_of_an_earlier_one_takes_it_along_too(boolean abandonedFirst) throws Exception {
        narrow();
        try (LocalProcess client = tunnel();
                Socket target = server.accept()) {
            Passage later = passage("shop.example.com");
            Thread writer = new Thread(() -> client.sends(new byte[16 << 20]).close());
            writer.start();
            if (abandonedFirst) {
                later.abandoned();
                writer.join();
            } else {
                writer.join(500);
                assertThat(writer.isAlive()).as("bytes are stuck").isTrue();
                later.abandoned();
            }

            while (relay.room().size() > 0) { // for as long as the test may take
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> target.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        }
    }

    /** So that the kernel does not take a whole request for a target that reads nothing. */
    private void narrow() throws IOException {
        int port = server.getLocalPort();
        server.close();
        server = new ServerSocket();
        server.setReceiveBufferSize(4096);
        server.bind(new InetSocketAddress("127.0.0.1", port));
    }

    @Test
    void an_attempt_that_is_given_up_disturbs_none_beside_it() throws Exception {
        narrow();
        byte[] much = new byte[16 << 20];
        new Random(1).nextBytes(much);
        try (LocalProcess client = tunnel();
                Socket target = server.accept()) {
            Thread writer = new Thread(() -> client.sends(much).says("more"));
            writer.start();
            writer.join(500);
            assertThat(writer.isAlive()).as("bytes are stuck").isTrue();
            passage("shop.example.com").abandoned();
            writer.join();

            assertThat(target.getInputStream().readNBytes(much.length)).isEqualTo(much);
            assertThat(target.getInputStream().readNBytes(4)).asString().isEqualTo("more");
            target.getOutputStream().write("pong".getBytes());
            assertThat(client.hears(4)).isEqualTo("pong");
        }
    }

    private static boolean stuck(LocalProcess client) {
        try {
            client.sends(new byte[64 << 20]);
            return false;
        } catch (java.io.UncheckedIOException e) {
            return true;
        }
    }

    @Test
    void when_there_is_no_room_a_tunnel_at_rest_makes_place_and_none_in_use() throws Exception {
        relay.close();
        relay = relay(new RelayLimits(2, 2, 16, LONG, LONG, LONG, SHORT, LONG, Duration.ZERO));
        LocalProcess first = tunnel();
        Socket firstTarget = server.accept();
        LocalProcess second = tunnel();
        Socket secondTarget = server.accept();

        assertRefused("shop.example.com", Refusal.OVERLOADED);

        answered(first, firstTarget);
        tunnel();
        assertThat(first.hearsToTheEnd()).as("the one whose answer came").isEmpty();
        second.says("question");
        assertThat(secondTarget.getInputStream().readNBytes(8)).asString().isEqualTo("question");
    }

    @Test
    void a_tunnel_whose_answer_came_just_now_makes_no_place() throws Exception {
        relay.close();
        relay = relay(new RelayLimits(1, 1, 16, LONG, LONG, LONG, SHORT, LONG, LONG));
        LocalProcess client = tunnel();
        try (Socket target = server.accept()) {
            answered(client, target);
            assertRefused("shop.example.com", Refusal.OVERLOADED);
            answered(client, target);
        }
    }

    @Test
    void a_party_with_its_share_of_tunnels_is_refused_and_no_other() {
        relay.close();
        relay = relay(new RelayLimits(64, 2, 16, LONG, LONG, LONG, SHORT, LONG, LONG));
        tunnel();
        tunnel();

        assertRefused("shop.example.com", Refusal.OVERLOADED);
        Passage other = relay.passage("other", "shop.example.com", server.getLocalPort());
        assertThat(knock("shop.example.com", other).hears(OPEN.length())).isEqualTo(OPEN);
        awaitTunnels(3);
    }

    @Test
    void a_party_with_its_share_of_tunnels_makes_place_with_its_own() throws Exception {
        relay.close();
        relay = relay(new RelayLimits(64, 1, 16, LONG, LONG, LONG, SHORT, LONG, Duration.ZERO));
        LocalProcess others =
                knock("shop.example.com", relay.passage("other", "shop.example.com", server.getLocalPort()));
        others.hears(OPEN.length());
        try (Socket othersTarget = server.accept()) {
            answered(others, othersTarget);
            LocalProcess own = tunnel();
            try (Socket ownTarget = server.accept()) {
                answered(own, ownTarget);
                tunnel();
                assertThat(own.hearsToTheEnd()).isEmpty();
                others.says("question");
                assertThat(othersTarget.getInputStream().readNBytes(8))
                        .asString()
                        .isEqualTo("question");
            }
        }
    }

    @Test
    void when_there_is_no_room_the_party_with_most_tunnels_at_rest_makes_place() throws Exception {
        relay.close();
        relay = relay(new RelayLimits(3, 3, 16, LONG, LONG, LONG, SHORT, LONG, Duration.ZERO));
        LocalProcess others =
                knock("shop.example.com", relay.passage("other", "shop.example.com", server.getLocalPort()));
        others.hears(OPEN.length());
        try (Socket othersTarget = server.accept()) {
            answered(others, othersTarget); // and it rests longest
            LocalProcess first = tunnel();
            answered(first, server.accept());
            answered(tunnel(), server.accept());

            Passage third = relay.passage("third", "shop.example.com", server.getLocalPort());
            assertThat(knock("shop.example.com", third).hears(OPEN.length())).isEqualTo(OPEN);

            assertThat(first.hearsToTheEnd()).isEmpty();
            answered(others, othersTarget);
        }
    }

    private static void answered(LocalProcess client, Socket target) throws IOException {
        client.says("question");
        target.getInputStream().readNBytes(8);
        target.getOutputStream().write("answer".getBytes());
        assertThat(client.hears(6)).isEqualTo("answer");
    }

    @Test
    void a_tunnel_without_a_byte_for_long_is_closed() {
        relay.close();
        relay = relay(new RelayLimits(64, 64, 16, LONG, LONG, LONG, SHORT, SHORT, LONG));
        try (LocalProcess client = tunnel()) {
            assertThat(client.hearsToTheEnd()).isEmpty();
            awaitTunnels(0);
        }
    }

    @Test
    void a_target_that_speaks_on_and_on_keeps_no_tunnel_whose_client_is_silent_for_long() throws IOException {
        relay.close();
        relay = relay(new RelayLimits(64, 64, 16, LONG, LONG, LONG, SHORT, SHORT, LONG));
        try (LocalProcess client = tunnel();
                Socket target = server.accept()) {
            client.says("hello");
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (says(target) && client.hears(1).equals(".")) {
                assertThat(System.nanoTime()).as("the time by which it ends").isLessThan(limit);
            }
            awaitTunnels(0);
        }
    }

    /** Returns whether the connection still takes it. */
    private static boolean says(Socket target) {
        try {
            target.getOutputStream().write('.');
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void nothing_is_left_after_the_end() throws Exception {
        LocalProcess client = tunnel();
        LocalProcess silent = LocalProcess.connectsTo(relay.address());
        Socket target = server.accept();

        relay.close();

        assertThat(client.hearsToTheEnd()).isEmpty();
        assertThat(silent.hearsToTheEnd()).isEmpty();
        assertThat(target.getInputStream().read()).isEqualTo(-1);
        assertThat(failureOf(() -> new Socket(loopback, relay.address().getPort()).close()))
                .isInstanceOf(ConnectException.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("connectors-egress"));
    }

    @Test
    void a_door_that_fails_for_a_moment_takes_connections_again() throws IOException {
        ServerSocketChannel port = ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0));
        Door door = new Door(relay, port);
        relay.loop().execute(() -> {
            relay.loop().add(door);
            door.failed();
        });
        Passage passage = passage("shop.example.com");
        try (LocalProcess client = LocalProcess.connectsTo((InetSocketAddress) port.getLocalAddress())) {
            client.says(LocalProcess.head("shop.example.com:" + server.getLocalPort(), passage.ticket()));
            assertThat(client.hears(OPEN.length())).isEqualTo(OPEN);
        }
    }

    @Test
    void what_fails_with_one_connection_ends_that_one_alone() throws IOException {
        noMemory = true;
        try (LocalProcess unlucky = knock("shop.example.com", passage("shop.example.com"))) {
            assertThat(unlucky.hearsToTheEnd()).isEmpty();
        }
        noMemory = false;
        tunnel().close();
    }

    @Test
    void it_listens_on_the_loopback_address_alone() {
        assertThat(relay.address().getAddress()).isEqualTo(loopback);
    }

    private interface Act {
        void run() throws Exception;
    }

    private static Throwable failureOf(Act act) {
        try {
            act.run();
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    private void awaitTunnels(int count) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (relay.room().size() != count && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        assertThat(relay.room().size()).isEqualTo(count);
    }
}
