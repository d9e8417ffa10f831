package io.dataconnectors.http.internal.jdk.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attempts for which there is no tunnel yet wait for their turn. */
class TurnsTest {
    private final LocalRelay relay = new LocalRelay();
    private final Turns turns = new Turns(3, 2, Runnable::run);
    private final List<String> started = new ArrayList<>();

    @AfterEach
    void stop() {
        relay.close();
    }

    private Passage enter(String party, String attempt) {
        Passage passage = relay.passage(party, LocalRelay.SHOP);
        turns.enter(passage, () -> started.add(attempt));
        return passage;
    }

    @Test
    void a_party_has_its_share_and_the_rest_wait_in_order() {
        Passage first = enter("acme", "1");
        Passage second = enter("acme", "2");
        enter("acme", "3");
        enter("acme", "4");
        assertThat(started).containsExactly("1", "2");

        turns.leave(second);
        turns.leave(first);

        assertThat(started).containsExactly("1", "2", "3", "4");
    }

    @Test
    void where_there_is_no_room_the_party_with_the_fewest_goes_first() {
        Passage first = enter("acme", "a1");
        Passage second = enter("acme", "a2");
        Passage third = enter("globex", "g1");
        enter("acme", "a3");
        enter("globex", "g2");
        enter("initech", "i1");
        assertThat(started).containsExactly("a1", "a2", "g1");

        turns.leave(third);
        turns.leave(first);
        turns.leave(second);

        assertThat(started).containsExactly("a1", "a2", "g1", "g2", "i1", "a3");
    }

    @Test
    void one_that_ends_before_its_turn_never_starts() {
        Passage first = enter("acme", "1");
        Passage second = enter("acme", "2");
        Passage third = enter("acme", "3");

        turns.leave(third);
        turns.leave(first);
        turns.leave(second);
        turns.leave(second);

        assertThat(started).containsExactly("1", "2");
        assertThat(turns.isEmpty()).isTrue();
    }

    @Test
    void one_that_was_given_up_before_it_came_never_starts() {
        Passage passage = relay.passage(LocalRelay.SHOP);
        passage.abandoned();

        turns.enter(passage, () -> started.add("1"));

        assertThat(started).isEmpty();
        assertThat(turns.isEmpty()).isTrue();
    }
}
