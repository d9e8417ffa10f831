package io.dataconnectors.jdbc.internal;

import io.dataconnectors.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.annotation.Nullable;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of a storage: which connection a statement runs on, and when it is committed. Statements of connectors and of
 * their history are part of the transaction of their thread, be it the host's or one that {@link #inTransaction} opened; what
 * must stay whatever becomes of that transaction runs {@linkplain #apart apart}. Two of these over one data source share the
 * transactions of their threads, so that an act of one needs no second connection for what it asks of the other. Safe for use by
 * several threads.
 */
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** The innermost transaction of a thread; a thread may have one of each data source. */
    private static final ThreadLocal<Transaction> CURRENT = new ThreadLocal<>();

    private final DataSource pool;

    @Nullable
    private final Host host;

    private final Dialect dialect;

    /**
     * How transactions of the host are joined.
     *
     * @param source gives the connection of the thread's transaction, and takes it back without closing it
     * @param isActive whether the thread is in a transaction
     * @param afterCommit runs an action once the thread's transaction is committed, and never if it is rolled back
     */
    public record Host(DataSource source, BooleanSupplier isActive, Consumer<Runnable> afterCommit) {
        /** Checks that nothing is null. */
        public Host {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(isActive, "isActive");
            Objects.requireNonNull(afterCommit, "afterCommit");
        }
    }

    /** Work with statements. */
    public interface Work<T> {
        /** Does the work, and returns what came of it. */
        T with(Sql sql) throws SQLException;
    }

    /**
     * A transaction of a thread on a data source: ours on a connection, or the host's, which we do not end.
     *
     * @param own the connection of ours; null if it is the host's
     * @param host whose it is; null if it is ours
     * @param outer one of another data source within which this one was begun; null if there is none
     */
    private record Transaction(
            DataSource pool,
            @Nullable Connection own,
            @Nullable Host host,
            List<Runnable> followers,
            @Nullable Transaction outer) {}

    /** @throws StorageException if the database cannot be reached, or is not one that the storage knows */
    public Database(DataSource pool, @Nullable Host host) {
        this.pool = pool;
        this.host = host;
        try (Connection connection = pool.getConnection()) {
            dialect = Dialect.of(connection);
        } catch (SQLException e) {
            throw Faults.of("The storage could not be opened", e);
        }
    }

    /** Returns the kind of database. */
    public Dialect dialect() {
        return dialect;
    }

    /** Whether this thread is within {@link #inTransaction}. */
    public boolean inAct() {
        return current() != null;
    }

    /** Whether what this thread does is part of a transaction, be it ours or the host's. */
    public boolean inTransaction() {
        return inAct() || activeHost() != null;
    }

    @Nullable
    @SuppressWarnings("ReferenceEquality") // a data source is that object
    private Transaction current() {
        Transaction transaction = CURRENT.get();
        while (transaction != null && transaction.pool() != pool) {
            transaction = transaction.outer();
        }
        return transaction;
    }

    /** Runs an act in the transaction of this thread, or in one of its own where there is none, which its failure undoes. */
    public <T> T inTransaction(Supplier<T> act) {
        if (inAct()) {
            return act.get();
        }
        Host joined = activeHost();
        return joined == null ? inOwn(act) : within(null, joined, List.of(), act);
    }

    private <T> T within(@Nullable Connection own, @Nullable Host joined, List<Runnable> followers, Supplier<T> act) {
        Transaction outer = CURRENT.get();
        CURRENT.set(new Transaction(pool, own, joined, followers, outer));
        try {
            return act.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    private <T> T inOwn(Supplier<T> act) {
        List<Runnable> followers = new ArrayList<>();
        T result;
        try (Connection connection = pool.getConnection()) {
            result = committed(connection, () -> within(connection, null, followers, act));
        } catch (SQLException e) {
            throw Faults.of("A transaction could not be run", e);
        }
        followers.forEach(Database::follow);
        return result;
    }

    private <T> T committed(Connection connection, Supplier<T> act) throws SQLException {
        boolean done = false;
        int isolation = connection.getTransactionIsolation();
        // what is asked after a lock was waited for must see what its holder wrote
        isolate(connection, isolation, Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        try {
            T result = act.get();
            connection.commit();
            done = true;
            dialect.flush(connection);
            return result;
        } finally {
            restore(connection, done, isolation);
        }
    }

    /** On PostgreSQL to set what is set already is a statement too. */
    private static void isolate(Connection connection, int from, int to) throws SQLException {
        if (from != to) {
            connection.setTransactionIsolation(to);
        }
    }

    /** A connection that fails now is of no use to its pool either, which finds out by itself. */
    private void restore(Connection connection, boolean done, int isolation) {
        try {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
            isolate(connection, Connection.TRANSACTION_READ_COMMITTED, isolation);
        } catch (SQLException e) {
            dialect.endIfClosed(connection, e);
            LOG.debug("A connection could not be put back as it was: SQLSTATE {}", e.getSQLState());
        }
    }

    /** What was committed stays so, and what else follows it still does. */
    private static void follow(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn("What follows a commit failed", e);
        }
    }

    /** Runs an action after the commit of this thread's transaction, at once where there is none. */
    public void afterCommit(Runnable action) {
        Objects.requireNonNull(action, "action");
        Transaction transaction = current();
        Host joined = joined(transaction);
        if (transaction != null && transaction.own() != null) {
            transaction.followers().add(action);
        } else if (joined != null) {
            joined.afterCommit().accept(action);
        } else {
            action.run();
        }
    }

    /**
     * Runs statements in the transaction of this thread, and where there is none each for itself.
     *
     * @param tried what to say if it fails, such as "The connector could not be read"
     */
    public <T> T on(String tried, Work<T> work) {
        Transaction transaction = current();
        Host joined = joined(transaction);
        try {
            if (transaction != null && transaction.own() != null) {
                return work.with(new Sql(transaction.own(), dialect));
            }
            return joined == null ? alone(work) : on(joined.source(), work);
        } catch (SQLException e) {
            throw Faults.of(tried, e);
        }
    }

    /** Runs statements on a connection of their own, each committed by itself, whatever becomes of this thread's transaction. */
    public <T> T apart(String tried, Work<T> work) {
        try {
            return alone(work);
        } catch (SQLException e) {
            throw Faults.of(tried, e);
        }
    }

    private <T> T alone(Work<T> work) throws SQLException {
        return on(pool, sql -> {
            if (!sql.connection().getAutoCommit()) {
                sql.connection().setAutoCommit(true);
            }
            return work.with(sql);
        });
    }

    private <T> T on(DataSource source, Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return working(connection, work);
        }
    }

    private <T> T working(Connection connection, Work<T> work) throws SQLException {
        try {
            return work.with(new Sql(connection, dialect));
        } catch (SQLException e) {
            dialect.endIfClosed(connection, e);
            throw e;
        }
    }

    /** Returns the statements of a connection that somebody else opened and closes. */
    public Sql on(Connection connection) {
        return new Sql(connection, dialect);
    }

    /** Returns a connection of the pool, for whoever keeps it long. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** Returns whose transaction statements are part of, or null if it is not the host's. */
    @Nullable
    private Host joined(@Nullable Transaction transaction) {
        return transaction == null ? activeHost() : transaction.host();
    }

    @Nullable
    private Host activeHost() {
        return host != null && host.isActive().getAsBoolean() ? host : null;
    }
}
