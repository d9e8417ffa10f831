package io.dataconnectors.examples.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.annotation.Nullable;
import javax.sql.DataSource;

/** Opens a connection at every request: a command makes a few, and needs no pool. */
record UrlDataSource(String url) implements DataSource {
    /** Checks that a driver knows the URL. It is not quoted: there may be a password in it. */
    UrlDataSource {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new UsageException(
                    "No driver knows the URL in --store; those of jdbc:postgresql: and jdbc:h2: are here");
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(url);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    @Nullable
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("This wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
