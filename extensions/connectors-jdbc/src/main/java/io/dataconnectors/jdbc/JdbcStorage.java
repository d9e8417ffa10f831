package io.dataconnectors.jdbc;

import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Schema;
import io.dataconnectors.jdbc.internal.history.JdbcConnectorHistory;
import io.dataconnectors.jdbc.internal.log.JdbcExecutionLog;
import io.dataconnectors.spi.ConnectorHistory;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.spi.ExecutionLog.Retention;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import javax.sql.DataSource;

/**
 * Connectors and what belongs to them in the host's database: PostgreSQL from 13 on, or H2 2.x. Any number of nodes may use one
 * database. Safe for use by several threads.
 *
 * <pre>{@code
 * JdbcStorage storage = JdbcStorage.on(pool).install().open();
 * }</pre>
 *
 * <p>Close it when the host ends; the data source stays open.
 */
public final class JdbcStorage implements AutoCloseable {
    private final Database database;
    private final JdbcConnectorHistory history;
    private final JdbcExecutionLog log;

    private JdbcStorage(Builder builder) {
        database = new Database(builder.pool, builder.host);
        if (builder.install) {
            Schema.STORAGE.install(database);
        }
        Schema.STORAGE.check(database);
        history = new JdbcConnectorHistory(database, builder.versions);
        log = new JdbcExecutionLog(database, builder.retention, builder.logBytes);
    }

    /**
     * Begins a storage.
     *
     * @param pool gives connections that take part in no transaction of the host; a pool is needed, for the storage asks for a
     *     connection at every statement
     */
    public static Builder on(DataSource pool) {
        return new Builder(pool);
    }

    /** Returns the history of connectors, which is written in the transactions of the connectors. */
    public ConnectorHistory history() {
        return history;
    }

    /**
     * Returns the log of calls. Calls are written in batches a moment after they have ended: a process that is killed loses
     * those of its last second. While the database is away they wait in memory; what has no room there is dropped, counted, and
     * warned of once a minute.
     */
    public ExecutionLog log() {
        return log;
    }

    /** Writes the calls that wait to be logged, for some seconds at most, and releases what the storage keeps open. */
    @Override
    public void close() {
        log.close();
    }

    /** Returns the kind of database. */
    @Override
    public String toString() {
        return "storage in " + database.dialect();
    }

    /** Collects the settings of a storage. Not safe for use by several threads. */
    public static final class Builder {
        private final DataSource pool;

        @Nullable
        private Database.Host host;

        private boolean install;
        private int versions = ConnectorHistory.VERSIONS;
        private Retention retention = Retention.DEFAULT;
        private long logBytes = 16L << 20;

        private Builder(DataSource pool) {
            this.pool = Objects.requireNonNull(pool, "pool");
        }

        /**
         * Creates the tables, or brings them up to this release, when the storage is opened. Nodes that start at once wait for
         * each other. Without it the host runs the scripts, as with Flyway from {@code classpath:io/dataconnectors/jdbc/postgresql}
         * or {@code …/h2}, and opening only checks that it did.
         */
        public Builder install() {
            install = true;
            return this;
        }

        /**
         * Sets how many versions of a connector the history keeps, {@value ConnectorHistory#VERSIONS} by default.
         *
         * @throws IllegalArgumentException if the number is not 1 or more
         */
        public Builder versions(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("A history keeps 1 or more versions of a connector, not " + number);
            }
            versions = number;
            return this;
        }

        /** Sets how long calls are kept in the log, {@link Retention#DEFAULT} by default. */
        public Builder keepCalls(Retention time) {
            retention = Objects.requireNonNull(time, "time");
            return this;
        }

        /** Sets how many bytes of memory calls may take that wait to be logged, 16 MiB by default. */
        public Builder logBuffer(long bytes) {
            logBytes = bytes;
            return this;
        }

        /**
         * Lets changes of connectors join the host's transactions. Spring's {@code TransactionAwareDataSourceProxy} and {@code
         * TransactionSynchronizationManager} offer all three.
         *
         * @param source gives the connection of the thread's transaction, and takes it back without closing it
         * @param isActive whether the thread is in a transaction
         * @param afterCommit runs an action once the thread's transaction is committed, and never if it is rolled back
         */
        public Builder join(DataSource source, BooleanSupplier isActive, Consumer<Runnable> afterCommit) {
            host = new Database.Host(source, isActive, afterCommit);
            return this;
        }

        /**
         * Returns the storage.
         *
         * @throws StorageException if the database cannot be reached, is not one that the storage knows, or has tables that are
         *     missing, older than this release needs, or newer than it knows
         */
        public JdbcStorage open() {
            return new JdbcStorage(this);
        }
    }
}
