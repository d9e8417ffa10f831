package io.dataconnectors.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.CallQuery;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.apache.ApacheTransport;
import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.store.InMemoryExecutionLog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures what the log of calls adds to the CPU time of a call: in memory, and in a PostgreSQL of its own, whose own time does not
 * count. Calls without a log, and with each, take turns in one JVM. It starts itself again as a client of the API.
 */
final class CostOfTheLog {
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 11;
    private static final int CALLERS = 2;

    /** So many calls that the database keeps up: what is dropped costs nothing. */
    private static final int CALLS = 4_000;

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private CostOfTheLog() {}

    /** Prints the table. */
    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        if (args.length < 3) {
            System.exit(again());
        }
        Site site = Site.of(args);
        try (HikariDataSource pool = pool(args[2]);
                JdbcStorage storage = JdbcStorage.on(pool).install().open()) {
            Map<String, ExecutionLog> logs = new LinkedHashMap<>();
            logs.put("without a log", new NoLog());
            logs.put("in memory", new InMemoryExecutionLog());
            logs.put("in PostgreSQL", storage.log());
            Results.tell(
                    "log",
                    String.join(
                            "\n",
                            "| a call, Java " + Runtime.version() + " | " + String.join(" | ", logs.keySet()) + " |",
                            "|---|---|---|---|",
                            row("connectors-apache", site, ApacheTransport.pooled()::open, logs),
                            row("from memory", site, MemoryTransport::new, logs),
                            ""));
        }
        System.exit(0);
    }

    private static int again() throws IOException, InterruptedException {
        try (Api api = Api.start();
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("timezone", "UTC")
                        .start()) {
            Process client = api.client(List.of(), CostOfTheLog.class, server.getJdbcUrl("postgres", "postgres"));
            client.getInputStream().transferTo(System.out);
            return client.waitFor();
        }
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        return pool;
    }

    /** Returns the medians, in microseconds, and as ratios to the calls without a log of the same round. */
    private static String row(
            String what, Site site, Function<TransportRules, Transport> transport, Map<String, ExecutionLog> logs)
            throws InterruptedException {
        List<Contestant> contestants = logs.values().stream()
                .map(log -> Connectors.over(site, transport, log))
                .toList();
        Callers callers = new Callers(CALLERS);
        List<double[]> rounds = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double[] cpu = new double[contestants.size()];
            for (int i = 0; i < cpu.length; i++) {
                cpu[i] = cpu(callers, contestants.get(i));
            }
            if (round >= 0) {
                rounds.add(cpu);
            }
        }
        StringBuilder row = new StringBuilder("| ").append(what).append(" |");
        for (int i = 0; i < contestants.size(); i++) {
            int one = i;
            double micros = Spread.of(
                            rounds.stream().mapToDouble(round -> round[one]).toArray())
                    .median();
            String ratio = Spread.of(rounds.stream()
                            .mapToDouble(round -> round[one] / round[0])
                            .toArray())
                    .text("%.2f");
            row.append(String.format(Locale.ROOT, " %.0f µs, %s |", micros, ratio));
        }
        return row.toString();
    }

    /** Waits after the calls for what is written behind them. */
    private static double cpu(Callers callers, Contestant contestant) throws InterruptedException {
        return Measurement.of(() -> {
                    long[] times = callers.call(contestant, Size.SMALL, CALLS, AT_MOST);
                    Thread.sleep(1_000);
                    return times;
                })
                .cpu();
    }

    /** Keeps nothing. */
    private static final class NoLog implements ExecutionLog {
        @Override
        public void append(LoggedCall call) {}

        @Override
        public LoggedCall.Page find(String workspace, CallQuery query) {
            return new LoggedCall.Page(List.of(), null);
        }

        @Override
        public long erase(String workspace) {
            return 0;
        }

        @Override
        public long erase(String workspace, String onBehalfOf) {
            return 0;
        }
    }
}
