package io.dataconnectors.bulk;

import static io.dataconnectors.bulk.BulkHost.WORKSPACE;
import static io.dataconnectors.bulk.BulkHost.allSucceed;
import static io.dataconnectors.bulk.BulkHost.ended;
import static io.dataconnectors.bulk.BulkHost.orders;
import static io.dataconnectors.bulk.BulkHost.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Answer;
import io.dataconnectors.Method;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast runs go at most, and what they leave to others. */
@ParameterizedClass
@EnumSource(BulkHost.Kind.class)
@Timeout(120)
class BulkLimitsTest {
    private static final int WARM_UP = 5_000;

    private final BulkHost.Kind kind;
    private final BulkHost host;
    private final List<Long> times = Collections.synchronizedList(new ArrayList<>());

    BulkLimitsTest(BulkHost.Kind kind) {
        this.kind = kind;
        host = new BulkHost(kind);
        host.api.on(Method.POST, "/refunds").answer(request -> {
            times.add(System.nanoTime());
            return Answer.json(201, "{\"refund\": \"r-1\"}");
        });
        host.live(host.refund().build());
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void a_limit_of_a_run_holds_over_two_nodes() {
        BulkRuns one = host.node(settings -> settings.threads(4));
        host.node(settings -> settings.threads(4));

        ended(one, one.submit(plan().perSecond(200), orders(400)));

        assertThat(seconds()).isGreaterThan(399 / 200.0 - spanOfBothNodes());
    }

    @Test
    void a_limit_of_an_origin_holds_for_all_its_runs_however_it_is_written() {
        BulkRuns one = host.node(settings -> settings.limit(host.api.url(), 200));
        BulkRuns two = host.node(settings -> settings.limit(host.api.url().toUpperCase(Locale.ROOT), 200));

        String first = one.submit(plan(), orders(200));
        String second = two.submit(plan(), orders(200));
        ended(one, first);
        ended(one, second);

        assertThat(seconds()).isGreaterThan(399 / 200.0 - spanOfBothNodes());
    }

    /** Among the figures, for it is about time. It is measured without the first tenth of the calls and the last. */
    @ParameterizedTest
    @ValueSource(ints = {100, 200, 500})
    @Tag("figures")
    void a_limit_is_held_within_one_percent_over_two_nodes(int limit) {
        int rows = 30 * limit;
        try (RawServer api = RawServer.answering(request -> noted());
                BulkHost cheap = new BulkHost(kind, api.port())) {
            cheap.live(cheap.refund().post(api.url() + "/refunds").build());
            BulkRuns one = cheap.node(settings -> settings.threads(4));
            cheap.node(settings -> settings.threads(4));

            ended(one, one.submit(plan(), orders(WARM_UP))); // what is compiled meanwhile is slow
            times.clear();
            ended(one, one.submit(plan().perSecond(limit), orders(rows)));
        }
        List<Long> sorted = times.stream().sorted().toList();
        int tenth = rows / 10;
        double seconds = (sorted.get(rows - tenth) - sorted.get(tenth)) / 1e9;
        double perSecond = (rows - 2 * tenth) / seconds;

        System.out.println(kind + ": " + perSecond + " calls a second at a limit of " + limit);
        assertThat(perSecond).isBetween(0.99 * limit, 1.01 * limit);
    }

    private String noted() {
        times.add(System.nanoTime());
        return BulkHost.ANSWER;
    }

    @Test
    void a_run_leaves_places_to_others() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        host.api.on(Method.POST, "/refunds").answer(request -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            pause();
            underWay.decrementAndGet();
            return Answer.json(201, "{\"refund\": \"r-1\"}");
        });
        BulkRuns runs = host.node(settings -> settings.callsPerWorkspace(5));

        ended(runs, runs.submit(plan(), orders(200)));

        assertThat(most.get()).isBetween(1, 5);
    }

    @Test
    void a_slow_run_holds_up_no_other() {
        BulkRuns runs = host.node(settings -> settings.threads(2));
        String slow = runs.submit(plan().perSecond(0.5), orders(200));

        String fast = runs.submit(plan(), orders(200));

        allSucceed(runs, fast, 200);
        assertThat(BulkHost.run(runs, slow).state()).isEqualTo(BulkRun.State.RUNNING);
        runs.cancel(WORKSPACE, slow);
    }

    @Test
    void a_limit_is_a_number_that_makes_sense() {
        assertThatThrownBy(() -> plan().perSecond(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A limit is 0.001 to 1,000,000 calls a second, not 0.0");
    }

    private double seconds() {
        synchronized (times) {
            long first = Collections.min(times);
            long last = Collections.max(times);
            return (last - first) / 1e9;
        }
    }

    /** What nodes have leased may be used late: a little more than a tenth of a second's worth each, and one that nobody leased. */
    private static double spanOfBothNodes() {
        return 0.5;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
