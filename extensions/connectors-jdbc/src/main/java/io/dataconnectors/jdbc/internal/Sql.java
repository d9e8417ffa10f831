package io.dataconnectors.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * Statements on one connection. Parameters are what JDBC takes, and an {@link Instant}, which a {@code TIMESTAMP WITH TIME
 * ZONE} keeps. For the thread that has the connection.
 */
public final class Sql {
    private final Connection connection;
    private final Dialect dialect;

    Sql(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Makes a value of a row. */
    public interface Mapper<T> {
        /** Returns the value. */
        T map(ResultSet row) throws SQLException;
    }

    /** Statements that belong together. */
    public interface Act {
        /** Runs them. */
        void run() throws SQLException;
    }

    /** Returns the database that the connection leads to. */
    public Dialect dialect() {
        return dialect;
    }

    /** Returns the connection, for what these methods do not offer. */
    public Connection connection() {
        return connection;
    }

    /** Returns a value of each row. */
    public <T> List<T> list(String query, Mapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(query, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(mapper.map(rows));
            }
            return values;
        }
    }

    /** Returns a value of the first row, or nothing if there is none. */
    public <T> Optional<T> first(String query, Mapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        return list(query, mapper, parameters).stream().findFirst();
    }

    /** Runs a statement, and returns how many rows it changed. */
    public int update(String change, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(change, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Inserts a row. Returns false, and a transaction goes on, if a unique constraint refuses it. */
    public boolean insertUnlessTaken(String insert, @Nullable Object... parameters) throws SQLException {
        boolean onConflict =
                dialect == Dialect.POSTGRESQL; // where a statement that fails ends the transaction, H2 goes on
        try {
            return update(onConflict ? insert + " ON CONFLICT DO NOTHING" : insert, parameters) == 1;
        } catch (SQLException e) {
            if (Faults.isTaken(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Returns once what was committed on any connection outlives the process. */
    public void flush() throws SQLException {
        dialect.flush(connection);
    }

    /** Runs statements as one transaction of this connection, which commits each by itself otherwise. */
    public void transaction(Act act) throws SQLException {
        boolean done = false;
        connection.setAutoCommit(false);
        try {
            act.run();
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /** Runs a statement once for each list of parameters, in one exchange with the database. */
    public void batch(String change, List<? extends List<?>> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            for (List<?> each : parameters) {
                set(statement, each.toArray());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * Runs statements of a transaction that a unique constraint may refuse. Returns false if it did: then they are undone, and
     * the transaction, which may be the host's, goes on.
     */
    public boolean unlessTaken(Act act) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            act.run();
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            connection.rollback(before);
            if (Faults.isTaken(e)) {
                return false;
            }
            throw e;
        }
    }

    private PreparedStatement prepared(String text, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            set(statement, parameters);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        }
    }

    /** Returns the instant in a column that is not null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
