package io.dataconnectors.jdbc.internal.log;

import io.dataconnectors.jdbc.internal.Dialect;
import io.dataconnectors.jdbc.internal.Sql;
import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * Adds rows to the table {@code connectors_call} that are not erased, all or none. PostgreSQL takes them as one statement of a list
 * for each column, which costs a fraction of a statement for each row. Rows that are there already stay as they are.
 */
final class LogInsert {
    private static final String NAMES = String.join(", ", LogRow.COLUMNS.keySet());

    /** The types of the columns, and of who is meant and when it was appended. */
    private static final List<String> TYPES = types();

    private static final String ON_POSTGRESQL = "INSERT INTO connectors_call (" + NAMES + ") SELECT " + NAMES
            + " FROM unnest("
            + TYPES.stream().map(type -> "CAST(? AS " + type + "[])").collect(Collectors.joining(", "))
            + ") AS r(" + NAMES + ", person, appended) WHERE " + Erasures.NOT_ERASED + " ON CONFLICT DO NOTHING";

    private static final String ON_H2 = "INSERT INTO connectors_call (" + NAMES + ") SELECT "
            + LogRow.COLUMNS.keySet().stream().map(column -> "?").collect(Collectors.joining(", "))
            + " FROM (SELECT CAST(? AS VARCHAR) AS workspace, CAST(? AS TIMESTAMP(6) WITH TIME ZONE) AS started,"
            + " CAST(? AS BIGINT) AS number, CAST(? AS VARCHAR) AS person,"
            + " CAST(? AS TIMESTAMP(9) WITH TIME ZONE) AS appended) r WHERE " + Erasures.NOT_ERASED
            + " AND NOT EXISTS (SELECT 1 FROM connectors_call c WHERE c.workspace = r.workspace AND c.started = r.started"
            + " AND c.number = r.number)";

    private LogInsert() {}

    private static List<String> types() {
        List<String> types = new ArrayList<>(LogRow.COLUMNS.values());
        types.addAll(List.of("text", "timestamptz"));
        return types;
    }

    static void run(Sql sql, List<LogRow> rows) throws SQLException {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            atOnce(sql, rows.stream().map(LogInsert::ofPostgres).toList());
        } else {
            sql.transaction(() -> {
                sql.list(Erasures.LOCK_ON_H2, row -> NAMES);
                sql.batch(ON_H2, rows.stream().map(LogInsert::ofH2).toList());
            });
        }
    }

    private static List<?> ofPostgres(LogRow row) {
        return with(row, row.person(), row.appended());
    }

    private static List<?> ofH2(LogRow row) {
        return with(row, row.logged().workspace(), row.started(), row.number(), row.person(), row.appended());
    }

    private static List<?> with(LogRow row, @Nullable Object... more) {
        List<Object> values = new ArrayList<>(row.values());
        values.addAll(Arrays.asList(more));
        return values;
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
}
