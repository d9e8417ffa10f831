package io.dataconnectors.bulk;

import static io.dataconnectors.bulk.BulkHost.WORKSPACE;
import static io.dataconnectors.bulk.BulkHost.ended;
import static io.dataconnectors.bulk.BulkHost.orders;
import static io.dataconnectors.bulk.BulkHost.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Answer;
import io.dataconnectors.Method;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.jdbc.internal.Database;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections to the database are lost in the midst of runs, which go on afterwards. */
@Tag("thorough")
@ParameterizedClass
@EnumSource(BulkHost.Kind.class)
@Timeout(120)
class LostConnectionsTest {
    private final BulkHost host;
    private final FaultyPool pool;

    LostConnectionsTest(BulkHost.Kind kind) {
        host = new BulkHost(kind);
        pool = new FaultyPool(host.pool);
        host.live(host.refund().build());
    }

    @AfterEach
    void close() {
        host.close();
    }

    private BulkRuns node() {
        return host.node(pool.source(), settings -> settings);
    }

    @Test
    void rows_are_counted_once_though_the_answer_to_their_commit_was_lost() {
        BulkRuns runs = node();
        AtomicInteger commits = new AtomicInteger();
        pool.loseAfterCommitOf(statement -> statement.startsWith("UPDATE connectors_bulk_lane SET underway = ?")
                && commits.incrementAndGet() % 2 == 0);

        String id = runs.submit(plan(), orders(200));
        BulkRun run = ended(runs, id);

        assertThat(run.rows()).isEqualTo(new BulkRun.Rows(0, 200, 0, 0, 0));
        assertThat(host.arrived)
                .hasSize(200)
                .allSatisfy((call, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void a_node_sends_again_after_permits_could_not_be_had_for_a_while() {
        BulkRuns runs = host.node(pool.source(), settings -> settings.callsPerWorkspace(2));
        AtomicInteger failures = new AtomicInteger();
        pool.loseBefore(
                statement -> statement.contains("FROM connectors_bulk_permit") && failures.incrementAndGet() <= 20);

        String id = runs.submit(plan().perSecond(1_000), orders(100));

        assertThat(ended(runs, id).rows()).isEqualTo(new BulkRun.Rows(0, 100, 0, 0, 0));
    }

    @Test
    void what_came_of_calls_is_known_though_nobody_could_ask_who_else_waits() {
        CountDownLatch open = new CountDownLatch(1);
        host.api.on(Method.POST, "/refunds").answer(request -> {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return Answer.json(201, "{\"refund\": \"r-1\"}");
        });
        BulkRuns runs = node();
        AtomicBoolean asked = new AtomicBoolean();
        pool.loseBefore(statement -> statement.startsWith("SELECT 1 AS one") && !asked.getAndSet(true));

        String id = runs.submit(plan(), orders(20));
        Eventually.holds("a lane asked who else waits", asked::get);
        open.countDown();

        assertThat(ended(runs, id).rows()).isEqualTo(new BulkRun.Rows(0, 20, 0, 0, 0));
    }

    @Test
    void a_node_that_was_overtaken_cancels_nothing() {
        String id = host.submitter().submit(plan(), orders(20));
        LaneTable lanes = new LaneTable(new Database(pool.source(), null));
        Lane lane = new Lane(WORKSPACE, id, 0);
        lanes.take(lane, "first", true, Instant.now());
        lanes.take(lane, "second", true, Instant.now());

        assertThatThrownBy(() -> lanes.cancel(lane, "first", Instant.now())).isInstanceOf(OvertakenException.class);

        assertThat(host.submitter()
                        .rows(WORKSPACE, id, BulkRow.State.CANCELLED, 0, 20)
                        .rows())
                .isEmpty();
    }

    @Test
    void a_run_that_has_begun_was_submitted_though_its_lanes_could_not_be_scheduled_at_once() {
        BulkRuns runs = node();
        AtomicInteger failures = new AtomicInteger();
        pool.loseBefore(
                statement -> statement.contains("insert into connectors_bulk_task") && failures.incrementAndGet() <= 1);

        String id = runs.submit(plan(), orders(20));

        assertThat(failures).hasPositiveValue();
        assertThat(ended(runs, id).rows()).isEqualTo(new BulkRun.Rows(0, 20, 0, 0, 0));
    }
}
