package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Secret;
import io.dataconnectors.spi.TokenStore;
import io.dataconnectors.store.InMemoryTokenStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryTokenStoreTest extends TokenStoreContract {
    @Override
    protected TokenStore newStore() {
        return new InMemoryTokenStore();
    }

    @Test
    void tokens_that_were_fetched_the_longest_ago_make_room() {
        InMemoryTokenStore store = new InMemoryTokenStore();
        Instant end = Instant.parse("2126-11-30T00:00:00Z");
        for (int i = 0; i <= 10_000; i++) {
            store.put("acme", "key-" + i, new TokenStore.Token(Secret.of("t"), end, end), "a");
        }

        assertThat(store.find("acme", "key-0")).isEmpty();
        assertThat(store.find("acme", "key-1")).isPresent();
        assertThat(store.find("acme", "key-10000")).isPresent();
    }
}
