package io.dataconnectors.console;

import io.dataconnectors.console.spi.ConsoleRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request without a server. */
record PlainRequest(String method, String path, String query, Map<String, String> fields, byte[] content)
        implements ConsoleRequest {
    @Override
    public String basePath() {
        return "/connectors";
    }

    @Override
    public List<String> headers(String name) {
        return fields.containsKey(name) ? List.of(fields.get(name)) : List.of();
    }

    @Override
    public String authority() {
        return "127.0.0.1";
    }

    @Override
    public boolean secure() {
        return false;
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return Optional.empty();
    }
}
