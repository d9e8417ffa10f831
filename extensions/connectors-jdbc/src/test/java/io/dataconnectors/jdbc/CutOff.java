package io.dataconnectors.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** A way to a database that a test closes and opens, and that may hide that the database could notify. */
final class CutOff {
    private final DataSource pool;
    private final boolean notifies;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    CutOff(DataSource pool, boolean notifies) {
        this.pool = pool;
        this.notifies = notifies;
    }

    void cut() throws SQLException {
        cut = true;
        for (Connection connection : open) {
            connection.abort(Runnable::run);
        }
    }

    void mend() {
        cut = false;
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> give());
    }

    private Connection give() throws SQLException {
        if (cut) {
            throw new SQLTransientConnectionException("cut", "08001");
        }
        Connection connection = pool.getConnection();
        open.add(connection);
        return watched(connection);
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("isWrapperFor") && arguments[0] == PGConnection.class && !notifies) {
                        return false;
                    }
                    if (method.getName().equals("close")) {
                        open.remove(connection);
                    } else if (cut) {
                        throw new SQLNonTransientConnectionException("cut", "08003");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
