package io.dataconnectors.console;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.console.jdk.ConsoleHandler;
import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.registry.ConnectorRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.concurrent.Executors;

/** A console in a process of its own, over a database in a folder. It says its port and is killed. */
public final class SavingConsole {
    private SavingConsole() {}

    /** Serves until the process is killed. */
    public static void main(String[] arguments) throws Exception {
        JdbcStorage storage = JdbcStorage.on(pool(arguments[0])).install().open();
        Console console = Console.builder(
                        registry(storage), request -> ConsoleAccess.visitor("acme", "ada", EnumSet.allOf(Right.class)))
                .build();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", new ConsoleHandler(console));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("sa");
        config.setMaximumPoolSize(3);
        return new HikariDataSource(config);
    }

    static ConnectorRegistry registry(JdbcStorage storage) {
        return ConnectorRegistry.builder()
                .store(storage.connectors())
                .history(storage.history())
                .build();
    }
}
