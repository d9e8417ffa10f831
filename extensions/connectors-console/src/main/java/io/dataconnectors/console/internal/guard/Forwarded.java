package io.dataconnectors.console.internal.guard;

import io.dataconnectors.console.spi.ConsoleRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A request as the proxy before this server had it. Only for hosts that say that theirs writes these fields, whoever sends them. */
record Forwarded(ConsoleRequest request) implements ConsoleRequest {
    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String basePath() {
        return field("X-Forwarded-Prefix", "(?!.*//)/[A-Za-z0-9._~%/-]*").orElse("") + request.basePath();
    }

    @Override
    public String path() {
        return request.path();
    }

    @Override
    public String query() {
        return request.query();
    }

    @Override
    public List<String> headers(String name) {
        return request.headers(name);
    }

    @Override
    public String authority() {
        return field("X-Forwarded-Host", "[A-Za-z0-9.:\\[\\]_-]+").orElseGet(request::authority);
    }

    @Override
    public boolean secure() {
        return field("X-Forwarded-Proto", "https?").map("https"::equals).orElseGet(request::secure);
    }

    @Override
    public InputStream body() throws IOException {
        return request.body();
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return request.unwrap(type);
    }

    /** Several proxies write a list: the first of it is what the browser saw. */
    private Optional<String> field(String name, String form) {
        return Optional.ofNullable(request.header(name))
                .map(value -> value.split(",", 2)[0].strip())
                .map(value -> value.endsWith("/") ? value.substring(0, value.length() - 1) : value)
                .filter(value -> value.matches(form));
    }
}
