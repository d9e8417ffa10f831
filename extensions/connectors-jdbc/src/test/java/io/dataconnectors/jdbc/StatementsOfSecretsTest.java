package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Secret;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.jdbc.WatchedPool.Statement;
import io.dataconnectors.spi.SecretResolver.Query;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.spi.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every statement about secrets and tokens is about one workspace, but for those of keys and their rotation. */
class StatementsOfSecretsTest {
    private static final String SHOP = "https://shop.example.com";
    private static final String SWEEP =
            "SELECT workspace FROM connectors_token WHERE workspace > ? ORDER BY workspace FETCH FIRST 1 ROW ONLY";

    private static void use(JdbcStorage storage) {
        SecretStore secrets = storage.secrets();
        secrets.put("acme", "a", Secret.of("v"), "ada");
        secrets.put("acme", "a", Secret.of("w"), "ada");
        secrets.allow("acme", "a", SHOP, "ada");
        secrets.disallow("acme", "a", SHOP);
        secrets.list("acme");
        secrets.forget("acme", "ada");
        secrets.delete("acme", "a");
        secrets.erase("acme");
        TokenStore tokens = storage.tokens();
        Instant past = Instant.now().minus(Duration.ofHours(1));
        tokens.lease("acme", "old", "h", Duration.ofMinutes(1));
        tokens.put("acme", "old", new TokenStore.Token(Secret.of("t"), past, past), "h");
        tokens.put("acme", "k", new TokenStore.Token(Secret.of("t"), past, past), "h");
        tokens.find("acme", "k");
        tokens.drop("acme", "k", Secret.of("t"));
        tokens.release("acme", "k", "h");
        tokens.erase("acme");
    }

    private static JdbcStorage open(WatchedPool pool, KeyRing keys) {
        return JdbcStorage.on(pool.source()).install().keys(keys).open();
    }

    private static List<String> texts(WatchedPool pool) {
        return pool.statements.stream()
                .map(Statement::text)
                .filter(text -> text.contains("connectors_secret")
                        || text.contains("connectors_token")
                        || text.contains("connectors_key"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void every_statement_on_the_way_is_about_one_workspace(Kind kind) {
        WatchedPool pool = new WatchedPool(kind.shared().pool());
        try (JdbcStorage storage = open(pool, TestKeys.ring(1))) {
            pool.statements.clear();
            use(storage);

            assertThat(texts(pool))
                    .hasSizeGreaterThan(20)
                    .filteredOn(text -> !text.equals(SWEEP)) // which runs behind a put
                    .allMatch(text ->
                            text.contains("workspace = ?") || text.startsWith("INSERT") || text.startsWith("MERGE"));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void to_resolve_a_secret_is_one_statement_and_so_is_to_lease(Kind kind) {
        WatchedPool pool = new WatchedPool(kind.shared().pool());
        try (JdbcStorage storage = open(pool, TestKeys.ring(1))) {
            pool.statements.clear();

            storage.secrets().resolve(new Query("acme", "a", SHOP));
            assertThat(texts(pool)).hasSize(1);

            storage.tokens().lease("acme", "k", "h", Duration.ofMinutes(1));
            assertThat(texts(pool)).hasSize(2);

            storage.tokens().find("acme", "k");
            assertThat(texts(pool)).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void a_token_that_ended_goes_though_nobody_uses_its_workspace_any_more(Kind kind) {
        Instant past = Instant.now().minus(Duration.ofHours(1));
        Instant coming = Instant.now().plus(Duration.ofHours(1));
        try (TestedDatabase database = kind.create()) {
            try (JdbcStorage storage = open(new WatchedPool(database.pool()), TestKeys.ring(1))) {
                storage.tokens().put("dead", "k", new TokenStore.Token(Secret.of("t"), past, past), "h");
                storage.tokens().put("alive", "k", new TokenStore.Token(Secret.of("t"), coming, coming), "h");
                storage.tokens().lease("fetching", "k", "h", Duration.ofHours(1));
            }
            database.run("UPDATE connectors_sweep SET due = CURRENT_TIMESTAMP - INTERVAL '1' HOUR");
            try (JdbcStorage storage = open(new WatchedPool(database.pool()), TestKeys.ring(1))) {
                storage.tokens().put("acme", "k", new TokenStore.Token(Secret.of("t"), coming, coming), "h");

                Eventually.holds(
                        "the token is gone",
                        () -> database.list("SELECT workspace FROM connectors_token ORDER BY workspace")
                                .equals(List.of("acme", "alive", "fetching")));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void housekeeping_looks_at_keys_when_a_storage_is_opened_and_at_all_secrets_when_they_are_rotated(Kind kind) {
        WatchedPool pool = new WatchedPool(kind.shared().pool());
        try (JdbcStorage storage = open(pool, TestKeys.ring(1))) {
            storage.secrets().put("acme", "a", Secret.of("v"), null);
        }
        pool.statements.clear();
        try (JdbcStorage storage = open(pool, TestKeys.ring(2, 1))) {
            storage.rotateKeys();
        }
        try (JdbcStorage storage = open(pool, TestKeys.ring(2))) {
            assertThat(storage.rotateKeys()).isZero();
        }

        assertThat(texts(pool).stream()
                        .filter(text -> !text.contains("workspace = ?"))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "SELECT fingerprint FROM connectors_key WHERE name = ?",
                        "INSERT INTO connectors_key (name, fingerprint) VALUES (?, ?)",
                        "SELECT name FROM connectors_key",
                        "SELECT name FROM connectors_secret WHERE key_name = ? LIMIT 1",
                        "SELECT workspace, name, key_name, sealed FROM connectors_secret WHERE key_name <> ?"
                                + " AND (workspace, name) > (?, ?) ORDER BY workspace, name LIMIT 100");
    }
}
