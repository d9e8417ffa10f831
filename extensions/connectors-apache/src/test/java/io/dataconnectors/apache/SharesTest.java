package io.dataconnectors.apache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Exchanges for which there is no connection yet wait for their turn. */
class SharesTest {
    private final Shares shares = new Shares(1, 1);

    @Test
    void nothing_is_kept_of_workspaces_that_gave_their_questions_up() {
        shares.enter("acme");
        for (int i = 0; i < 10; i++) {
            shares.enter("workspace-" + i).cancel(true);
        }
        CompletableFuture<Void> waits = shares.enter("globex");

        shares.leave("acme");
        assertThat(waits).isCompleted();
        shares.leave("globex");

        assertThat(shares.isEmpty()).isTrue();
    }
}
