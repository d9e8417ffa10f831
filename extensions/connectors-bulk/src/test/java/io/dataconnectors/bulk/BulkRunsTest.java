package io.dataconnectors.bulk;

import static io.dataconnectors.bulk.BulkHost.WORKSPACE;
import static io.dataconnectors.bulk.BulkHost.allSucceed;
import static io.dataconnectors.bulk.BulkHost.ended;
import static io.dataconnectors.bulk.BulkHost.orders;
import static io.dataconnectors.bulk.BulkHost.plan;
import static io.dataconnectors.bulk.BulkHost.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Answer;
import io.dataconnectors.Body;
import io.dataconnectors.CallQuery;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.Method;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.bulk.BulkRun.State;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.fuzz.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of runs. */
@ParameterizedClass
@EnumSource(BulkHost.Kind.class)
@Timeout(120)
class BulkRunsTest {
    private final BulkHost host;

    BulkRunsTest(BulkHost.Kind kind) {
        host = new BulkHost(kind);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void a_run_sends_each_of_its_rows_once_and_says_what_came_of_it() {
        Connector connector = host.live(host.refund().build());
        BulkRuns runs = host.node();

        String id = runs.submit(plan().by("anna").onBehalfOf("u-1"), orders(300));
        BulkRun run = ended(runs, id);

        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.rows()).isEqualTo(new BulkRun.Rows(0, 300, 0, 0, 0));
        assertThat(run.digest()).isEqualTo(ConnectorDocument.digest(connector.live()));
        assertThat(run.by()).isEqualTo("anna");
        assertThat(host.arrived)
                .hasSize(300)
                .containsKey(id + "-1")
                .allSatisfy((call, times) -> assertThat(times).isEqualTo(1));
        BulkRow.Page page = runs.rows(WORKSPACE, id, 0, 200);
        assertThat(page.rows()).hasSize(200).allMatch(row -> row.state() == BulkRow.State.SUCCEEDED);
        assertThat(page.rows().get(0).inputs()).isEqualTo(Map.of("order_id", "o-1"));
        assertThat(page.rows().get(0).outcome().outputs()).isEqualTo(Map.of("refund", "r-1"));
        assertThat(page.next()).isEqualTo(200);
        assertThat(runs.rows(WORKSPACE, id, page.next(), 200).next()).isNull();
        List<LoggedCall> logged =
                host.connectors.log().find(CallQuery.all().callId(id + "-7")).calls();
        assertThat(logged).singleElement().satisfies(call -> {
            assertThat(call.source()).isEqualTo("bulk");
            assertThat(call.onBehalfOf()).isEqualTo("u-1");
            assertThat(call.digest()).isEqualTo(run.digest());
        });
    }

    @Test
    void a_run_of_no_rows_is_done() {
        host.live(host.refund().build());
        BulkRuns runs = host.node();

        String id = runs.submit(plan(), Stream.of());

        assertThat(run(runs, id).state()).isEqualTo(State.DONE);
    }

    @Test
    void a_run_that_is_erased_while_it_is_submitted_leaves_nothing() {
        host.live(host.refund().build());
        BulkRuns runs = host.submitter();
        Stream<Map<String, Object>> erasing = Stream.of(WORKSPACE).flatMap(workspace -> {
            assertThat(runs.erase(workspace)).isZero();
            return Stream.of();
        });

        assertThatThrownBy(() -> runs.submit(plan(), erasing))
                .hasMessageMatching("The run .* was erased while its rows were being written");
        assertThat(runs.list(WORKSPACE)).isEmpty();
        assertThat(host.count("connectors_bulk_lane")).isZero();
    }

    @Test
    void a_run_goes_on_with_the_version_it_began_with_and_keeps_the_connector_live() {
        CountDownLatch open = new CountDownLatch(1);
        Set<String> bodies = ConcurrentHashMap.newKeySet();
        host.api.on(Method.POST, "/refunds").answer(request -> {
            await(open);
            bodies.add(request.text().replaceAll("o-[0-9]+", "?"));
            return Answer.json(201, "{\"refund\": \"r-1\"}");
        });
        Connector connector = host.live(host.refund().build());
        BulkRuns runs = host.node();
        String id = runs.submit(plan(), orders(60));
        Eventually.holds("the run has begun", () -> !host.api.requests().isEmpty());

        Connector edited = host.connectors.edit(
                connector.id(),
                host.connectors.get(connector.id()).revision(),
                host.refund()
                        .body(Body.json("{\"order\": {{order_id}}, \"version\": 2}"))
                        .build());
        host.live(edited);
        assertThatThrownBy(() -> host.connectors.setDraft(connector.id()))
                .isInstanceOf(ConnectorInUseException.class)
                .hasMessageContaining(id);
        open.countDown();

        allSucceed(runs, id, 60);
        assertThat(bodies).containsExactly("{\"order\":\"?\"}");
        assertThat(host.connectors.setDraft(connector.id()).live()).isNull();
    }

