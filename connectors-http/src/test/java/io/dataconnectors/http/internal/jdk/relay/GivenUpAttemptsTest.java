package io.dataconnectors.http.internal.jdk.relay;

import static io.dataconnectors.http.internal.jdk.relay.LocalRelay.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of tunnels when a call ends before its answer is there. */
class GivenUpAttemptsTest {
    /** More than the buffers of the system take. */
    private static final int MUCH = 16 << 20;

    private final LocalRelay relay = new LocalRelay();

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void an_attempt_that_is_given_up_leaves_no_tunnel_in_the_making() {
        Passage passage = relay.passage("silent.example.com");
        Peer client = relay.knock("silent.example.com", passage);
        relay.awaitTunnels(1);

        passage.abandoned();

        assertThat(client.hearsToTheEnd()).isEmpty();
        relay.awaitTunnels(0);
    }

    @Test
    void a_client_that_goes_away_leaves_no_tunnel_in_the_making() {
        Peer client = relay.knock("silent.example.com", relay.passage("silent.example.com"));
        relay.awaitTunnels(1);

        client.close();

        relay.awaitTunnels(0);
    }

    @Test
    void an_attempt_that_is_given_up_while_its_bytes_are_stuck_takes_its_tunnel_with_it() throws IOException {
        Passage passage = relay.passage(SHOP);
        Peer client = relay.tunnel(passage);
        relay.target();
        CompletableFuture<Peer> sending = CompletableFuture.supplyAsync(() -> client.sends(new byte[4 * MUCH]));

        relay.awaitTunnels(0, passage::abandoned); // again and again: until bytes are stuck, the tunnel is left alone

        assertThat(sending)
                .failsWithin(1, TimeUnit.MINUTES)
                .withThrowableThat()
                .withCauseInstanceOf(UncheckedIOException.class);
    }

    /** The attempt of a later call on a connection that another has opened; the end of it stands behind what it has said. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_attempt_on_a_tunnel_of_an_earlier_one_takes_it_along_too(boolean abandonedFirst) throws Exception {
        Peer client = relay.tunnel();
        Peer target = relay.target();
        Passage later = relay.passage(SHOP);
        CompletableFuture<Void> sending =
                CompletableFuture.runAsync(() -> client.sends(new byte[MUCH]).close());
        if (!abandonedFirst) {
            assertStuck(sending);
        }

        later.abandoned();

        sending.get(1, TimeUnit.MINUTES);
        relay.awaitTunnels(0);
        assertThatThrownBy(target::takesToTheEnd).isInstanceOf(SocketException.class);
    }

    @Test
    void an_attempt_that_is_given_up_disturbs_none_beside_it() throws Exception {
        byte[] much = new byte[MUCH];
        new Random(1).nextBytes(much);
        Peer client = relay.tunnel();
        Peer target = relay.target();
        CompletableFuture<Peer> sending =
                CompletableFuture.supplyAsync(() -> client.sends(much).says("more"));
        assertStuck(sending);

        relay.passage(SHOP).abandoned();

        sending.get(1, TimeUnit.MINUTES);
        assertThat(target.takes(MUCH)).isEqualTo(much);
        assertThat(target.hears(4)).isEqualTo("more");
        target.says("pong");
        assertThat(client.hears(4)).isEqualTo("pong");
    }

    /** An answer tells that it was not this one's call that was given up. */
    @Test
    void from_an_answer_on_a_tunnel_beside_it_takes_no_more_again_than_its_target_does() throws Exception {
        Peer client = relay.tunnel();
        Peer target = relay.target();
        relay.passage(SHOP).abandoned();
        for (int turn = 0; turn < 2; turn++) { // the relay has heard of it when bytes have passed twice
            client.says("question");
            assertThat(target.hears(8)).isEqualTo("question");
        }
        target.says("answer");
        assertThat(client.hears(6)).isEqualTo("answer");

        CompletableFuture<Peer> sending = CompletableFuture.supplyAsync(() -> client.sends(new byte[MUCH]));

        assertStuck(sending);
        assertThat(target.takes(MUCH)).hasSize(MUCH);
        sending.get(1, TimeUnit.MINUTES);
    }

    private static void assertStuck(CompletableFuture<?> sending) {
        assertThat(sending)
                .as("bytes are stuck")
                .failsWithin(Duration.ofMillis(500))
                .withThrowableOfType(TimeoutException.class);
    }
}
