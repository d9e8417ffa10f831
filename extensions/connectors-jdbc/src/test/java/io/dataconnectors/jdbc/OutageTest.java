package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.StorageException;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.StoreListener;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL is stopped for ten seconds while connectors are added, and started again. */
@Tag("figures")
class OutageTest {
    private static final int WRITERS = 4;

    @TempDir
    private Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean ended;

    private EmbeddedPostgres start(int port) throws IOException {
        TestedDatabase.server(); // skips the test where there is none
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .start();
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void write(ConnectorStore store, int writer) {
        for (int i = 0; !ended; i++) {
            String name = "c" + writer + "_" + i;
            try {
                store.insert(Examples.draft(name, name));
                acknowledged.add(name);
            } catch (StorageException e) {
                refused.incrementAndGet();
            }
        }
    }

    /** How a host has its connections, and how many milliseconds after its return PostgreSQL is of use over them. */
    enum Connections {
        /** The pool itself tries again after up to five seconds. */
        HIKARI(10_000),
        HIKARI_OVER_A_PATIENT_SOURCE(2_000),
        DRIVER(2_000);

        private final long atMost;

        Connections(long atMost) {
            this.atMost = atMost;
        }

        DataSource open(String url) {
            PGSimpleDataSource driver = new PGSimpleDataSource();
            driver.setURL(url);
            driver.setUser("postgres");
            return switch (this) {
                case HIKARI -> pool(driver);
                case HIKARI_OVER_A_PATIENT_SOURCE -> pool(JdbcStorage.patient(driver));
                case DRIVER -> driver;
            };
        }

        private static DataSource pool(DataSource driver) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(driver);
            config.setMaximumPoolSize(6);
            config.setConnectionTimeout(1_000);
            return new HikariDataSource(config);
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_acknowledged_change_is_lost_and_all_are_told(Connections connections) throws Exception {
        int port = freePort();
        EmbeddedPostgres server = start(port);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        DataSource pool = connections.open(server.getJdbcUrl("postgres", "postgres"));
        DataSource others = connections.open(server.getJdbcUrl("postgres", "postgres"));
        try (JdbcStorage storage = JdbcStorage.on(pool).install().open();
                JdbcStorage other = JdbcStorage.on(others).open()) {
            other.connectors().announce(new StoreListener() {
                @Override
                public void changed(String workspace, String name) {
                    told.add(name);
                }

                @Override
                public void missed() {}
            });
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                threads.submit(() -> write(storage.connectors(), writer));
            }
            awaitMore(50);
            server.close();
            TimeUnit.SECONDS.sleep(10); // that is how long it is away
            int refusals = refused.get();
            server = start(port);
            long back = System.nanoTime();
            awaitMore(1);
            long first = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - back);
            System.out.printf(
                    Locale.ROOT,
                    "PostgreSQL away for 10 s, connections of %s: %d changes refused, the first one done %d ms after its return%n",
                    connections,
                    refusals,
                    first);
            assertThat(first).isLessThan(connections.atMost);
            awaitMore(50);
            ended = true;
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            for (String name : acknowledged) {
                assertThat(storage.connectors().findByName("acme", name))
                        .as(name)
                        .isPresent();
            }
            Eventually.holds("all are told", () -> told.containsAll(acknowledged));
        } finally {
            ended = true;
            threads.shutdownNow();
            for (DataSource each : List.of(pool, others)) {
                if (each instanceof HikariDataSource hikari) {
                    hikari.close();
                }
            }
            server.close();
        }
    }

    private void awaitMore(int changes) {
        int wanted = acknowledged.size() + changes;
        Eventually.holds(changes + " more changes", () -> acknowledged.size() >= wanted);
    }
}
