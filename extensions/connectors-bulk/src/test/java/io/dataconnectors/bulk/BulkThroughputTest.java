package io.dataconnectors.bulk;

import static io.dataconnectors.bulk.BulkHost.orders;
import static io.dataconnectors.bulk.BulkHost.plan;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dataconnectors.testkit.internal.tls.StubTls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how many rows two nodes send in a second, and what they hold in memory: {@code -Dbulk.rows=1000000}. */
@Tag("figures")
class BulkThroughputTest {
    private static final byte[] ANSWER = "{\"refund\": \"r-1\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void two_nodes_send_rows_and_hold_few_in_memory() throws Exception {
        long rows = Long.getLong("bulk.rows", 20_000);
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpsServer api = api(threads);
        int port = api.getAddress().getPort();
        Path certificate = Files.writeString(folder.resolve("api.pem"), StubTls.pem());
        try (BulkHost host = new BulkHost(BulkHost.Kind.POSTGRES, port);
                NodeProcess one = new NodeProcess(host.prepared(), port, certificate, 4);
                NodeProcess two = new NodeProcess(host.url, port, certificate, 4)) {
            host.live(
                    host.refund().post("https://127.0.0.1:" + port + "/refunds").build());
            BulkRuns runs = host.submitter();
            long begun = System.nanoTime();
            String id = runs.submit(plan(), orders(rows));
            double written = (System.nanoTime() - begun) / 1e9;
            long most = 0;
            while (!BulkHost.run(runs, id).state().isOver()) {
                most = Math.max(most, Math.max(one.usedMegabytes(), two.usedMegabytes()));
                TimeUnit.SECONDS.sleep(1);
            }
            double all = (System.nanoTime() - begun) / 1e9;
            System.out.println(rows + " rows: written in " + written + " s, sent in " + (all - written) + " s, "
                    + Math.round(rows / (all - written)) + " rows/s, at most " + most + " MB of heap in a node");
            assertThat(BulkHost.run(runs, id).rows()).isEqualTo(new BulkRun.Rows(0, rows, 0, 0, 0));
            assertThat(most).isLessThan(100);
        } finally {
            api.stop(0);
            threads.shutdownNow();
        }
    }

    private static HttpsServer api(ExecutorService threads) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpsServer api = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.setHttpsConfigurator(new HttpsConfigurator(StubTls.server()));
        api.setExecutor(threads);
        api.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(201, ANSWER.length);
                exchange.getResponseBody().write(ANSWER);
            }
        });
        api.start();
        return api;
    }
}