    @Test
    void two_nodes_share_a_run_and_send_no_row_twice() {
        host.live(host.refund().build());
        BulkRuns one = host.node(settings -> settings.threads(2));
        BulkRuns two = host.node(settings -> settings.threads(2));

        String id = one.submit(plan(), orders(800));

        allSucceed(two, id, 800);
        assertThat(host.arrived)
                .hasSize(800)
                .allSatisfy((call, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void a_run_that_is_paused_sends_nothing_more_and_goes_on_when_it_is_resumed() {
        AtomicBoolean paused = new AtomicBoolean();
        host.live(host.refund().build());
        BulkRuns runs = host.node();
        String id = runs.submit(plan().perSecond(200), orders(200));
        Eventually.holds("some were sent", () -> host.arrived.size() > 10);

        assertThat(runs.pause(WORKSPACE, id).state()).isEqualTo(State.PAUSED);
        Eventually.holds("nothing is under way", () -> run(runs, id).rows().ended() == host.arrived.size());
        paused.set(true);
        long sent = host.arrived.size();
        assertThat(run(runs, id).rows().waiting()).isEqualTo(200 - sent);
        runs.resume(WORKSPACE, id);

        assertThat(ended(runs, id).rows().succeeded()).isEqualTo(200);
        assertThat(host.arrived).allSatisfy((call, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void a_run_that_is_cancelled_says_what_was_not_sent() {
        host.live(host.refund().build());
        BulkRuns runs = host.node();
        String id = runs.submit(plan().perSecond(100), orders(500));
        Eventually.holds("some were sent", () -> host.arrived.size() > 10);

        runs.cancel(WORKSPACE, id);
        BulkRun run = ended(runs, id);

        assertThat(run.state()).isEqualTo(State.CANCELLED);
        assertThat(run.rows().succeeded()).isEqualTo(host.arrived.size());
        assertThat(run.rows().cancelled()).isEqualTo(500 - host.arrived.size());
        assertThat(runs.rows(WORKSPACE, id, BulkRow.State.CANCELLED, 0, 1_000).rows())
                .hasSize((int) run.rows().cancelled());
        assertThat(runs.resume(WORKSPACE, id).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void a_run_that_is_paused_can_be_cancelled() {
        host.live(host.refund().build());
        BulkRuns runs = host.node();
        String id = runs.submit(plan().perSecond(1), orders(100));
        runs.pause(WORKSPACE, id);

        runs.cancel(WORKSPACE, id);

        assertThat(ended(runs, id).rows().total()).isEqualTo(100);
    }

    @Test
    void a_row_that_the_api_asks_to_repeat_later_is_and_holds_up_no_other() {
        host.api.on(Method.POST, "/refunds").answer(request -> {
            int times = host.arrive(request.header("Idempotency-Key"));
            return request.text().contains("o-3\"") && times == 1
                    ? Answer.of(429, List.of(new Header("Retry-After", "2")), new byte[0])
                    : Answer.json(201, "{\"refund\": \"r-1\"}");
        });
        host.live(host.refund().build());
        BulkRuns runs = host.node();

        String id = runs.submit(plan(), orders(50));
        Eventually.holds("all others have ended", () -> run(runs, id).rows().succeeded() == 49);
        BulkRow waiting =
                runs.rows(WORKSPACE, id, BulkRow.State.WAITING, 0, 10).rows().get(0);

        assertThat(waiting.number()).isEqualTo(3);
        assertThat(waiting.tries()).isEqualTo(1);
        assertThat(waiting.outcome().answer().status()).isEqualTo(429);
        assertThat(ended(runs, id).rows().succeeded()).isEqualTo(50);
        assertThat(host.arrived).containsEntry(id + "-3", 2);
    }

    @Test
    void a_write_that_is_answered_with_an_error_fails_and_is_not_sent_again() {
        host.api.on(Method.POST, "/refunds").answer(request -> {
            host.arrive(request.header("Idempotency-Key"));
            return Answer.json(503, "{}");
        });
        host.live(host.refund().build());
        BulkRuns runs = host.node();

        String id = runs.submit(plan(), orders(3));

        assertThat(ended(runs, id).rows().failed()).isEqualTo(3);
        assertThat(host.arrived.values()).containsOnly(1);
    }

    @Test
    void a_row_is_tried_a_number_of_times_at_most() {
        host.api.on(Method.POST, "/refunds").answer(request -> {
            host.arrive(request.header("Idempotency-Key"));
            return Answer.json(429, "{}");
        });
        host.live(host.refund().build());
        BulkRuns runs = host.node(settings -> settings.tries(2));

        String id = runs.submit(plan(), orders(2));

        assertThat(ended(runs, id).rows().failed()).isEqualTo(2);
        assertThat(host.arrived.values()).containsOnly(2);
    }

    @Test
    void a_row_whose_inputs_break_a_rule_fails_and_nothing_of_it_is_sent() {
        host.live(host.refund().build());
        BulkRuns runs = host.node();

        String id = runs.submit(plan(), Stream.of(Map.of("order", 1), Map.of("order_id", "o-2")));
        ended(runs, id);

        BulkRow bad =
                runs.rows(WORKSPACE, id, BulkRow.State.FAILED, 0, 10).rows().get(0);
        assertThat(bad.number()).isEqualTo(1);
        assertThat(bad.outcome().failure().kind()).isEqualTo(FailureKind.INVALID_INPUT);
        assertThat(host.arrived).containsOnlyKeys(id + "-2");
    }

    @Test
    void a_run_whose_rows_cannot_be_read_leaves_nothing_behind() {
        Connector connector = host.live(host.refund().build());
        BulkRuns runs = host.node();
        Stream<Map<String, Object>> broken = orders(3_000).peek(row -> {
            if (row.containsValue("o-2500")) {
                throw new IllegalStateException("line 2500");
            }
        });

        assertThatThrownBy(() -> runs.submit(plan(), broken)).hasMessage("line 2500");
        assertThatThrownBy(() -> runs.submit(plan(), Stream.of(Map.of("order_id", "x".repeat(300_000)))))
                .hasMessage("The inputs of row 1 have 300015 characters as JSON; 262144 is the most");

        assertThat(runs.list(WORKSPACE)).isEmpty();
        assertThat(host.connectors.setDraft(connector.id()).live()).isNull();
        assertThat(host.arrived).isEmpty();
    }

    @Test
    void only_what_is_live_can_be_called() {
        host.connectors.create(host.refund().build());
        BulkRuns runs = host.node();

        assertThatThrownBy(() -> runs.submit(plan(), orders(1))).isInstanceOf(WrongStatusException.class);
        assertThatThrownBy(() -> runs.submit(BulkPlan.of(WORKSPACE, "other"), orders(1)))
                .isInstanceOf(ConnectorNotFoundException.class);
        assertThatThrownBy(() -> runs.pause(WORKSPACE, "r-1"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("There is no run r-1 in the workspace acme");
    }

    @Test
    void what_is_kept_of_a_person_is_given_out_and_erased() {
        host.live(host.refund().build());
        BulkRuns runs = host.node();
        String mine = runs.submit(plan().onBehalfOf("u-1"), orders(20));
        String other = runs.submit(plan().onBehalfOf("u-2"), orders(10));
        ended(runs, mine);
        ended(runs, other);
        List<BulkRow> exported = new ArrayList<>();

        runs.exportFor(WORKSPACE, "u-1", exported::add);

        assertThat(exported).hasSize(20);
        assertThat(runs.eraseFor(WORKSPACE, "u-1")).isEqualTo(20);
        assertThat(runs.find(WORKSPACE, mine)).isEmpty();
        assertThat(runs.rows(WORKSPACE, mine, 0, 10).rows()).isEmpty();
        assertThat(runs.list(WORKSPACE)).extracting(BulkRun::id).containsExactly(other);
    }

    @Test
    void however_many_runs_there_are_each_is_given_out_and_erased() {
        host.live(host.refund().build());
        BulkRuns runs = host.submitter();
        String first = runs.submit(plan().by("anna").onBehalfOf("u-1"), orders(1));
        String other = runs.submit(plan().by("bob").onBehalfOf("u-2"), orders(1));
        host.copy("connectors_bulk_run", first, 1_500);
        host.copy("connectors_bulk_row", first, 1_500);
        List<BulkRow> exported = new ArrayList<>();

        runs.exportFor(WORKSPACE, "u-1", exported::add);

        assertThat(exported).hasSize(1_501);
        assertThat(runs.forget(WORKSPACE, "anna")).isEqualTo(1_501);
        assertThat(run(runs, first).by()).isNull();
        assertThat(run(runs, other).by()).isEqualTo("bob");
        assertThat(runs.eraseFor(WORKSPACE, "u-1")).isEqualTo(1_501);
        assertThat(runs.list(WORKSPACE)).extracting(BulkRun::id).containsExactly(other);
        assertThat(runs.erase("globex")).isZero();
        assertThat(runs.erase(WORKSPACE)).isEqualTo(1);
        assertThat(runs.list(WORKSPACE)).isEmpty();
    }

    @Test
    void housekeeping_sees_every_run_and_deletes_permits_that_nobody_uses() {
        host.live(host.refund().build());
        BulkRuns runs = host.node();
        String done = runs.submit(plan(), Stream.of());
        String limited = runs.submit(plan().perSecond(100), orders(1));
        ended(runs, limited);
        assertThat(host.count("connectors_bulk_permit")).isEqualTo(1);
        host.copy("connectors_bulk_run", done, 1_500);
        host.run("UPDATE connectors_bulk_permit SET free = free - 7200000000");
        host.run("UPDATE connectors_bulk_run SET ended = ended - INTERVAL '60' DAY");

        Eventually.holds("all are erased", () -> host.count("connectors_bulk_run") == 0);
        Eventually.holds("the permits are too", () -> host.count("connectors_bulk_permit") == 0);
    }

    @Test
    void a_node_that_is_closed_leaves_its_run_to_another() {
        host.live(host.refund().build());
        BulkRuns first = host.node();
        String id = first.submit(plan().perSecond(200), orders(300));
        Eventually.holds("some were sent", () -> host.arrived.size() > 20);

        host.stop(first);
        BulkRuns second = host.node();

        assertThat(ended(second, id).rows()).isEqualTo(new BulkRun.Rows(0, 300, 0, 0, 0));
        assertThat(host.arrived)
                .hasSize(300)
                .allSatisfy((call, times) -> assertThat(times).isEqualTo(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void values_with_half_of_a_character_are_refused_for_a_database_would_keep_others() {
        host.live(host.refund().build());
        BulkRuns runs = host.submitter();

        assertThatThrownBy(() -> runs.submit(plan(), Stream.of(Map.of("order_id", "o-\uD800"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1");
        assertThatThrownBy(
                        () -> runs.submit(plan().context("customer", "c-\uD800"), Stream.of(Map.of("order_id", "o-1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("context");
        assertThat(runs.list(WORKSPACE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\uD800b"})
    void what_no_database_can_keep_is_refused_or_found_nowhere(String strange) {
        host.live(host.refund().build());
        BulkRuns runs = host.submitter();
        runs.submit(plan().by("a?b").onBehalfOf("a?b"), orders(1));

        assertThatThrownBy(() -> plan().by(strange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Who submits a run is a text without NUL and without half of a character (a surrogate without"
                                + " the other)");
        assertThatThrownBy(() -> plan().onBehalfOf(strange)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> runs.submit(BulkPlan.of(strange, "refund_order"), orders(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> runs.submit(BulkPlan.of(WORKSPACE, strange), orders(1)))
                .isInstanceOf(ConnectorNotFoundException.class);
        assertThatThrownBy(() -> runs.pause(WORKSPACE, strange)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> runs.resume(strange, "r")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> runs.cancel(WORKSPACE, strange)).isInstanceOf(NoSuchElementException.class);
        assertThat(runs.find(WORKSPACE, strange)).isEmpty();
        assertThat(runs.list(strange)).isEmpty();
        assertThat(runs.rows(WORKSPACE, strange, 0, 1).rows()).isEmpty();
        assertThat(runs.erase(strange) + runs.erase(WORKSPACE, strange) + runs.eraseFor(WORKSPACE, strange))
                .isZero();
        assertThat(runs.forget(WORKSPACE, strange)).isZero();
        runs.exportFor(WORKSPACE, strange, row -> {
            throw new AssertionError("a row of somebody else");
        });
    }
}
