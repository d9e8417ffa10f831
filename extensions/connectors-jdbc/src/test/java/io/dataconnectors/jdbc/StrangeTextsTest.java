package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Secret;
import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.CallLedger.Reservation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts that no database keeps as they are, with NUL or half of a character, are refused or found nowhere before a database sees
 * them: one refuses them in its own words, and its driver puts question marks in the place of halves.
 */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
class StrangeTextsTest {
    private static final String LIKE_THEM = "a?b";

    private final JdbcStorage storage;
    private final ConnectorRegistry connectors;

    StrangeTextsTest(Kind kind) {
        storage = JdbcStorage.on(kind.shared().pool())
                .install()
                .keys(TestKeys.ring(1))
                .open();
        connectors = registry(ConnectorRegistry.builder());
    }

    private ConnectorRegistry registry(ConnectorRegistry.Builder host) {
        return host.store(storage.connectors())
                .history(storage.history())
                .build()
                .in("acme");
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private static ConnectorDefinition orders() {
        return ConnectorDefinition.builder("orders")
                .description("Orders")
                .get("https://shop.example.com/orders")
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\uD800b"})
    void they_name_nobody_who_acts_and_no_connector(String strange) {
        String id = connectors.by(LIKE_THEM).create(orders()).id();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> connectors.by(strange))
                .withMessage(
                        "Who acts is a text without NUL and without half of a character (a surrogate without the other)");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> registry(ConnectorRegistry.builder().ids(() -> strange))
                        .create(orders().toBuilder().name("others").build()))
                .withMessage("An id of a connector in this store is a text without NUL and without half of a character"
                        + " (a surrogate without the other)");
        assertThat(connectors.search(ConnectorQuery.all().nameContains(strange)).connectors())
                .isEmpty();
        assertThat(connectors.search(ConnectorQuery.all().after(strange)).connectors())
                .isEmpty();
        assertThat(storage.problems(strange)).isEmpty();
        assertThat(connectors.history().of(strange)).isEmpty();
        assertThat(connectors.history().forget(strange)).isZero();
        assertThat(connectors.history().erase(strange)).isZero();
        assertThat(connectors.history().of(id)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\uD800b"})
    void they_name_nobody_in_the_log_and_in_the_ledger(String strange) {
        CallLedger ledger = storage.ledger();
        ledger.claim(new Reservation("acme", "c-1", "orders", LIKE_THEM, "d", "o", Duration.ZERO));

        assertThat(ledger.died(strange, "", 10)).isEmpty();
        assertThat(ledger.died("acme", strange, 10)).isEmpty();
        assertThat(ledger.of("acme", strange, "", 10)).isEmpty();
        assertThat(ledger.forget("acme", strange) + ledger.erase(strange)).isZero();
        assertThat(storage.log().erase(strange) + storage.log().erase("acme", strange))
                .isZero();
        assertThat(ledger.of("acme", LIKE_THEM, "", 10)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\uD800b"})
    void a_secret_is_kept_as_it_is_or_refused(String strange) {
        Secret value = Secret.of(strange);
        if (strange.indexOf('\0') >= 0) { // what is encrypted may have any character
            storage.secrets().put("acme", "token", value, null);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> storage.secrets().put("acme", "token", value, null))
                    .withMessage(
                            "A secret has no half of a character, a surrogate without the other: another would be kept"
                                    + " in its place");
        }
        assertThat(storage.secrets().list(strange)).isEmpty();
        assertThat(storage.secrets().delete("acme", strange)).isFalse();
        assertThat(List.of(storage.secrets().erase(strange))).containsExactly(0L);
    }
}
