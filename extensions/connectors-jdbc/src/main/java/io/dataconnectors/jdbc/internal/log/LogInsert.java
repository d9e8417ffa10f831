package io.dataconnectors.jdbc.internal.log;

import io.dataconnectors.jdbc.internal.Dialect;
import io.dataconnectors.jdbc.internal.Sql;
import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Adds rows to the table {@code connectors_call}, all or none. PostgreSQL takes them as one statement of a list for each column,
 * which costs a fraction of a statement for each row. Rows that are there already stay as they are.
 */
final class LogInsert {
    private static final String NAMES = String.join(", ", LogRow.COLUMNS.keySet());
    private static final List<String> TYPES = List.copyOf(LogRow.COLUMNS.values());

    private static final String ON_POSTGRESQL = "INSERT INTO connectors_call (" + NAMES + ") SELECT * FROM unnest("
            + TYPES.stream().map(type -> "CAST(? AS " + type + "[])").collect(Collectors.joining(", "))
            + ") ON CONFLICT DO NOTHING";

    private static final String ON_H2 = "MERGE INTO connectors_call (" + NAMES
            + ") KEY (workspace, started, number) VALUES ("
            + TYPES.stream().map(type -> "?").collect(Collectors.joining(", ")) + ")";

    private LogInsert() {}

    static void run(Sql sql, List<? extends List<?>> rows) throws SQLException {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            atOnce(sql, rows);
        } else {
            oneByOne(sql, rows);
        }
    }

    private static void atOnce(Sql sql, List<? extends List<?>> rows) throws SQLException {
        try (PreparedStatement statement = sql.connection().prepareStatement(ON_POSTGRESQL)) {
            for (int column = 0; column < TYPES.size(); column++) {
                int one = column;
                Object[] values = rows.stream()
                        .map(row -> row.get(one))
                        .map(value -> value instanceof Instant at ? at.toString() : value)
                        .toArray(length -> (Object[]) Array.newInstance(type(TYPES.get(one)), length));
                statement.setArray(column + 1, sql.connection().createArrayOf(TYPES.get(column), values));
            }
            statement.executeUpdate();
        }
    }

    private static Class<?> type(String column) {
        return switch (column) {
            case "int8" -> Long.class;
            case "int4" -> Integer.class;
            case "bool" -> Boolean.class;
            default -> String.class;
        };
    }

    private static void oneByOne(Sql sql, List<? extends List<?>> rows) throws SQLException {
        sql.connection().setAutoCommit(false);
        try {
            sql.batch(ON_H2, rows);
            sql.connection().commit();
        } catch (SQLException e) {
            sql.connection().rollback();
            throw e;
        } finally {
            sql.connection().setAutoCommit(true);
        }
    }
}
