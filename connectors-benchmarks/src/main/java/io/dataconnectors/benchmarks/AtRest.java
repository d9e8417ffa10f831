package io.dataconnectors.benchmarks;

import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Input;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.registry.ConnectorRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Measures what connectors cost that nobody calls: the memory of a definition of 2 KB, and a search by name that finds nothing. */
final class AtRest {
    private static final int DEFINITIONS = 10_000;
    private static final int NAMES = 100_000;
    private static final int SEARCHES = 200;

    private AtRest() {}

    /** Runs it and prints a table. */
    public static void main(String[] args) throws IOException {
        ConnectorRegistry registry = ConnectorRegistry.builder().build();
        Results.tell(
                "at-rest",
                String.join(
                        "\n",
                        "| at rest, Java " + Runtime.version() + " | |",
                        "|---|---|",
                        row("a document", "%.2f KB", ConnectorDocument.write(definition(0)).length() / 1_000.0),
                        row("its definition", "%.1f KB", kilobytes(AtRest::read)),
                        row(
                                "a connector in memory that is a draft",
                                "%.1f KB",
                                kilobytes(i -> registry.create(definition(i)).id())),
                        row("a search of 100,000 names that finds nothing", "%.2f ms of CPU", search()),
                        ""));
    }

    private static ConnectorDefinition read(int number) {
        return ConnectorDocument.read(ConnectorDocument.write(definition(number)));
    }

    private static String row(String what, String format, double figure) {
        return String.format(Locale.ROOT, "| %s | " + format + " |", what, figure);
    }

    /** Returns what one of many takes in the heap. */
    private static double kilobytes(IntFunction<Object> made) {
        var unused = made.apply(DEFINITIONS); // what is loaded once
        List<Object> kept = new ArrayList<>(DEFINITIONS);
        long before = used();
        for (int i = 0; i < DEFINITIONS; i++) {
            kept.add(made.apply(i));
        }
        long after = used();
        return (after - before) / 1_000.0 / kept.size();
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static double search() {
        ConnectorRegistry registry = ConnectorRegistry.builder().build();
        for (int i = 0; i < NAMES; i++) {
            registry.create(ConnectorDefinition.builder("fetch_order_of_shop_" + i)
                    .description("Fetches an order")
                    .get("https://shop.example.com/orders")
                    .build());
        }
        double[] millis = new double[SEARCHES];
        for (int i = 0; i < SEARCHES; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            registry.search(ConnectorQuery.all().nameContains("refund_" + i));
            millis[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
        }
        return Spread.of(millis).median();
    }

    /** An operation as vendors have them: eight inputs, a body, ten outputs. */
    private static ConnectorDefinition definition(int number) {
        ConnectorDefinition.Builder definition = ConnectorDefinition.builder("reschedule_delivery_" + number)
                .description("Moves the delivery of an order to another day, and tells the carrier where to leave it")
                .post("https://shop" + number + ".example.com/v2/orders/{{order_id}}/deliveries/{{delivery_id}}/reschedule")
                .header("Authorization", "Bearer {{secret.shop_token}}")
                .header("X-Shop", "shop-" + number);
        StringBuilder body = new StringBuilder("{\"reason\":\"customer\"");
        for (String input : List.of("day", "window", "place", "note", "phone", "language")) {
            definition.input(Input.string(input).required());
            body.append(",\"").append(input).append("\":\"{{").append(input).append("}}\"");
        }
        definition.body(Body.json(body + "}"));
        definition.input(Input.string("order_id").required());
        definition.input(Input.string("delivery_id").required());
        for (String output : List.of("status", "day", "window", "carrier", "tracking", "place", "fee", "currency")) {
            definition.output(output, "$.delivery[0]." + output);
        }
        return definition.build();
    }
}
