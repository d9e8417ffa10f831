package io.dataconnectors.jdbc.internal.connector;

import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that is kept to learn of changes: notified by PostgreSQL where its driver is there, and otherwise asked. */
final class ChangeLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeLink.class);

    /** A connection that is silent for longer than that is taken for dead. */
    private static final int SILENT_MILLIS = 10_000;

    private final Connection connection;
    private final ChangeRows rows;
    private final Semaphore wakes;

    @Nullable
    private final Notified notified;

    /** Waits for notifications. A class of its own: the driver need not be on the class path of a host that uses H2. */
    private record Notified(PGConnection connection) {
        @Nullable
        static Notified on(Connection connection) throws SQLException {
            if (!connection.isWrapperFor(PGConnection.class)) {
                return null;
            }
            try (Statement listen = connection.createStatement()) {
                listen.execute("LISTEN " + ChangeRows.CHANNEL);
            }
            return new Notified(connection.unwrap(PGConnection.class));
        }

        void await(int millis) throws SQLException {
            connection.getNotifications(millis);
        }
    }

    private ChangeLink(Connection connection, ChangeRows rows, Semaphore wakes, @Nullable Notified notified) {
        this.connection = connection;
        this.rows = rows;
        this.wakes = wakes;
        this.notified = notified;
    }

    /** Opens a link; wakes end its waiting where the database cannot. */
    static ChangeLink open(Database database, Semaphore wakes) throws SQLException {
        Connection connection = database.connection();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, SILENT_MILLIS);
            return new ChangeLink(
                    connection, new ChangeRows(database.on(connection)), wakes, notified(database, connection));
        } catch (SQLException | RuntimeException | Error e) {
            end(connection);
            throw e;
        }
    }

    @Nullable
    private static Notified notified(Database database, Connection connection) throws SQLException {
        try {
            return database.dialect() == Dialect.POSTGRESQL ? Notified.on(connection) : null;
        } catch (NoClassDefFoundError e) {
            return null; // another driver than the usual one
        }
    }

    List<ChangeRows.Change> since(long point) throws SQLException {
        return rows.since(point);
    }

    void forget(long point) throws SQLException {
        rows.forget(point);
    }

    /** Waits until something may have changed, and not longer than a time. */
    void await(int millis) throws SQLException, InterruptedException {
        if (notified != null) {
            notified.await(millis);
        } else if (wakes.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            wakes.drainPermits();
        }
    }

    /** Ends whatever the thread that uses the link waits for, with an exception. */
    void abort() {
        abort(connection);
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("A connection could not be aborted: SQLSTATE {}", e.getSQLState());
        }
    }

    @Override
    public void close() {
        end(connection);
    }

    /** A connection that listens and breaks off a long statement is of no use to others: its pool gets it back closed. */
    private static void end(Connection connection) {
        abort(connection);
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection that was aborted is closed: SQLSTATE {}", e.getSQLState());
        }
    }
}
