package io.dataconnectors.console.servlet;

import io.dataconnectors.console.Console;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import javax.annotation.Nullable;

/**
 * The console as a servlet, mapped to a path such as {@code /connectors/*} in any context. Safe for use by several threads.
 */
public final class ConsoleServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Where Tomcat says that it has left out what is more than it takes: half a form is none. */
    private static final String CUT = "org.apache.catalina.parameter_parse_failed";

    private final transient Console console;

    /** Makes a servlet of a console. */
    public ConsoleServlet(Console console) {
        this.console = Objects.requireNonNull(console, "console");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        ConsoleResponse response = console.handle(new ServletRequest(request));
        answer.setStatus(response.status());
        response.headers().forEach(field -> answer.addHeader(field.name(), field.value()));
        answer.setContentLength(response.body().length);
        if (!request.getMethod().equals("HEAD")) {
            answer.getOutputStream().write(response.body());
        }
    }

    private record ServletRequest(HttpServletRequest request) implements ConsoleRequest {
        @Override
        public String method() {
            return request.getMethod();
        }

        @Override
        public String basePath() {
            return request.getContextPath() + request.getServletPath();
        }

        /** The container decodes its own view of the path, and an encoded slash would become one that divides. */
        @Override
        public String path() {
            String raw = request.getRequestURI().split(";", 2)[0];
            return raw.startsWith(basePath())
                    ? raw.substring(basePath().length())
                    : Objects.requireNonNullElse(request.getPathInfo(), "");
        }

        @Override
        public String query() {
            return Objects.requireNonNullElse(request.getQueryString(), "");
        }

        @Override
        public List<String> headers(String name) {
            return Collections.list(request.getHeaders(name));
        }

        @Override
        public String authority() {
            @Nullable String host = request.getHeader("Host");
            return host == null ? request.getServerName() + ":" + request.getServerPort() : host;
        }

        @Override
        public boolean secure() {
            return request.isSecure();
        }

        /** A filter of the host that asked for a parameter has read a form: then the container has its fields. */
        @Override
        public InputStream body() throws IOException {
            InputStream stream = request.getInputStream();
            int first = stream.read();
            if (first < 0) {
                return new ByteArrayInputStream(isForm() ? form() : new byte[0]);
            }
            return new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), stream);
        }

        private boolean isForm() {
            @Nullable String type = request.getContentType();
            return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        }

        private byte[] form() {
            StringJoiner pairs = new StringJoiner("&");
            request.getParameterMap().forEach((name, values) -> {
                for (String value : values) {
                    pairs.add(encode(name) + "=" + encode(value));
                }
            });
            if (request.getAttribute(CUT) != null) {
                throw Refusal.of(413, "too-large", Texts.text("refused.cut"));
            }
            return pairs.toString().getBytes(StandardCharsets.US_ASCII);
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        @Override
        public <T> Optional<T> unwrap(Class<T> type) {
            return Optional.of(request).filter(type::isInstance).map(type::cast);
        }
    }
}
