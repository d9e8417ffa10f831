package io.dataconnectors.bulk;

import static io.dataconnectors.bulk.BulkHost.orders;
import static io.dataconnectors.bulk.BulkHost.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.testkit.internal.fault.RawServer;
import io.dataconnectors.testkit.internal.tls.StubTls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how many rows two nodes send in a second, what a row costs in CPU time, and what nodes hold in memory: {@code
 * -Dbulk.rows=1000000}.
 */
@Tag("figures")
class BulkThroughputTest {
    /** After how many seconds nodes collect their garbage, to say what they hold: that costs CPU time too. */
    private static final int COLLECTED_EVERY = 10;

    @TempDir
    private Path folder;

    @Test
    void two_nodes_send_rows_and_hold_few_in_memory() throws Exception {
        long rows = Long.getLong("bulk.rows", 20_000);
        Path certificate = Files.writeString(folder.resolve("api.pem"), StubTls.pem());
        try (RawServer api = RawServer.answering(BulkHost.ANSWER);
                BulkHost host = new BulkHost(BulkHost.Kind.POSTGRES, api.port());
                NodeProcess one = new NodeProcess(host.prepared(), api.port(), certificate, 4);
                NodeProcess two = new NodeProcess(host.url, api.port(), certificate, 4)) {
            host.live(host.refund().post(api.url() + "/refunds").build());
            BulkRuns runs = host.submitter();
            CpuOfProcesses cpu = new CpuOfProcesses(ProcessHandle.current().pid(), host.postmaster());
            long commits = host.commits();
            long begun = System.nanoTime();
            String id = runs.submit(plan(), orders(rows));
            double written = (System.nanoTime() - begun) / 1e9;
            long most = 0;
            for (int second = 0; !BulkHost.run(runs, id).state().isOver(); second++) {
                if (second % COLLECTED_EVERY == 0) {
                    most = Math.max(most, Math.max(one.usedMegabytes(), two.usedMegabytes()));
                }
                cpu.look();
                TimeUnit.SECONDS.sleep(1);
            }
            double all = (System.nanoTime() - begun) / 1e9;
            cpu.look();
            System.out.println(rows + " rows: written in " + written + " s, sent in " + (all - written) + " s, "
                    + Math.round(rows / (all - written)) + " rows/s, at most " + most + " MB of heap in a node");
            System.out.printf(Locale.ROOT, "%.2f commits a row%n", (host.commits() - commits) / (double) rows);
            print(cpu, List.of(one.pid(), two.pid()), rows);
            assertThat(BulkHost.run(runs, id).rows()).isEqualTo(new BulkRun.Rows(0, rows, 0, 0, 0));
            assertThat(most).isLessThan(100);
        }
    }

    private static void print(CpuOfProcesses cpu, List<Long> nodes, long rows) {
        long self = ProcessHandle.current().pid();
        System.out.printf(
                Locale.ROOT,
                "CPU of a row in ms: %.3f, of which the nodes %.3f, PostgreSQL %.3f, the API and who submits %.3f%n",
                cpu.millis(pid -> true) / rows,
                cpu.millis(nodes::contains) / rows,
                cpu.millis(pid -> pid != self && !nodes.contains(pid)) / rows,
                cpu.millis(pid -> pid == self) / rows);
    }
}
