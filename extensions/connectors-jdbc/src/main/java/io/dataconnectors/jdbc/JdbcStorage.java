package io.dataconnectors.jdbc;

import io.dataconnectors.Connector;
import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Faults;
import io.dataconnectors.jdbc.internal.PatientSource;
import io.dataconnectors.jdbc.internal.Schema;
import io.dataconnectors.jdbc.internal.connector.ChangeWatch;
import io.dataconnectors.jdbc.internal.connector.JdbcConnectorStore;
import io.dataconnectors.jdbc.internal.history.JdbcConnectorHistory;
import io.dataconnectors.jdbc.internal.ledger.JdbcCallLedger;
import io.dataconnectors.jdbc.internal.log.JdbcExecutionLog;
import io.dataconnectors.jdbc.internal.seal.Seal;
import io.dataconnectors.jdbc.internal.secret.JdbcSecretStore;
import io.dataconnectors.jdbc.internal.secret.KeyRotation;
import io.dataconnectors.jdbc.internal.token.JdbcTokenStore;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.ConnectorHistory;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.spi.ExecutionLog.Retention;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.spi.TokenStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
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
    private final ChangeWatch changes;
    private final JdbcConnectorStore connectors;
    private final JdbcConnectorHistory history;
    private final JdbcExecutionLog log;
    private final JdbcCallLedger ledger;

    /** What is encrypted, or null if the host gave no keys. */
    @Nullable
    private final Encrypted encrypted;

    private JdbcStorage(Builder builder) {
        database = new Database(builder.pool, builder.host);
        if (builder.install) {
            Schema.STORAGE.install(database);
        }
        Schema.STORAGE.check(database);
        changes = new ChangeWatch(database, builder.trusted);
        connectors = new JdbcConnectorStore(database, changes);
        history = new JdbcConnectorHistory(database, builder.versions);
        Seal seal = builder.keys == null ? null : builder.keys.seal();
        ledger = new JdbcCallLedger(database, seal, builder.callsRemembered);
        encrypted = seal == null ? null : encrypted(seal, builder);
        log = new JdbcExecutionLog(database, builder.retention, builder.logBytes);
    }

    private record Encrypted(KeyRotation keys, SecretStore secrets, TokenStore tokens) {}

    private Encrypted encrypted(Seal seal, Builder builder) {
        KeyRotation keys = new KeyRotation(database, seal);
        keys.check();
        JdbcSecretStore secrets =
                new JdbcSecretStore(database, seal, builder.secrets, builder.trusted, changes::isAway);
        return new Encrypted(keys, secrets, new JdbcTokenStore(database, seal));
    }

    private Encrypted encrypted() {
        if (encrypted == null) {
            throw new IllegalStateException(
                    "This storage has no keys to encrypt with: name some with JdbcStorage.Builder.keys");
        }
        return encrypted;
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

    /**
     * Returns a data source to put below HikariCP. While PostgreSQL is away it asks for a connection every tenth of a second, for
     * half a minute at most, before it fails. HikariCP makes pauses when its data source fails, longer each time and five seconds
     * at most, and with this one is back as soon as PostgreSQL is. The first connection is asked for once. It is not for pools that
     * connect on the thread of whoever asks for a connection, such as DBCP2: these would wait for it longer than they are told to.
     *
     * <pre>{@code
     * hikari.setDataSource(JdbcStorage.patient(driver));
     * }</pre>
     *
     * @param driver connects to the database, such as a {@code PGSimpleDataSource}
     */
    public static DataSource patient(DataSource driver) {
        return new PatientSource(Objects.requireNonNull(driver, "driver"));
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

    /**
     * Returns the secrets of workspaces, encrypted in the database, and where each may be sent.
     *
     * @throws IllegalStateException if the storage was opened without {@linkplain Builder#keys keys}
     */
    public SecretStore secrets() {
        return encrypted().secrets();
    }

    /**
     * Returns the access tokens that nodes share, encrypted in the database. They are kept on connections of their own, whatever
     * becomes of the host's transactions. Nodes with different current keys share no tokens.
     *
     * @throws IllegalStateException if the storage was opened without {@linkplain Builder#keys keys}
     */
    public TokenStore tokens() {
        return encrypted().tokens();
    }

    /**
     * Encrypts secrets with the current key that were encrypted with an older one, some at a time, while calls go on. Returns how
     * many they were. When it has returned, and all nodes have the current key, no secret needs the older ones. It may be called
     * again at any time, by several nodes too.
     *
     * @throws StorageException if some cannot be read, after all others were encrypted anew; the message names the key
     * @throws IllegalStateException if the storage was opened without {@linkplain Builder#keys keys}
     */
    public long rotateKeys() {
        return encrypted().keys().rotate();
    }

    /**
     * Returns the store of connectors. Every node is told of a change at once where PostgreSQL notifies. Behind a pooler that
     * gives a connection to a transaction only, and on H2, it is told when it asks, which it does every second. While it
     * connects anew, it is told up to two seconds late. A row that cannot be read, whether it was edited
     * by hand or written by a newer release, hides no other and is never written over: reading or writing its connector is a
     * {@link StorageException} that names it, calls of it fail, searches leave it out, and {@link #problems} lists it.
     */
    public ConnectorStore connectors() {
        return connectors;
    }

    /** Returns what is wrong with the rows of a workspace that cannot be read, by the ids; empty if all are well. */
    public SortedMap<String, String> problems(String workspace) {
        return connectors.problems(workspace);
    }

    /**
     * Locks a connector until the end of the transaction of a connection, which is the host's, and returns it as it is then; or
     * returns nothing if there is none of that name. Until then nobody sets it to draft, edits or deletes it. A host locks
     * before it attaches something that uses the connector, and attaches it in the same transaction if the connector is live:
     * then either the host finds that it is not live, or who sets it to draft finds what was attached.
     *
     * @throws StorageException if the row cannot be read or locked
     */
    public Optional<Connector> lock(Connection connection, String workspace, String name) {
        try {
            return connectors.lock(connection, workspace, name);
        } catch (SQLException e) {
            throw Faults.of("The connector could not be locked", e);
        }
    }

    /**
     * Returns the ledger of writes. To reserve a write takes one statement before it is sent, which is committed at once, whatever
     * becomes of a transaction of the host's. Outcomes are encrypted with the {@linkplain Builder#keys keys} of the host; without
     * keys they are kept without outputs and without what APIs said.
     */
    public CallLedger ledger() {
        return ledger;
    }

    /** Writes the calls that wait to be logged, for some seconds at most, and releases what the storage keeps open. */
    @Override
    public void close() {
        changes.close();
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
        private int secrets = SecretStore.SECRETS;
        private Duration callsRemembered = Duration.ofHours(24);

        @Nullable
        private KeyRing keys;

        private Duration trusted = Duration.ofMinutes(5);

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

        /**
         * Sets how many bytes of memory calls may take that wait to be logged, 16 MiB by default.
         *
         * @throws IllegalArgumentException if the number is not positive
         */
        public Builder logBuffer(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("Calls that wait to be logged take 1 or more bytes, not " + bytes);
            }
            logBytes = bytes;
            return this;
        }

        /**
         * Sets how long the ledger remembers a write after its end, 24 hours by default. The host repeats no call that is older:
         * it would be sent again.
         *
         * @throws IllegalArgumentException if it is no time at all
         */
        public Builder rememberWrites(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("A ledger remembers calls for some time, not for " + time);
            }
            callsRemembered = time;
            return this;
        }

        /**
         * Sets the keys with which secrets, tokens and kept outcomes are encrypted. Without them there are no secrets and
         * tokens in the database, and of outcomes nothing that came from outside. An outcome has its key for as long as the
         * ledger remembers it.
         */
        public Builder keys(KeyRing ring) {
            keys = Objects.requireNonNull(ring, "ring");
            return this;
        }

        /**
         * Sets how many secrets a workspace may have, {@value SecretStore#SECRETS} by default.
         *
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder secretsPerWorkspace(int number) {
            if (number < 0) {
                throw new IllegalArgumentException("A workspace may have 0 or more secrets, not " + number);
            }
            secrets = number;
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
         * Sets how long live connectors are executed as this node knows them while it cannot ask the database, with the secrets
         * that it has asked for before; 5 minutes by default. Later calls fail as {@link
         * io.dataconnectors.FailureKind#STORE_UNAVAILABLE}, and nothing is sent: a node that is cut off must
         * not go on with what was withdrawn.
         */
        public Builder trustMemoryFor(Duration time) {
            trusted = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Returns the storage.
         *
         * @throws StorageException if the database cannot be reached, is not one that the storage knows, or has tables that are
         *     missing, older than this release needs, or newer than it knows; or if a key of the ring is another than that of its
         *     name in the database
         */
        public JdbcStorage open() {
            return new JdbcStorage(this);
        }
    }
}
