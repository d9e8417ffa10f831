package io.dataconnectors.examples.demo;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.dataconnectors.console.Console;
import io.dataconnectors.console.jdk.ConsoleHandler;
import io.dataconnectors.console.jdk.LocalLogin;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.jdbc.KeyRing;
import io.dataconnectors.registry.ConnectorRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The console on 127.0.0.1, for one person. What is saved is in an H2 database in a folder, and is there again at the next start.
 * The first start puts three connectors and two workflows there.
 */
public final class DemoHost implements AutoCloseable {
    private static final String WORKSPACE = ConnectorRegistry.DEFAULT_WORKSPACE;
    private static final String PERSON = "me";

    /** What H2 says of a file that another process has. */
    private static final int ALREADY_OPEN = 90_020;

    /** What is to be closed, the last one first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final LocalLogin login = new LocalLogin(WORKSPACE, PERSON);
    private final int port;

    private DemoHost(Path folder, int wantedPort) {
        try {
            HttpServer server = listening(wantedPort);
            KeyRing keys = KeyRing.of("console", key(folder, "key"));
            HikariDataSource pool = opened(pool(folder));
            JdbcStorage storage =
                    opened(JdbcStorage.on(pool).install().keys(keys).open());
            DemoShop shop = opened(DemoShop.open());
            HttpConnectorExecutor executor = opened(shop.executor(storage.secrets()));
            DemoWorkflows workflows = new DemoWorkflows(pool, storage, WORKSPACE);
            ConnectorRegistry connectors = ConnectorRegistry.builder()
                    .store(storage.connectors())
                    .history(storage.history())
                    .executionLog(storage.log())
                    .ledger(storage.ledger())
                    .executor(executor)
                    .dependencies("workflows", workflows)
                    .build();
            new FirstStart(connectors.in(WORKSPACE).by(PERSON), storage.secrets(), workflows)
                    .unlessDone(WORKSPACE, PERSON);
            Console console = opened(Console.builder(connectors, login)
                    .secrets(storage.secrets())
                    .tokenKey(key(folder, "token-key"))
                    .hosts("127.0.0.1", "localhost")
                    .dependentLinks(workflow -> Optional.of(WorkflowPages.PATH + workflow.id()))
                    .build());
            server.createContext("/", new ConsoleHandler(console));
            server.createContext(WorkflowPages.PATH, new WorkflowPages(login, workflows));
            port = server.getAddress().getPort();
            server.start();
            open.push(() -> server.stop(1)); // first of all no more requests
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens the console.
     *
     * @param folder where everything is kept; it is made where it is missing
     * @param port 1 to 65535, or 0 for one that is free
     * @throws UnavailableException if the port cannot be had, the folder cannot be written to, or another console has it
     */
    public static DemoHost open(Path folder, int port) {
        return new DemoHost(folder, port);
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    private HttpServer listening(int wantedPort) {
        HttpServer server = server(wantedPort);
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "console");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        opened(() -> {
            server.stop(0);
            threads.shutdownNow();
        });
        return server;
    }

    private static HttpServer server(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException e) {
            throw new UnavailableException("The port " + port + " cannot be had; something listens on it, perhaps", e);
        }
    }

    private static byte[] key(Path folder, String name) {
        try {
            return KeyFile.in(folder, name);
        } catch (IOException e) {
            throw new UnavailableException("The folder " + folder + " cannot be written to", e);
        }
    }

    /** H2 must not close the database while Ctrl-C is answered, and write at once what it has committed. */
    private static HikariDataSource pool(Path folder) {
        HikariConfig config = new HikariConfig();
        config.setDriverClassName("org.h2.Driver");
        config.setJdbcUrl("jdbc:h2:file:" + folder.toAbsolutePath().resolve("connectors")
                + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
        config.setMaximumPoolSize(16);
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            boolean inUse = e.getCause() instanceof SQLException refused && refused.getErrorCode() == ALREADY_OPEN;
            throw new UnavailableException(
                    inUse
                            ? "Another console has the folder " + folder + " open: end it first"
                            : "The database in the folder " + folder + " cannot be opened",
                    e);
        }
    }

    /** Returns an address that opens the console once. An earlier one no longer counts. */
    public String address() {
        return "http://127.0.0.1:" + port + login.path();
    }

    /** Why there is no console, in a sentence. */
    public static final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Ends the server, what is under way, and the database. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                // the next one is closed all the same
            }
        }
    }
}
