package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.store.InMemorySecretStore;
import org.junit.jupiter.api.Test;

class InMemorySecretStoreTest extends SecretStoreContract {
    @Override
    protected SecretStore newStore(int most) {
        return new InMemorySecretStore(most);
    }

    @Test
    void it_answers_at_once_and_has_a_quota_of_a_thousand() {
        assertThat(new InMemorySecretStore().answersAtOnce()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InMemorySecretStore(-1))
                .withMessage("A workspace may have 0 or more secrets, not -1");
    }
}
