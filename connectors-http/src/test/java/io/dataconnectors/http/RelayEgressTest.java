package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubSockets;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names that change their mind. The API is at 127.0.0.1, which the policy opens; what must not be reached is at 127.0.0.2,
 * where a listener counts.
 */
class RelayEgressTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final String NAME = "shop.stub.example.com";

    private final AtomicInteger asked = new AtomicInteger();

    /** Counts the connections to where none may come. */
    private static final class Internal implements AutoCloseable {
        private final ServerSocket listener;
        private final AtomicInteger connections = new AtomicInteger();

        private Internal(int port) throws IOException {
            listener = new ServerSocket(port, 50, address("127.0.0.2"));
            Thread thread = new Thread(this::count, "internal");
            thread.setDaemon(true);
            thread.start();
        }

        private void count() {
            try {
                while (true) {
                    listener.accept().close();
                    connections.incrementAndGet();
                }
            } catch (IOException e) {
                // the test is over
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Returns an executor whose names are each time at the next of these places, and then at the last. */
    private HttpConnectorExecutor resolving(int port, List<InetAddress[]> answers) {
        return Calls.executor(port)
                .names(Calls.names(host -> answers.get(Math.min(asked.getAndIncrement(), answers.size() - 1))))
                .build();
    }

    private static InetAddress[] at(String... addresses) {
        List<InetAddress> all = new ArrayList<>();
        for (String text : addresses) {
            all.add(address(text));
        }
        return all.toArray(new InetAddress[0]);
    }

    @Test
    void a_name_is_resolved_once_for_a_connection() throws Exception {
        try (RawServer api = RawServer.answering(OK);
                Internal internal = new Internal(api.port());
                HttpConnectorExecutor executor = resolving(api.port(), List.of(at("127.0.0.1"), at("127.0.0.2")))) {
            for (int call = 0; call < 3; call++) {
                assertThat(executor.execute(Calls.call(Calls.get(url(api)))).failure())
                        .isNull();
            }

            assertThat(asked).hasValue(1);
            assertThat(internal.connections).hasValue(0);
        }
    }

    @Test
    void one_bad_address_among_the_answers_blocks_the_name() throws Exception {
        try (RawServer api = RawServer.answering(OK);
                Internal internal = new Internal(api.port());
                HttpConnectorExecutor executor =
                        resolving(api.port(), List.of(at("127.0.0.1", "127.0.0.2"), at("127.0.0.2", "127.0.0.1")))) {
            for (int call = 0; call < 2; call++) {
                Execution blocked = executor.execute(Calls.call(Calls.post(url(api))));

                assertThat(blocked.failure())
                        .hasToString("BLOCKED: " + url(api) + " is not a target that connectors may call");
                assertThat(blocked.delivery()).isEqualTo(Delivery.NOT_SENT);
            }
            assertThat(internal.connections).hasValue(0);
            assertThat(api.requests()).isZero();
        }
    }

    /** The JDK sends a GET again when its pooled connection dies; it connects anew, and the name has moved meanwhile. */
    @Test
    void a_get_that_is_dropped_on_a_pooled_connection_does_not_follow_the_name() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer api = RawServer.toEachRequest(wire -> {
                    if (requests.incrementAndGet() == 1) {
                        wire.write(OK);
                    } else {
                        wire.end();
                    }
                });
                Internal internal = new Internal(api.port());
                HttpConnectorExecutor executor = resolving(api.port(), List.of(at("127.0.0.1"), at("127.0.0.2")))) {
            assertThat(executor.execute(Calls.call(Calls.get(url(api)))).succeeded())
                    .isTrue();

            Execution dropped = executor.execute(Calls.call(Calls.get(url(api))));

            assertThat(dropped.failure())
                    .hasToString("BLOCKED: " + url(api) + " is not a target that connectors may call");
            assertThat(dropped.delivery()).as("the first may have arrived").isEqualTo(Delivery.UNKNOWN);
            assertThat(asked.get()).as("the name was asked for again").isGreaterThan(1);
            assertThat(internal.connections).hasValue(0);
        }
    }

    @Test
    void a_name_that_moves_between_two_attempts_is_judged_again() throws Exception {
        try (RawServer api =
                        RawServer.answering("HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                Internal internal = new Internal(api.port());
                HttpConnectorExecutor executor = resolving(api.port(), List.of(at("127.0.0.1"), at("127.0.0.2")))) {
            Execution moved = executor.execute(Calls.call(Calls.get(url(api))));

            assertThat(moved.failure().kind()).hasToString("BLOCKED");
            assertThat(moved.attempts()).isEqualTo(2);
            assertThat(internal.connections).hasValue(0);
        }
    }

    @Test
    void the_certificate_is_checked_for_the_name_and_not_for_the_address() {
        try (RawServer api = RawServer.answering(OK);
                HttpConnectorExecutor executor = resolving(api.port(), List.<InetAddress[]>of(at("127.0.0.1")))) {
            String other = "https://other.example.com:" + api.port();

            assertThat(executor.execute(Calls.call(Calls.get(other))).failure())
                    .hasToString("TLS_FAILED: No secure connection to " + other + " could be made");
            assertThat(api.requests()).isZero();
        }
    }

    @Test
    void an_ipv6_address_is_judged_and_called_although_the_jdk_tunnels_to_none() throws Exception {
        assumeThat(hasIpv6()).as("this machine has IPv6").isTrue();
        try (ServerSocket api = StubSockets.listen(address("::1"));
                HttpConnectorExecutor executor = Calls.executor(api.getLocalPort())
                        .egress(EgressPolicy.publicHttps()
                                .allowPort(api.getLocalPort())
                                .openRange("::1/128"))
                        .build();
                HttpConnectorExecutor strict =
                        Calls.executor(api.getLocalPort()).build()) {
            String url = "https://[::1]:" + api.getLocalPort();
            CompletableFuture<Execution> call = executor.executeAsync(Calls.call(Calls.get(url)));
            api.setSoTimeout(60_000);
            try (Socket socket = api.accept()) {
                socket.getInputStream().read(new byte[8192]);
                socket.getOutputStream().write(OK.getBytes(StandardCharsets.US_ASCII));
                assertThat(call.get(1, TimeUnit.MINUTES).failure()).isNull();
            }
            assertThat(strict.execute(Calls.call(Calls.get(url))).failure())
                    .hasToString("BLOCKED: " + url + " is not a target that connectors may call");
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket loopback = new ServerSocket(0, 1, address("::1"))) {
            return loopback.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Straight connections have none of the relay's limits, and the JDK keeps them for up to 20 minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"https://[2606:4700::1111]", "https://[64:ff9b::808:808]", "https://[::ffff:8.8.8.8]"})
    void an_ipv6_address_that_no_range_opens_is_none_that_can_be_called(String url) {
        try (HttpConnectorExecutor executor = HttpConnectorExecutor.builder()
                .egress(EgressPolicy.publicHttps().openRange("fd00::/8"))
                .build()) {
            Execution blocked = executor.execute(Calls.call(Calls.get(url)));

            assertThat(blocked.failure()).hasToString("BLOCKED: " + url + " is not a target that connectors may call");
            assertThat(blocked.delivery()).isEqualTo(Delivery.NOT_SENT);
        }
    }

    @Test
    void an_ipv6_address_that_never_answers_sees_its_connection_close_at_the_deadline() throws Exception {
        assumeThat(hasIpv6()).as("this machine has IPv6").isTrue();
        try (ServerSocket api = new ServerSocket(0, 50, address("::1"));
                HttpConnectorExecutor executor = Calls.executor(api.getLocalPort())
                        .egress(EgressPolicy.publicHttps()
                                .allowPort(api.getLocalPort())
                                .openRange("::1/128"))
                        .build()) {
            String url = "https://[::1]:" + api.getLocalPort();
            CompletableFuture<Execution> call =
                    executor.executeAsync(Calls.call(Calls.post(url).timeout(Duration.ofSeconds(1))));
            try (Socket socket = api.accept()) {
                socket.setSoTimeout(10_000);
                assertThat(endOf(socket)).as("the bytes of a handshake").isPositive();
                Execution execution = call.get(10, TimeUnit.SECONDS);
                assertThat(execution.failure().kind()).hasToString("TIMEOUT");
                assertThat(execution.delivery()).isEqualTo(Delivery.NOT_SENT);
            }
        }
    }

    /** Reads to the end of a connection, or until it breaks; fails if it stays open. */
    private static int endOf(Socket socket) throws IOException {
        byte[] bytes = new byte[8192];
        int size = 0;
        try {
            for (int count = 0; count >= 0; count = socket.getInputStream().read(bytes)) {
                size += count;
            }
        } catch (SocketException broken) {
            // as well an end
        }
        return size;
    }

    @Test
    void no_target_sees_the_ticket() {
        try (StubApi api = StubApi.start();
                HttpConnectorExecutor executor = Calls.executor(api.port()).build()) {
            executor.execute(Calls.call(Calls.get(api.url() + "/orders")));
            executor.execute(Calls.call(Calls.get(api.url() + "/orders")));

            assertThat(api.requests())
                    .hasSize(2)
                    .allMatch(request -> request.header("Proxy-Connectors-Ticket") == null);
        }
    }

    @Test
    void a_thousand_cancelled_calls_leave_no_connection() throws Exception {
        try (RawServer mute = RawServer.start(Fault.HANDSHAKE_NEVER_ANSWERED);
                HttpConnectorExecutor executor = Calls.executor(mute.port()).build()) {
            for (int round = 0; round < 20; round++) {
                List<CompletableFuture<Execution>> calls = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    calls.add(executor.executeAsync(
                            Calls.call(Calls.post(mute.url()).timeout(Limits.MAX_TIMEOUT))));
                }
                int some = round * 2; // some at once, some when connections are there
                Eventually.holds(some + " connections", () -> mute.open() >= some);
                calls.forEach(call -> call.cancel(true));
            }
            Eventually.holds("no connection", () -> mute.open() == 0);
        }
    }

    @Test
    void a_workspace_whose_names_are_never_resolved_leaves_the_others_alone() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (RawServer api = RawServer.answering(OK);
                HttpConnectorExecutor executor = Calls.executor(api.port())
                        .names(Calls.names(host -> host.startsWith("silent") ? silent(end) : at("127.0.0.1")))
                        .build()) {
            List<CompletableFuture<Execution>> hanging = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                var definition = Calls.get("https://silent-" + i + ".example.com:" + api.port())
                        .timeout(Limits.MAX_TIMEOUT);
                hanging.add(executor.executeAsync(new ConnectorCall("rude", definition.build(), Invocation.empty())));
            }

            assertThat(executor.execute(Calls.call(Calls.get(url(api)))).failure())
                    .isNull();
            assertThat(hanging).noneMatch(CompletableFuture::isDone);
        } finally {
            end.countDown();
        }
    }

    private static InetAddress[] silent(CountDownLatch end) throws UnknownHostException {
        try {
            end.await();
        } catch (InterruptedException e) {
            // as a resolver that gives up
        }
        throw new UnknownHostException();
    }

    private static String url(RawServer api) {
        return "https://" + NAME + ":" + api.port();
    }
}
