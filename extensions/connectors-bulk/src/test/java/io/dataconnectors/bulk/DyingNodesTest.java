package io.dataconnectors.bulk;

import static io.dataconnectors.bulk.BulkHost.WORKSPACE;
import static io.dataconnectors.bulk.BulkHost.allSucceed;
import static io.dataconnectors.bulk.BulkHost.ended;
import static io.dataconnectors.bulk.BulkHost.orders;
import static io.dataconnectors.bulk.BulkHost.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Input;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.fuzz.Thorough;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes in processes of their own, one of which is killed in the midst of a run. */
@Tag("thorough")
@Timeout(300)
class DyingNodesTest {
    private static final int ROWS = 600;

    private final BulkHost host = new BulkHost(BulkHost.Kind.POSTGRES);

    @TempDir
    private Path folder;

    private Path certificate;

    @BeforeEach
    void write() throws Exception {
        certificate = Files.writeString(folder.resolve("api.pem"), host.api.certificatePem());
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void no_write_is_lost_or_sent_twice_and_those_that_may_have_taken_effect_are_named() throws Exception {
        host.api.on(Method.POST, "/refunds").answer(request -> {
            host.arrive(request.header("Idempotency-Key"));
            return slowly(201);
        });
        host.live(host.refund().build());
        for (int round = 0; round < Thorough.rounds(1, 2, 10); round++) {
            host.arrived.clear();

            BulkRuns runs = host.submitter();
            String id = killedInTheMidst(runs, "refund_order", 100 + 60 * round);
            BulkRun run = run(runs, id);

            assertThat(run.rows().succeeded() + run.rows().unknown()).isEqualTo(ROWS);
            assertThat(host.arrived.values()).containsOnly(1);
            List<BulkRow> unknown =
                    runs.rows(WORKSPACE, id, BulkRow.State.UNKNOWN, 0, 1_000).rows();
            assertThat(unknown)
                    .hasSizeBetween(1, 16 * 8)
                    .hasSize((int) run.rows().unknown())
                    .allSatisfy(row -> {
                        assertThat(row.outcome().delivery()).isEqualTo(Delivery.UNKNOWN);
                        assertThat(row.outcome().failure().kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
                    });
            Set<String> arrivedOrNamed =
                    unknown.stream().map(row -> id + "-" + row.number()).collect(Collectors.toSet());
            arrivedOrNamed.addAll(host.arrived.keySet());
            assertThat(arrivedOrNamed).hasSize(ROWS);
        }
    }

    @Test
    void a_read_that_was_under_way_is_made_again() throws Exception {
        host.api.on(Method.GET, "/orders/{id}").answer(request -> {
            host.arrive(request.parameter("id"));
            return slowly(200);
        });
        host.live(ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order")
                .get(host.api.url() + "/orders/{{order_id}}")
                .input(Input.string("order_id").required())
                .output("refund", "$.refund")
                .timeout(Limits.MAX_TIMEOUT)
                .build());

        BulkRuns runs = host.submitter();
        String id = killedInTheMidst(runs, "retrieve_order", 200);

        allSucceed(runs, id, ROWS);
        assertThat(host.arrived).hasSize(ROWS);
    }

    /** Runs rows on two nodes, of which one is killed when some have arrived, and returns the run once it is over. */
    @SuppressWarnings("try") // the other node only has to be there
    private String killedInTheMidst(BulkRuns runs, String connector, int some) throws Exception {
        try (NodeProcess killed = new NodeProcess(host.url, host.api.port(), certificate, 4);
                NodeProcess other = new NodeProcess(host.url, host.api.port(), certificate, 4)) {
            String id = runs.submit(BulkPlan.of(WORKSPACE, connector), orders(ROWS));
            Eventually.holds("some have arrived", () -> host.arrived.size() >= some);
            killed.kill();
            ended(runs, id);
            return id;
        }
    }

    /** So that calls are under way at any moment. */
    private static Answer slowly(int status) {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Answer.json(status, "{\"refund\": \"r-1\"}");
    }
}
