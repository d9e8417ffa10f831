package io.dataconnectors.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** A pool that can be away or lose the answer to a commit, and that writes down each statement with its parameters. */
public final class WatchedPool {
    /** A statement with its parameters. */
    public record Statement(String text, Map<Integer, Object> parameters) {}

    private final DataSource pool;

    /** How many uses of connections find no memory from now on. */
    public final AtomicInteger outOfMemory = new AtomicInteger();

    public final List<Statement> statements = new CopyOnWriteArrayList<>();
    public volatile boolean away;

    /** How many answers to commits are lost from now on. */
    public final AtomicInteger lostAnswers = new AtomicInteger();

    public WatchedPool(DataSource pool) {
        this.pool = pool;
    }

    public DataSource source() {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = call(pool, method, arguments);
            return result instanceof Connection connection ? watched(connection) : result;
        });
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (method.getName().equals("commit")) {
                loseAnswer();
            }
            return result instanceof PreparedStatement statement
                    ? watched(statement, String.valueOf(arguments[0]))
                    : result;
        });
    }

    private PreparedStatement watched(PreparedStatement statement, String text) {
        Map<Integer, Object> parameters = new TreeMap<>();
        statements.add(new Statement(text, parameters));
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().equals("setObject") && arguments[1] != null) {
                parameters.put((Integer) arguments[0], arguments[1]);
            }
            Object result = call(statement, method, arguments);
            if (method.getName().equals("executeUpdate") && text.startsWith("INSERT INTO connectors_call")) {
                loseAnswer(); // it commits by itself
            }
            return result;
        });
    }

    private void loseAnswer() throws SQLException {
        if (lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new SQLException("The connection broke", "08006");
        }
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        if (away && !method.getName().equals("close")) {
            throw new SQLException("Nobody is there", "08001");
        }
        if (outOfMemory.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new OutOfMemoryError("as a test says");
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /**
     * Returns the statements that look through a whole table, or for a name through a whole workspace, or on H2 sort one where an
     * index has its order, with their plans: that for their parameters, and from PostgreSQL 16 on the one for any, which is taken for a statement that is used often.
     */
    public static Set<String> scans(TestedDatabase database, List<Statement> statements) throws SQLException {
        Set<String> scanning = new TreeSet<>();
        try (Connection connection = database.pool().getConnection()) {
            for (Statement statement : statements) {
                String plan = plan(connection, statement) + planForAny(database, statement);
                boolean sorts = !database.isPostgres()
                        && statement.text().contains("ORDER BY workspace")
                        && !plan.contains("index sorted");
                if (sorts
                        || plan.contains("Seq Scan")
                        || plan.contains("tableScan")
                        || plan.contains("Filter: (name = ")) {
                    scanning.add(statement.text() + "\n" + plan);
                }
            }
        }
        return scanning;
    }

    private static String plan(Connection connection, Statement statement) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + statement.text())) {
            for (Map.Entry<Integer, Object> parameter : statement.parameters().entrySet()) {
                explain.setObject(parameter.getKey(), parameter.getValue());
            }
            return lines(explain);
        }
    }

    private static String planForAny(TestedDatabase database, Statement statement) throws SQLException {
        if (!database.isPostgres()) {
            return "";
        }
        AtomicInteger number = new AtomicInteger();
        String numbered =
                Pattern.compile("\\?").matcher(statement.text()).replaceAll(mark -> "\\$" + number.incrementAndGet());
        // the driver sends the text as it is then, without values for its parameters
        try (Connection connection =
                        DriverManager.getConnection(database.url() + "&preferQueryMode=simple", "postgres", "");
                PreparedStatement explain = connection.prepareStatement("EXPLAIN (GENERIC_PLAN) " + numbered)) {
            return connection.getMetaData().getDatabaseMajorVersion() < 16 ? "" : lines(explain);
        }
    }

    private static String lines(PreparedStatement explain) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows = explain.executeQuery()) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
