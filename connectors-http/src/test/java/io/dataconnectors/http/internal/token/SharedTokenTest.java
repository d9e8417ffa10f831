package io.dataconnectors.http.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTokenTest {
    @Test
    void a_fetch_that_cannot_start_keeps_no_call_waiting_and_the_next_call_begins_another() {
        SharedToken token = new SharedToken(Clock.systemUTC());
        AtomicInteger begun = new AtomicInteger();

        for (int call = 1; call <= 2; call++) {
            CompletableFuture<Access> access = token.access(null, () -> null, wanted -> {
                begun.incrementAndGet();
                throw new OutOfMemoryError("of a test");
            });

            assertThat(access).isCompletedExceptionally();
            assertThat(begun).hasValue(call);
        }
    }
}
