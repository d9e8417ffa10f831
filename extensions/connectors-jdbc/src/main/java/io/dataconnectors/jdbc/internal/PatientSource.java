package io.dataconnectors.jdbc.internal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source below a pool, which asks its driver again and again while the database is away: a pool that is told of each
 * failure makes longer and longer pauses. Until it has connected once it tells of the first failure, so that a host with a wrong
 * address hears of it at its start. An interrupt ends the waiting. It tells of a failure every half minute, so that a pool knows
 * why it has no connection, and sees that it was closed meanwhile. Safe for use by several threads.
 */
public final class PatientSource implements DataSource {
    private static final long PAUSE_MILLIS = 100;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final DataSource driver;
    private volatile boolean connected;

    /** Creates a data source that connects as another does. */
    public PatientSource(DataSource driver) {
        this.driver = driver;
    }

    /** A way to a connection. */
    private interface Attempt {
        Connection connect() throws SQLException;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return patiently(driver::getConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return patiently(() -> driver.getConnection(user, password));
    }

    private Connection patiently(Attempt attempt) throws SQLException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                Connection connection = attempt.connect();
                connected = true;
                return connection;
            } catch (SQLException e) {
                if (!connected || !Faults.isAway(e) || System.nanoTime() - end > 0 || !hasPaused()) {
                    throw e;
                }
            }
        }
    }

    private static boolean hasPaused() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        driver.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return driver.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(driver) ? type.cast(driver) : driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(driver) || driver.isWrapperFor(type);
    }
}
