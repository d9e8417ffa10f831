package io.dataconnectors.benchmarks;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.io.IOException;
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
    public static void main(String[] args) throws IOException {
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
        Results.tell(
                "search",
                String.join(
                        "\n",
                        "| a search among 100,000 names, Java " + Runtime.version() + " | ms of CPU |",
                        "|---|---|",
                        row(
                                store,
                                "for a part that no name has",
                                ConnectorQuery.all().nameContains("refund")),
                        row(
                                store,
                                "for a part that all have",
                                ConnectorQuery.all().nameContains("order")),
                        row(
                                store,
                                "for a part that one has",
                                ConnectorQuery.all().nameContains("099999")),
                        ""));
    }

    private static String row(InMemoryConnectorStore store, String what, ConnectorQuery query) {
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
        return String.format(
                Locale.ROOT, "| %s: %d connectors | %.2f |", what, found / (WARM_UP + ROUNDS), nanos[ROUNDS / 2] / 1e6);
    }
}
