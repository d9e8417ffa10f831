package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Secret;
import io.dataconnectors.StorageException;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.SecretResolver.Query;
import io.dataconnectors.spi.SecretStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While the database is away, calls go on with the secrets that were asked for before, for as long as the host says. */
class SecretsWithoutDatabaseTest {
    private static final String SHOP = "https://shop.example.com";
    private static final String AUTH = "https://auth.example.com";

    private final TestedDatabase database = Kind.H2.shared();
    private final WatchedPool pool = new WatchedPool(database.pool());
    private JdbcStorage storage;

    @AfterEach
    void close() {
        pool.away = false;
        storage.close();
    }

    private SecretStore open(Duration trusted) {
        storage = JdbcStorage.on(pool.source())
                .install()
                .keys(TestKeys.ring(1))
                .trustMemoryFor(trusted)
                .open();
        SecretStore secrets = storage.secrets();
        secrets.put("acme", "token", Secret.of("v"), null);
        secrets.allow("acme", "token", SHOP, null);
        return secrets;
    }

    private static String sent(SecretStore secrets, String name, String origin) {
        Secret secret = secrets.resolve(new Query("acme", name, origin));
        return secret == null ? "none" : secret.reveal();
    }

    @Test
    void what_was_asked_before_is_answered_as_before_for_everybody() {
        SecretStore secrets = open(Duration.ofMinutes(5));
        assertThat(sent(secrets, "token", SHOP)).isEqualTo("v");

        pool.away = true;

        for (int i = 0; i < 3; i++) {
            assertThat(sent(secrets, "token", SHOP)).isEqualTo("v");
            assertThat(secrets.resolve(new Query("acme", "token", SHOP, SHOP, "ada")))
                    .isNotNull();
        }
    }

    @Test
    void what_was_not_asked_or_not_given_before_is_not_answered() {
        SecretStore secrets = open(Duration.ofMinutes(5));
        assertThat(sent(secrets, "token", AUTH)).isEqualTo("none");

        pool.away = true;

        for (String origin : new String[] {SHOP, AUTH}) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> sent(secrets, "token", origin))
                    .withMessage("The secret could not be read: the database cannot be reached");
        }
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> secrets.list("acme"));
    }

    @Test
    void memory_that_is_not_trusted_answers_nothing() {
        SecretStore secrets = open(Duration.ZERO);
        assertThat(sent(secrets, "token", SHOP)).isEqualTo("v");

        pool.away = true;

        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> sent(secrets, "token", SHOP));
    }

    @Test
    void what_this_node_has_withdrawn_is_not_answered() {
        SecretStore secrets = open(Duration.ofMinutes(5));
        assertThat(sent(secrets, "token", SHOP)).isEqualTo("v");
        assertThat(secrets.disallow("acme", "token", SHOP)).isTrue();

        pool.away = true;

        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> sent(secrets, "token", SHOP));
    }

    @Test
    void while_the_database_is_there_it_is_asked_each_time() {
        SecretStore secrets = open(Duration.ofMinutes(5));
        assertThat(sent(secrets, "token", SHOP)).isEqualTo("v");
        database.run("DELETE FROM connectors_secret_origin");

        assertThat(sent(secrets, "token", SHOP)).isEqualTo("none");

        pool.away = true;
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> sent(secrets, "token", SHOP));
    }

    @Test
    void it_recovers_by_itself() throws Exception {
        SecretStore secrets = open(Duration.ofMinutes(5));
        assertThat(sent(secrets, "token", SHOP)).isEqualTo("v");
        pool.away = true;
        assertThat(sent(secrets, "token", SHOP)).isEqualTo("v");
        pool.away = false;
        try (JdbcStorage other =
                JdbcStorage.on(database.pool()).keys(TestKeys.ring(1)).open()) {
            other.secrets().put("acme", "token", Secret.of("new"), null);
        }

        Eventually.holds(() -> sent(secrets, "token", SHOP).equals("new"));
    }
}
