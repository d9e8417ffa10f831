package io.dataconnectors.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Records each request and answers it by the first route that fits. */
final class StubExchange implements HttpHandler {
    private final List<StubRoute> routes;
    private final List<StubRequest> requests;

    StubExchange(List<StubRoute> routes, List<StubRequest> requests) {
        this.routes = routes;
        this.requests = requests;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            for (StubRoute route : routes) {
                Map<String, String> parameters = route.method().name().equals(exchange.getRequestMethod())
                        ? route.path().match(exchange.getRequestURI().getRawPath())
                        : null;
                if (parameters != null) {
                    answer(exchange, parameters, route.handler());
                    return;
                }
            }
            answer(exchange, Map.of(), StubExchange::notFound);
        }
    }

    private void answer(HttpExchange exchange, Map<String, String> parameters, Function<StubRequest, Answer> handler)
            throws IOException {
        StubRequest request = new StubRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers(exchange),
                exchange.getRequestBody().readAllBytes(),
                parameters);
        requests.add(request);
        write(exchange, handler.apply(request));
    }

    private static Answer notFound(StubRequest request) {
        return Answer.json(404, Json.write(Map.of("message", "The stub API was told nothing about " + request)));
    }

    private static List<Header> headers(HttpExchange exchange) {
        List<Header> headers = new ArrayList<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        return headers;
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        for (Header header : answer.headers()) {
            exchange.getResponseHeaders().add(header.name(), header.value());
        }
        exchange.sendResponseHeaders(answer.status(), answer.size() == 0 ? -1 : answer.size());
        exchange.getResponseBody().write(answer.body());
    }
}
