package io.dataconnectors.jdbc.internal;

import io.dataconnectors.StorageException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases that the storage knows, and how their SQL differs. */
public enum Dialect {
    /** PostgreSQL, 13 and later: earlier ones have no {@code xid8}. */
    POSTGRESQL("PostgreSQL", 13, "CAST(? AS json)"),
    /** H2, 2.0 and later. */
    H2("H2", 2, "?");

    private final String product;
    private final int least;
    private final String json;

    Dialect(String product, int least, String json) {
        this.product = product;
        this.least = least;
        this.json = json;
    }

    /** Returns the folder of the scripts, beside {@code JdbcStorage}. */
    public String folder() {
        return product.toLowerCase(java.util.Locale.ROOT);
    }

    /** Returns the parameter of a statement that takes JSON text. */
    public String json() {
        return json;
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
        if (this == H2 && !isPlain(connection)) {
            throw new StorageException(
                    "This H2 database takes different texts for equal or sorts them otherwise than by"
                            + " code points: leave out COLLATION and IGNORECASE when you create it");
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
