package io.dataconnectors.bulk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** Gives connections that are lost where a test says so: before a statement, or after a commit whose answer never comes. */
final class FaultyPool {
    private static final String LOST = "08006";

    private final DataSource pool;
    private volatile Predicate<String> lost = statement -> false;
    private volatile Predicate<String> unanswered = statement -> false;

    FaultyPool(DataSource pool) {
        this.pool = pool;
    }

    /** Loses connections before the statements that match. */
    void loseBefore(Predicate<String> statement) {
        lost = statement;
    }

    /** Loses connections after the commits of transactions in which a statement matches. */
    void loseAfterCommitOf(Predicate<String> statement) {
        unanswered = statement;
    }

    DataSource source() {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(pool, arguments);
            return result instanceof Connection connection ? watched(connection) : result;
        });
    }

    private Connection watched(Connection connection) {
        boolean[] concerned = new boolean[1];
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                String statement = (String) arguments[0];
                if (lost.test(statement)) {
                    throw new SQLException("lost", LOST);
                }
                concerned[0] |= unanswered.test(statement);
            }
            Object result = method.invoke(connection, arguments);
            if (method.getName().equals("commit") && concerned[0]) {
                throw new SQLException("lost", LOST);
            }
            return result;
        });
    }

    /** Answers a call of a method. */
    interface Handler {
        Object handle(Method method, Object[] arguments)
                throws IllegalAccessException, InvocationTargetException, SQLException;
    }

    /** Returns an object whose calls somebody answers. */
    static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return handler.handle(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
