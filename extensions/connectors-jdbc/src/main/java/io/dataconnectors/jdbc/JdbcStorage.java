package io.dataconnectors.jdbc;

import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Schema;
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

    private JdbcStorage(Builder builder) {
        database = new Database(builder.pool, builder.host);
        if (builder.install) {
            Schema.STORAGE.install(database);
        }
        Schema.STORAGE.check(database);
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

    /** Releases what the storage keeps open. */
    @Override
    public void close() {}

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
