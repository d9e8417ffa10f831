package io.dataconnectors.console.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import io.dataconnectors.console.Console;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The console as a handler of the JDK's HTTP server, mounted at the path of its context. Without
 * {@code -Dsun.net.httpserver.nodelay=true} that server waits 40 milliseconds within each response. Safe for use by several
 * threads.
 *
 * <pre>{@code server.createContext("/connectors", new ConsoleHandler(console));}</pre>
 */
public final class ConsoleHandler implements HttpHandler {
    private final Console console;

    /** Makes a handler of a console. */
    public ConsoleHandler(Console console) {
        this.console = Objects.requireNonNull(console, "console");
    }

    /** Returns an exchange as {@code ConsoleAccess} sees it: for pages of the host's own that are behind the same login. */
    public static ConsoleRequest request(HttpExchange exchange) {
        return new JdkRequest(exchange);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ConsoleResponse response = console.handle(request(exchange));
            response.headers().forEach(field -> exchange.getResponseHeaders().add(field.name(), field.value()));
            boolean empty = exchange.getRequestMethod().equals("HEAD") || response.body().length == 0;
            exchange.sendResponseHeaders(response.status(), empty ? -1 : response.body().length);
            if (!empty) {
                exchange.getResponseBody().write(response.body());
            }
        }
    }

    private record JdkRequest(HttpExchange exchange) implements ConsoleRequest {
        @Override
        public String method() {
            return exchange.getRequestMethod();
        }

        @Override
        public String basePath() {
            String context = exchange.getHttpContext().getPath();
            return context.endsWith("/") ? context.substring(0, context.length() - 1) : context;
        }

        @Override
        public String path() {
            return exchange.getRequestURI().getRawPath().substring(basePath().length());
        }

        @Override
        public String query() {
            return Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        }

        @Override
        public List<String> headers(String name) {
            return exchange.getRequestHeaders().getOrDefault(name, List.of());
        }

        @Override
        public String authority() {
            return Objects.requireNonNullElse(header("Host"), "");
        }

        @Override
        public boolean secure() {
            return exchange instanceof HttpsExchange;
        }

        @Override
        public InputStream body() {
            return exchange.getRequestBody();
        }

        @Override
        public <T> Optional<T> unwrap(Class<T> type) {
            return Optional.of(exchange).filter(type::isInstance).map(type::cast);
        }
    }
}
