package io.dataconnectors.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** A host with transactions of its own, a thread each, as Spring has them. */
final class TestHost {
    private final DataSource pool;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();
    private final ThreadLocal<List<Runnable>> followers = new ThreadLocal<>();

    TestHost(DataSource pool) {
        this.pool = pool;
    }

    JdbcStorage.Builder join(JdbcStorage.Builder storage) {
        return storage.join(
                aware(), () -> current.get() != null, action -> followers.get().add(action));
    }

    /** Gives the connection of the transaction, which to close does nothing. */
    private DataSource aware() {
        return proxy(DataSource.class, pool, method -> method.equals("getConnection") ? kept(current.get()) : null);
    }

    private static Connection kept(Connection connection) {
        return proxy(Connection.class, connection, method -> method.equals("close") ? connection : null);
    }

    /** Passes calls on but those for which there is another answer. */
    static <T> T proxy(Class<T> type, T target, Function<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = answers.apply(method.getName());
                    if (answer != null) {
                        return method.getReturnType() == void.class ? null : answer;
                    }
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** What a host does in a transaction. */
    interface Act<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Runs an act in a transaction, which is rolled back if it fails, and part of the one that is open. */
    <T> T inTransaction(Act<T> act) {
        if (current.get() != null) {
            return with(act, current.get());
        }
        List<Runnable> after = new ArrayList<>();
        T result;
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            followers.set(after);
            boolean done = false;
            try {
                result = act.with(connection);
                connection.commit();
                done = true;
            } finally {
                current.remove();
                followers.remove();
                if (!done) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        after.forEach(Runnable::run);
        return result;
    }

    private static <T> T with(Act<T> act, Connection connection) {
        try {
            return act.with(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
