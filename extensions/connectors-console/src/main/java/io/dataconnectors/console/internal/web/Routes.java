package io.dataconnectors.console.internal.web;

import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Every address of the console, what answers it, and the right that it takes. Filled when the console is made, and read by many
 * threads from then on.
 */
public final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** A group of addresses that belong together: a page and what it does. */
    @FunctionalInterface
    public interface Part {
        /** Adds the addresses. */
        void addTo(Routes routes);
    }

    /** What answers the requests of one address. */
    @FunctionalInterface
    public interface Handler {
        /** Returns the response. What it throws becomes a page or a problem. */
        ConsoleResponse answer(Visit visit);
    }

    /**
     * One address.
     *
     * @param method the method of requests
     * @param path such as {@code /connectors/{id}/test}, where {@code {id}} stands for one segment
     * @param right what the person must be allowed to do
     * @param handler what answers
     */
    public record Route(String method, String path, Right right, Handler handler) {
        private Optional<Map<String, String>> variables(List<String> segments) {
            List<String> pattern = segments(path);
            if (pattern.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < pattern.size(); i++) {
                String part = pattern.get(i);
                if (part.startsWith("{")) {
                    variables.put(part.substring(1, part.length() - 1), Fields.decode(segments.get(i)));
                } else if (!part.equals(segments.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    /**
     * The route of a request.
     *
     * @param route what answers
     * @param variables what the path has for its variables
     */
    public record Match(Route route, Map<String, String> variables) {}

    /** Adds what a person reads. It changes nothing: it is not asked for a token. */
    public void get(String path, Right right, Handler handler) {
        add("GET", path, right, handler);
    }

    /** Adds what a person does with a form. */
    public void post(String path, Right right, Handler handler) {
        add("POST", path, right, handler);
    }

    /** Adds an address of another method. */
    public void add(String method, String path, Right right, Handler handler) {
        routes.add(new Route(method, path, right, handler));
    }

    /** Returns all addresses, in the order in which they were added. */
    public List<Route> all() {
        return Collections.unmodifiableList(routes);
    }

    /**
     * Returns what answers a request. Of two addresses that both fit, the one that was added first does; {@code HEAD} is answered
     * as {@code GET}.
     *
     * @throws Refusal if there is no such address, or it takes another method
     */
    public Match find(String method, String path) {
        if (!path.isEmpty() && !path.startsWith("/")) {
            throw Refusal.notFound(); // the JDK's server takes what only begins with the path of its context
        }
        String asked = method.equals("HEAD") ? "GET" : method;
        List<String> segments = segments(path);
        TreeSet<String> others = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.variables(segments);
            if (variables.isPresent() && route.method().equals(asked)) {
                return new Match(route, variables.get());
            }
            variables.ifPresent(fits -> others.add(route.method().equals("GET") ? "GET, HEAD" : route.method()));
        }
        throw others.isEmpty() ? Refusal.notFound() : Refusal.wrongMethod(String.join(", ", others));
    }

    private static List<String> segments(String path) {
        return path.isEmpty() || path.equals("/")
                ? List.of()
                : List.of(path.substring(1).split("/", -1));
    }
}
