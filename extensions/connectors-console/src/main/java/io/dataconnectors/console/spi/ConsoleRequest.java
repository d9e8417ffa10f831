package io.dataconnectors.console.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * A request as the server has it. There is one for Jakarta Servlet and one for the HTTP server of the JDK; a host writes one for
 * another server. Used by one thread.
 */
public interface ConsoleRequest {
    /** Returns the method of the request, in capitals. */
    String method();

    /**
     * Returns where the console is mounted on this server, as it stands in a URL: {@code /app/connectors}, without a slash at its
     * end; empty if the console has the whole server.
     */
    String basePath();

    /** Returns the rest of the path as it stands in the URL, percent signs and all: {@code /new}; empty if there is none. */
    String path();

    /** Returns the query as it stands in the URL, without its question mark; empty if there is none. */
    String query();

    /** Returns the values of a header field, in order; empty if the request has none. Names are compared without case. */
    List<String> headers(String name);

    /** Returns the host and the port that the client named, such as {@code localhost:8080}; empty if it named none. */
    String authority();

    /** Whether the request came to this server over TLS. */
    boolean secure();

    /** Returns the body. It is read once, and not closed. */
    InputStream body() throws IOException;

    /** Returns what the server itself has for this request, such as an {@code HttpServletRequest}, if it is of the type. */
    <T> Optional<T> unwrap(Class<T> type);

    /** Returns the value of a header field, the first if there are several, or null if the request has none. */
    @Nullable
    default String header(String name) {
        return headers(name).stream().findFirst().orElse(null);
    }
}
