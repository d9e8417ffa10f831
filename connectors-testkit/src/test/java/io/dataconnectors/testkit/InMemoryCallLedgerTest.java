package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Execution;
import io.dataconnectors.StorageException;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.CallLedger.Claim.State;
import io.dataconnectors.spi.CallLedger.Reservation;
import io.dataconnectors.store.InMemoryCallLedger;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InMemoryCallLedgerTest extends CallLedgerContract {
    @Override
    protected CallLedger newLedger(Duration remembered) {
        return new InMemoryCallLedger(100, remembered, Clock.systemUTC());
    }

    private static Reservation call(String workspace, int number) {
        return new Reservation(workspace, "call-" + number, "refund_order", null, "d", "o", Duration.ofHours(1));
    }

    private static State claim(CallLedger ledger, String workspace, int number) {
        return ledger.claim(call(workspace, number)).state();
    }

    private static void done(CallLedger ledger, String workspace, int number) {
        assertThat(claim(ledger, workspace, number)).isEqualTo(State.GRANTED);
        ledger.record(
                call(workspace, number), Execution.builder("call-" + number).build());
    }

    @Test
    void beyond_the_most_a_workspace_forgets_its_own_oldest_and_no_other_does() {
        CallLedger ledger = newLedger(Duration.ofHours(1));
        done(ledger, "acme", 0);
        for (int i = 0; i < 1_000; i++) {
            done(ledger, "noisy", i);
        }

        assertThat(claim(ledger, "acme", 0)).isEqualTo(State.DONE);
        assertThat(claim(ledger, "noisy", 999)).isEqualTo(State.DONE);
        assertThat(claim(ledger, "noisy", 0)).isEqualTo(State.GRANTED);
    }

    @Test
    void what_is_in_flight_is_never_forgotten_to_make_room() {
        CallLedger ledger = newLedger(Duration.ofHours(1));
        for (int i = 0; i < 99; i++) {
            claim(ledger, "noisy", i);
        }
        done(ledger, "acme", 0);

        assertThat(claim(ledger, "noisy", 99)).as("instead of what is done").isEqualTo(State.GRANTED);
        assertThatThrownBy(() -> claim(ledger, "noisy", 100))
                .isInstanceOf(StorageException.class)
                .hasMessage("The ledger in memory remembers 100 calls at most, and those are all in flight");
        assertThat(claim(ledger, "noisy", 0)).isEqualTo(State.IN_FLIGHT);
    }

    @Test
    void one_that_would_remember_nothing_is_refused() {
        assertThatThrownBy(() -> new InMemoryCallLedger(0, Duration.ofHours(1), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A ledger remembers at least one call, and for some time");
        assertThatThrownBy(() -> new InMemoryCallLedger(1, Duration.ZERO, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
