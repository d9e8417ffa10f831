package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.Secret;
import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.spi.TokenStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.annotation.Nullable;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets are written in the host's transaction; tokens never are. */
class SecretsInTransactionsTest {
    @Nullable
    private Connection hosts;

    private JdbcStorage joined(TestedDatabase database) {
        return JdbcStorage.on(database.pool())
                .install()
                .keys(TestKeys.ring(1))
                .secretsPerWorkspace(2)
                .join(hosts(), () -> hosts != null, action -> {})
                .open();
    }

    /** Gives the connection of the host's transaction, which whoever takes it does not close. */
    private DataSource hosts() {
        return proxy(
                DataSource.class,
                (method, args) -> proxy(
                        Connection.class,
                        (called, given) -> called.getName().equals("close")
                                ? null
                                : called.invoke(Objects.requireNonNull(hosts), given)));
    }

    private interface Call {
        @Nullable
        Object made(java.lang.reflect.Method method, @Nullable Object[] args) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                return call.made(method, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void rolledBack(TestedDatabase database, Runnable act) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            hosts = connection;
            act.run();
        } finally {
            Connection used = Objects.requireNonNull(hosts);
            hosts = null;
            if (!used.isClosed()) {
                used.rollback();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_host_rolls_back_leaves_no_secret_and_keeps_every_token(Kind kind) throws Exception {
        Instant end = Instant.now().plus(Duration.ofHours(1));
        try (TestedDatabase database = kind.create();
                JdbcStorage storage = joined(database)) {
            SecretStore secrets = storage.secrets();
            TokenStore tokens = storage.tokens();

            rolledBack(database, () -> {
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
    void a_quota_that_is_reached_leaves_the_hosts_transaction_usable(Kind kind) throws Exception {
        try (TestedDatabase database = kind.create();
                JdbcStorage storage = joined(database)) {
            SecretStore secrets = storage.secrets();
            secrets.put("acme", "a", Secret.of("v"), null);
            secrets.put("acme", "b", Secret.of("v"), null);

            rolledBack(database, () -> {
                assertThatExceptionOfType(QuotaExceededException.class)
                        .isThrownBy(() -> secrets.put("acme", "c", Secret.of("v"), null));
                secrets.put("acme", "b", Secret.of("w"), null);
                assertThat(secrets.list("acme")).hasSize(2);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_pool_without_a_connection_is_told_in_time_and_nothing_is_lost(Kind kind) throws Exception {
        try (TestedDatabase database = kind.create();
                HikariDataSource small = small(database);
                JdbcStorage storage =
                        JdbcStorage.on(small).install().keys(TestKeys.ring(1)).open()) {
            storage.secrets().put("acme", "a", Secret.of("v"), null);
            try (Connection one = small.getConnection();
                    Connection two = small.getConnection()) {
                assertThat(one).isNotEqualTo(two);
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> storage.tokens().find("acme", "k"))
                        .withMessage(
                                "The access token could not be read: no connection to the database was to be had in"
                                        + " time");
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> storage.secrets().list("acme"));
            }

            assertThat(storage.secrets().list("acme")).hasSize(1);
        }
    }

    private static HikariDataSource small(TestedDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.isPostgres() ? "postgres" : "sa");
        config.setPassword("");
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(1_000);
        return new HikariDataSource(config);
    }
}
