package io.dataconnectors.jdbc.internal;

import io.dataconnectors.StorageException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.h2.jdbc.JdbcConnection;

/** The databases that the storage knows, and how their SQL differs. */
public enum Dialect {
    /** PostgreSQL, 13 and later: earlier ones have no {@code xid8}. */
    POSTGRESQL("PostgreSQL", 13, "CAST(? AS json)", "SELECT 1 WHERE to_regclass(?) IS NOT NULL"),
    /** H2, 2.0 and later. */
    H2("H2", 2, "?", "SELECT 1 FROM information_schema.tables WHERE table_schema = SCHEMA() AND LOWER(table_name) = ?");

    private static final int NO_ADMINISTRATOR = 90040;

    /** H2 has closed the database below its connections, for want of room on the disk, say. */
    private static final Set<Integer> CLOSED_ON_H2 = Set.of(90098, 90121);

    private final String product;
    private final int least;
    private final String json;
    private final String tableOfName;

    Dialect(String product, int least, String json, String tableOfName) {
        this.product = product;
        this.least = least;
        this.json = json;
        this.tableOfName = tableOfName;
    }

    /** Returns the folder of the scripts, beside {@code JdbcStorage}. */
    public String folder() {
        return product.toLowerCase(java.util.Locale.ROOT);
    }

    /** Returns the parameter of a statement that takes JSON text. */
    public String json() {
        return json;
    }

    /** Returns a query that has a row if there is a table of a name, where statements look for it. */
    String tableOfName() {
        return tableOfName;
    }

    /** @throws StorageException if the database is none of these, or cannot keep names apart */
    static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String product = database.getDatabaseProductName();
        for (Dialect dialect : values()) {
            if (dialect.product.equals(product)) {
                dialect.check(connection, database.getDatabaseMajorVersion());
                return dialect;
            }
        }
        throw new StorageException(
                "The data source leads to " + product + "; connectors are kept in PostgreSQL 13 and later or H2 2.x");
    }

    private void check(Connection connection, int version) throws SQLException {
        if (version < least) {
            throw new StorageException(product + " " + version + " is too old: connectors are kept in " + product
                    + " from " + least + " on");
        }
        if (this == H2) {
            writeAtOnce(connection);
        }
        if (this == H2 && !isPlain(connection)) {
            throw new StorageException(
                    "This H2 database takes different texts for equal or sorts them otherwise than by"
                            + " code points: leave out COLLATION and IGNORECASE when you create it");
        }
    }

    /** H2 writes a commit half a second late by default, and even at once it does so in the background. */
    private static void writeAtOnce(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY 0");
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_ADMINISTRATOR) {
                throw e;
            }
            throw new StorageException(
                    "The user of the H2 database is no administrator: only one has commits written at once,"
                            + " and without that a process that is killed loses what it acknowledged");
        }
    }

    /**
     * Ends a connection below that of a pool, if H2 has closed its database: H2 goes on to say that it is valid, and opens the
     * database again only when it has no connection any more.
     */
    void endIfClosed(Connection connection, SQLException failure) {
        if (this == H2 && CLOSED_ON_H2.contains(failure.getErrorCode())) {
            try {
                connection.unwrap(JdbcConnection.class).close();
            } catch (SQLException | NoClassDefFoundError e) { // a driver that only the pool can see
                failure.addSuppressed(e);
            }
        }
    }

    /** Returns once what was committed outlives the process. A commit in PostgreSQL does. */
    void flush(Connection connection) throws SQLException {
        if (this == H2) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT");
            }
        }
    }

    /** H2 has no collation of a column: that of the database must tell upper from lower case, and sort by code points. */
    private static boolean isPlain(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet plain = statement.executeQuery("SELECT 'B' < 'a' AND CAST('a' AS VARCHAR) <> 'A'"
                        + " AND NOT EXISTS (SELECT 1 FROM information_schema.settings"
                        + " WHERE setting_name = 'IGNORECASE' AND setting_value = 'TRUE')")) {
            return plain.next() && plain.getBoolean(1);
        }
    }
}
