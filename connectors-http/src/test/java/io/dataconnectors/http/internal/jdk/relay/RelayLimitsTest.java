package io.dataconnectors.http.internal.jdk.relay;

import static io.dataconnectors.http.internal.jdk.relay.LocalRelay.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much a relay does at once, and how long it waits. */
class RelayLimitsTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private static FarLimits limits() {
        return new FarLimits();
    }

    private static List<Peer> beginHeads(LocalRelay relay) {
        return Stream.generate(() -> relay.client().says("CONNECT shop.example.com:443 HTTP/1.1\r\n"))
                .limit(100)
                .toList();
    }

    @Test
    void heads_that_do_not_end_hold_nobody_up() {
        try (LocalRelay relay = new LocalRelay(limits().heads(200))) {
            beginHeads(relay);

            relay.tunnel();
        }
    }

    @Test
    void heads_that_do_not_end_are_closed_in_time() {
        try (LocalRelay relay = new LocalRelay(limits().heads(200).head(SHORT))) {
            assertThat(beginHeads(relay))
                    .allMatch(process -> process.hearsToTheEnd().isEmpty());
        }
    }

    @Test
    void of_connections_without_a_head_the_oldest_make_place() {
        try (LocalRelay relay = new LocalRelay(limits().heads(16))) {
            List<Peer> silent = Stream.generate(relay::client).limit(100).toList();

            relay.tunnel();

            assertThat(silent.subList(0, 80))
                    .allMatch(process -> process.hearsToTheEnd().isEmpty());
        }
    }

    @Test
    void a_name_that_is_not_resolved_in_time_is_unreachable() {
        try (LocalRelay relay = new LocalRelay(limits().resolving(SHORT))) {
            relay.assertRefused("silent.example.com", FailureKind.CONNECT_FAILED);
        }
    }

    @Test
    void when_there_is_no_room_a_tunnel_at_rest_makes_place_and_none_in_use() throws IOException {
        try (LocalRelay relay = new LocalRelay(limits().tunnels(2).rest(Duration.ZERO))) {
            Peer first = relay.tunnel();
            Peer firstTarget = relay.target();
            Peer second = relay.tunnel();
            Peer secondTarget = relay.target();

            relay.assertRefused(SHOP, FailureKind.OVERLOADED);

            answered(first, firstTarget);
            relay.tunnel();
            assertThat(first.hearsToTheEnd()).as("the one whose answer came").isEmpty();
            second.says("question");
            assertThat(secondTarget.hears(8)).isEqualTo("question");
        }
    }

    @Test
    void a_tunnel_for_which_there_is_no_room_waits_for_one_that_comes_to_rest() throws IOException {
        try (LocalRelay relay =
                new LocalRelay(limits().tunnels(1).rest(Duration.ZERO).waiting(Duration.ofHours(1)))) {
            Peer first = relay.tunnel();
            Peer firstTarget = relay.target();
            Peer next = relay.knock(SHOP, relay.passage(SHOP));
            assertThat(next.hearsNothing()).isTrue();

            answered(first, firstTarget);

            assertThat(next.hears(LocalRelay.OPEN.length())).isEqualTo(LocalRelay.OPEN);
            assertThat(first.hearsToTheEnd()).isEmpty();
        }
    }

    @Test
    void one_that_waits_for_room_ends_with_its_call() {
        try (LocalRelay relay = new LocalRelay(limits().tunnels(1).waiting(Duration.ofHours(1)))) {
            relay.tunnel();
            Passage passage = relay.passage(SHOP);
            Peer next = relay.knock(SHOP, passage);

            passage.abandoned();

            assertThat(next.hearsToTheEnd()).isEmpty();
        }
    }

    @Test
    void a_tunnel_waits_for_room_no_longer_than_the_limit() {
        try (LocalRelay relay = new LocalRelay(limits().tunnels(1).waiting(SHORT))) {
            relay.tunnel();

            relay.assertRefused(SHOP, FailureKind.OVERLOADED);
        }
    }

    @Test
    void a_tunnel_whose_answer_came_just_now_makes_no_place() throws IOException {
        try (LocalRelay relay = new LocalRelay(limits().tunnels(1))) {
            Peer client = relay.tunnel();
            Peer target = relay.target();
            answered(client, target);

            relay.assertRefused(SHOP, FailureKind.OVERLOADED);

            answered(client, target);
        }
    }

    @Test
    void a_party_with_its_share_of_tunnels_is_refused_and_no_other() {
        try (LocalRelay relay = new LocalRelay(limits().share(2))) {
            relay.tunnel();
            relay.tunnel();

            relay.assertRefused(SHOP, FailureKind.OVERLOADED);
            relay.tunnel(relay.passage("other", SHOP));
            relay.awaitTunnels(3);
        }
    }

    @Test
    void a_party_with_its_share_of_tunnels_makes_place_with_its_own() throws IOException {
        try (LocalRelay relay = new LocalRelay(limits().share(1).rest(Duration.ZERO))) {
            Peer others = relay.tunnel(relay.passage("other", SHOP));
            Peer othersTarget = relay.target();
            answered(others, othersTarget);
            Peer own = relay.tunnel();
            answered(own, relay.target());

            relay.tunnel();

            assertThat(own.hearsToTheEnd()).isEmpty();
            answered(others, othersTarget);
        }
    }

    @Test
    void when_there_is_no_room_the_party_with_most_tunnels_at_rest_makes_place() throws IOException {
        try (LocalRelay relay = new LocalRelay(limits().tunnels(3).rest(Duration.ZERO))) {
            Peer others = relay.tunnel(relay.passage("other", SHOP));
            Peer othersTarget = relay.target();
            answered(others, othersTarget); // and it rests longest
            Peer first = relay.tunnel();
            answered(first, relay.target());
            answered(relay.tunnel(), relay.target());

            relay.tunnel(relay.passage("third", SHOP));

            assertThat(first.hearsToTheEnd()).isEmpty();
            answered(others, othersTarget);
        }
    }

    private static void answered(Peer client, Peer target) {
        client.says("question");
        assertThat(target.hears(8)).isEqualTo("question");
        target.says("answer");
        assertThat(client.hears(6)).isEqualTo("answer");
    }

    @Test
    void a_tunnel_without_a_byte_for_long_is_closed() {
        try (LocalRelay relay = new LocalRelay(limits().idle(SHORT))) {
            assertThat(relay.tunnel().hearsToTheEnd()).isEmpty();
            relay.awaitTunnels(0);
        }
    }

    @Test
    void a_target_that_speaks_on_and_on_keeps_no_tunnel_whose_client_is_silent_for_long() throws IOException {
        try (LocalRelay relay = new LocalRelay(limits().idle(SHORT))) {
            Peer client = relay.tunnel().says("hello");
            Peer target = relay.target();

            relay.awaitTunnels(0, () -> speaks(target));

            assertThat(client.hearsToTheEnd()).matches("\\.*");
        }
    }

    private static void speaks(Peer target) {
        try {
            target.says(".");
        } catch (UncheckedIOException e) {
            // the tunnel has ended
        }
    }
}
