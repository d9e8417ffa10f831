package io.dataconnectors.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A new, empty database with a pool, for one test; and what a test asks it directly. */
public final class TestedDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<Kind, TestedDatabase> SHARED = new ConcurrentHashMap<>();

    /** The kinds of databases that tests run on. */
    public enum Kind {
        H2,
        POSTGRES_ICU,
        POSTGRES_C;

        /** Returns a database that tests of this kind share, without rows; its tables, if there are any, stay. */
        TestedDatabase shared() {
            TestedDatabase shared = SHARED.computeIfAbsent(this, Kind::create);
            shared.empty();
            return shared;
        }

        public TestedDatabase create() {
            String name = "t" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
            return switch (this) {
                case H2 -> new TestedDatabase("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000", "sa");
                case POSTGRES_ICU -> postgres(name, "LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
                case POSTGRES_C -> postgres(name, "LOCALE 'C'");
            };
        }

        private static TestedDatabase postgres(String name, String collation) {
            EmbeddedPostgres server = server();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                Assumptions.assumeTrue(
                        !collation.contains(" icu ") || connection.getMetaData().getDatabaseMajorVersion() >= 15,
                        "PostgreSQL before 15 has no databases with a collation of ICU");
                statement.execute("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' " + collation);
            } catch (SQLException e) {
                throw new AssertionError("A database could not be created", e);
            }
            return new TestedDatabase(server.getJdbcUrl("postgres", name), "postgres");
        }
    }

    /** Starts one server for all tests of the JVM; it ends with the JVM. */
    private static final class Server {
        @Nullable
        static final EmbeddedPostgres INSTANCE = start();

        @Nullable
        private static EmbeddedPostgres start() {
            boolean supported = System.getProperty("os.name").equals("Linux")
                    && System.getProperty("os.arch").equals("amd64");
            if (!supported) {
                System.out.println("Tests on PostgreSQL are skipped: its binaries are for Linux on amd64");
                return null;
            }
            Locale locale = Locale.getDefault();
            try {
                // its starter takes names of platforms to lower case in the locale of the tests
                Locale.setDefault(Locale.ROOT);
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException | RuntimeException e) {
                System.out.println("Tests on PostgreSQL are skipped: it could not be started: " + e);
                return null;
            } finally {
                Locale.setDefault(locale);
            }
        }
    }

    /** Returns the server, or skips the test where there is none. */
    static EmbeddedPostgres server() {
        EmbeddedPostgres server = Server.INSTANCE;
        Assumptions.assumeTrue(server != null, "PostgreSQL runs here");
        return server;
    }

    static {
        // tests kill connections: each is tried before it is given out, however lately it was used
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
    }

    private final HikariConfig config = new HikariConfig();
    private final HikariDataSource pool;

    private TestedDatabase(String url, String user) {
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(10_000);
        pool = new HikariDataSource(config);
    }

    public HikariDataSource pool() {
        return pool;
    }

    public String url() {
        return config.getJdbcUrl();
    }

    public boolean isPostgres() {
        return url().startsWith("jdbc:postgresql");
    }

    /** Runs statements as somebody beside the storage does. */
    public void run(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Returns the first column of the first row, or null if there is none. */
    @Nullable
    public String ask(String sql) {
        List<String> values = list(sql);
        return values.isEmpty() ? null : values.get(0);
    }

    private void empty() {
        List<String> tables = list("SELECT table_name FROM information_schema.tables"
                + " WHERE LOWER(table_name) LIKE 'connectors%' AND LOWER(table_name) NOT IN"
                + " ('connectors_schema', 'connectors_change_count')");
        tables.forEach(table -> run("DELETE FROM " + table));
    }

    /** Returns the first column of all rows. */
    public List<String> list(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
