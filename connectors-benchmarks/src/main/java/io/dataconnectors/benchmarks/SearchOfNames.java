package io.dataconnectors.benchmarks;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** Measures the CPU of searches among 100,000 connectors of a store in memory: for a part that no name has, and for one that all have. */
final class SearchOfNames {
    private static final int CONNECTORS = 100_000;
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 101;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SearchOfNames() {}

    /** Prints the medians. */
    public static void main(String[] args) {
        InMemoryConnectorStore store = new InMemoryConnectorStore();
        var now = new Connector.Stamp(Instant.now(), null);
        for (int i = 0; i < CONNECTORS; i++) {
            String name = String.format(Locale.ROOT, "Retrieve_order_%06d", i);
            store.insert(Connector.builder("acme", "c" + i)
                    .draft(ConnectorDefinition.builder(name)
                            .description("Retrieves an order.")
                            .get("https://shop.example.com")
                            .build())
                    .created(now)
                    .updated(now)
                    .build());
        }
        measure(store, "nothing found", ConnectorQuery.all().nameContains("refund"));
        measure(store, "first page of all", ConnectorQuery.all().nameContains("order"));
        measure(store, "one found", ConnectorQuery.all().nameContains("099999"));
    }

    private static void measure(InMemoryConnectorStore store, String what, ConnectorQuery query) {
        int found = 0;
        for (int i = 0; i < WARM_UP; i++) {
            found += store.search("acme", query).connectors().size();
        }
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            found += store.search("acme", query).connectors().size();
            nanos[i] = THREADS.getCurrentThreadCpuTime() - before;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%s: %.3f ms (%d connectors, %d found in all)%n",
                what,
                nanos[ROUNDS / 2] / 1e6,
                CONNECTORS,
                found);
    }
}
