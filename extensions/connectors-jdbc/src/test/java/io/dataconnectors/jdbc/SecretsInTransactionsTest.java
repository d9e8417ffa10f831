package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.Secret;
import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.spi.TokenStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets are written in the host's transaction; tokens never are. */
class SecretsInTransactionsTest {
    private static JdbcStorage joined(TestedDatabase database, TestHost host) {
        return host.join(JdbcStorage.on(database.pool()))
                .install()
                .keys(TestKeys.ring(1))
                .secretsPerWorkspace(2)
                .open();
    }

    private static void rolledBack(TestHost host, Runnable act) {
        assertThatIllegalStateException()
                .isThrownBy(() -> host.inTransaction(connection -> {
                    act.run();
                    throw new IllegalStateException("the host changed its mind");
                }))
                .withMessage("the host changed its mind");
    }

    @ParameterizedTest
    @EnumSource
    void what_the_host_rolls_back_leaves_no_secret_and_keeps_every_token(Kind kind) {
        Instant end = Instant.now().plus(Duration.ofHours(1));
        TestedDatabase database = kind.shared();
        TestHost host = new TestHost(database.pool());
        try (JdbcStorage storage = joined(database, host)) {
            SecretStore secrets = storage.secrets();
            TokenStore tokens = storage.tokens();

            rolledBack(host, () -> {
                secrets.put("acme", "a", Secret.of("v"), null);
                assertThat(secrets.allow("acme", "a", "https://shop.example.com", null))
                        .isTrue();
                assertThat(secrets.list("acme")).hasSize(1);
                assertThat(tokens.lease("acme", "k", "h", Duration.ofMinutes(5)))
                        .isTrue();
                tokens.put("acme", "k", new TokenStore.Token(Secret.of("t"), end, end), "h");
            });

            assertThat(secrets.list("acme")).isEmpty();
            assertThat(tokens.find("acme", "k")).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_host_commits_is_there_for_every_node(Kind kind) {
        TestedDatabase database = kind.shared();
        TestHost host = new TestHost(database.pool());
        try (JdbcStorage storage = joined(database, host);
                JdbcStorage other = joined(database, host)) {
            host.inTransaction(connection -> {
                storage.secrets().put("acme", "a", Secret.of("v"), "ada");
                return storage.secrets().allow("acme", "a", "https://shop.example.com", "ada");
            });

            assertThat(other.secrets().list("acme")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_quota_that_is_reached_leaves_the_hosts_transaction_usable(Kind kind) {
        TestedDatabase database = kind.shared();
        TestHost host = new TestHost(database.pool());
        try (JdbcStorage storage = joined(database, host)) {
            SecretStore secrets = storage.secrets();
            secrets.put("acme", "a", Secret.of("v"), null);
            secrets.put("acme", "b", Secret.of("v"), null);

            rolledBack(host, () -> {
                assertThatExceptionOfType(QuotaExceededException.class)
                        .isThrownBy(() -> secrets.put("acme", "c", Secret.of("v"), null));
                secrets.put("acme", "b", Secret.of("w"), null);
                assertThat(secrets.list("acme")).hasSize(2);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_database_that_is_away_is_told_and_nothing_is_lost(Kind kind) {
        TestedDatabase database = kind.shared();
        WatchedPool pool = new WatchedPool(database.pool());
        try (JdbcStorage storage =
                JdbcStorage.on(pool.source()).install().keys(TestKeys.ring(1)).open()) {
            storage.secrets().put("acme", "a", Secret.of("v"), null);

            pool.away = true;
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> storage.secrets().list("acme"))
                    .withMessage("The secrets could not be read: the database cannot be reached");
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> storage.tokens().lease("acme", "k", "h", Duration.ofMinutes(1)))
                    .withMessage("The access token could not be written: the database cannot be reached");
            pool.away = false;

            assertThat(storage.secrets().list("acme")).hasSize(1);
            assertThat(storage.tokens().lease("acme", "k", "h", Duration.ofMinutes(1)))
                    .isTrue();
        }
    }
}
