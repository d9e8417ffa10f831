package io.dataconnectors.http.internal.jdk.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes through a tunnel, and how it ends. */
class TunnelTest {
    /** More than the buffers of the system take. */
    private static final int MUCH = 16 << 20;

    private final LocalRelay relay = new LocalRelay();

    @AfterEach
    void stop() {
        relay.close();
    }

    private static byte[] much() {
        byte[] much = new byte[MUCH];
        new Random(42).nextBytes(much);
        return much;
    }

    @Test
    void the_end_of_the_target_is_passed_on_and_leaves_the_other_direction() throws IOException {
        Peer client = relay.tunnel().says("hello");
        Peer target = relay.target();
        assertThat(target.hears(5)).isEqualTo("hello");
        target.says("my last word").endsItsOutput();
        assertThat(client.hearsToTheEnd()).isEqualTo("my last word");

        client.says("understood").close();

        assertThat(target.takesToTheEnd()).asString().isEqualTo("understood");
        relay.awaitTunnels(0);
    }

    @Test
    void a_tunnel_ends_with_its_client_though_the_target_keeps_its_own_end_open() throws IOException {
        Peer client = relay.tunnel();
        Peer target = relay.target();

        client.says("the last word").close();

        relay.awaitTunnels(0);
        assertThat(target.takesToTheEnd()).asString().isEqualTo("the last word");
    }

    @Test
    void what_a_client_said_before_it_ended_reaches_a_target_that_is_slow_to_take_it() throws Exception {
        byte[] much = much();
        Peer client = relay.tunnel();
        Peer target = relay.target();
        CompletableFuture<Void> sending =
                CompletableFuture.runAsync(() -> client.sends(much).close());

        assertThat(target.takesToTheEnd()).isEqualTo(much);
        sending.get(1, TimeUnit.MINUTES);
        relay.awaitTunnels(0);
    }

    /** The JDK drops what comes at the heels of the answer to CONNECT, and would wait for ever. */
    @Test
    void a_target_that_speaks_first_is_heard_once_the_client_has_spoken() throws IOException {
        Peer client = relay.tunnel();
        relay.target().says("SSH-2.0");
        assertThat(client.hearsNothing()).isTrue();

        client.says("hello");

        assertThat(client.hears(7)).isEqualTo("SSH-2.0");
    }

    @Test
    void a_connection_that_breaks_is_not_passed_on_as_one_that_ends() throws IOException {
        Peer client = relay.tunnel().says("hello");
        Peer target = relay.target();
        target.hears(5);

        target.breaks();

        assertThatThrownBy(client::takesToTheEnd).isInstanceOf(SocketException.class);
        relay.awaitTunnels(0);
    }

    @Test
    void the_target_sees_the_client_go() throws IOException {
        Peer client = relay.tunnel();
        Peer target = relay.target();

        client.close();

        assertThat(target.takesToTheEnd()).isEmpty();
    }

    @Test
    void what_the_other_end_does_not_take_is_held_back_and_arrives_in_order() throws Exception {
        byte[] much = much();
        Peer client = relay.tunnel();
        Peer target = relay.target();
        CompletableFuture<Peer> sending = CompletableFuture.supplyAsync(() -> client.sends(much));
        assertThat(sending)
                .as("the sender is held back")
                .failsWithin(Duration.ofMillis(500))
                .withThrowableOfType(TimeoutException.class);

        assertThat(target.takes(MUCH)).isEqualTo(much);
        sending.get(1, TimeUnit.MINUTES);
        target.says("pong");
        assertThat(client.hears(4)).isEqualTo("pong");
    }
}
