package io.dataconnectors.examples.shop;

import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The API of a shop with two orders, 1042 and 1043. It takes any bearer token, but wants one. */
public final class StubShop implements AutoCloseable {
    private static final String DELIVERED = """
            {"id": "1042", "status": "delivered", "placed": 1795000000, "total": 49.90,
             "delivery": {"day": "2026-11-20"}, "lines": [{"sku": "LAMP-1", "quantity": 1}]}""";

    /** The body with which the shop answers for the order 1042. */
    public static final String ANSWER = DELIVERED;

    private static final String OPEN = """
            {"id": "1043", "status": "open", "placed": 1795300000, "total": 129.00,
             "delivery": {"day": "2026-11-27"},
             "lines": [{"sku": "DESK-7", "quantity": 1}, {"sku": "CHAIR-2", "quantity": 4}]}""";

    private final StubApi api;

    private StubShop(StubApi api) {
        this.api = api;
    }

    /** Opens the shop on a free port of 127.0.0.1. */
    public static StubShop start() {
        return start(0);
    }

    /**
     * Opens the shop on a port of 127.0.0.1.
     *
     * @param port 1 to 65535, or 0 for one that is free
     * @throws java.io.UncheckedIOException if the port cannot be had
     */
    public static StubShop start(int port) {
        StubApi api = StubApi.start(port);
        api.on(Method.GET, "/orders/{id}").answer(signedIn(StubShop::order));
        api.on(Method.POST, "/orders/{id}/deliveries").answer(signedIn(StubShop::reschedule));
        api.on(Method.POST, "/orders/{id}/refunds").answer(signedIn(StubShop::refund));
        api.on(Method.POST, "/orders/{id}/claims").answer(signedIn(StubShop::claim));
        api.on(Method.GET, "/customers/{id}/orders").answer(signedIn(StubShop::orders));
        return new StubShop(api);
    }

    /** Returns the API behind the shop. */
    public StubApi api() {
        return api;
    }

    private static Function<StubRequest, Answer> signedIn(Function<StubRequest, Answer> answer) {
        return request -> {
            String credential = request.header("Authorization");
            return credential != null && credential.startsWith("Bearer ")
                    ? answer.apply(request)
                    : error(401, "unauthorized", "A bearer token is wanted");
        };
    }

    private static Answer order(StubRequest request) {
        return switch (request.parameter("id")) {
            case "1042" -> Answer.json(200, DELIVERED);
            case "1043" -> Answer.json(200, OPEN);
            default -> error(404, "no_such_order", "There is no such order");
        };
    }

    private static Answer orders(StubRequest request) {
        List<Object> found = new ArrayList<>();
        for (String json : List.of(OPEN, DELIVERED)) {
            Map<?, ?> order = object(json);
            boolean excluded =
                    request.target().contains("status=") && !request.target().contains("status=" + order.get("status"));
            if (!excluded) {
                found.add(order);
            }
        }
        return Answer.json(200, Json.write(Map.of("orders", found)));
    }

    private static Answer reschedule(StubRequest request) {
        Answer order = order(request);
        if (order.status() != 200) {
            return order;
        }
        Object day = object(request.text()).get("day");
        String delivery = Json.write(Map.of("delivery", Map.of("status", "rescheduled", "day", day)));
        List<Header> headers = List.of(
                new Header("Content-Type", "application/json"),
                new Header("Location", "/orders/" + request.parameter("id") + "/deliveries/2"));
        return Answer.of(201, headers, delivery.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer claim(StubRequest request) {
        Answer order = order(request);
        return order.status() == 200
                ? Answer.json(201, "{\"claim\": {\"id\": \"c-1\", \"answer_by\": \"2026-12-03\"}}")
                : order;
    }

    /** As some APIs do, it says that a call failed in an answer of status 200. */
    private static Answer refund(StubRequest request) {
        if (!request.parameter("id").equals("1042")) {
            return Answer.json(
                    200,
                    "{\"ok\": false, \"error\": {\"code\": \"not_delivered\", \"message\": \"Not delivered yet\"}}");
        }
        Map<String, Object> refund =
                Map.of("id", "r-1", "amount", object(request.text()).get("amount"));
        return Answer.json(200, Json.write(Map.of("ok", true, "refund", refund)));
    }

    private static Answer error(int status, String code, String message) {
        return Answer.json(status, "{\"error\": {\"code\": \"" + code + "\", \"message\": \"" + message + "\"}}");
    }

    private static Map<?, ?> object(String json) {
        return (Map<?, ?>) Objects.requireNonNull(Json.read(json));
    }

    /** Closes the shop. */
    @Override
    public void close() {
        api.close();
    }
}
