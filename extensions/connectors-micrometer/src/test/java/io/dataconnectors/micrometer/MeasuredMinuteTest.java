package io.dataconnectors.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.http.CallLimits;
import io.dataconnectors.http.CircuitBreaker;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.micrometer.Dashboard.Line;
import io.dataconnectors.registry.ConnectorRegistry;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Draws docs/metrics.svg: a minute of calls in which one API is away, another is slow, and then the database of the log is away.
 * Every point is what a meter said in that second.
 */
@Tag("figures")
class MeasuredMinuteTest {
    private static final int SECONDS = 60;
    private static final int CALLS_PER_SECOND = 100;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ConnectorMetrics metrics = new ConnectorMetrics(meters);
    private final List<Map<String, Double>> seconds = new ArrayList<>();
    private volatile int second;

    @Test
    void a_minute_is_measured_and_drawn() throws Exception {
        meters.config().meterFilter(new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig others) {
                return DistributionStatisticConfig.builder()
                        .percentiles(0.5, 0.99)
                        .expiry(Duration.ofSeconds(3))
                        .bufferLength(3)
                        .build()
                        .merge(others);
            }
        });
        ScheduledExecutorService caller = Executors.newSingleThreadScheduledExecutor();
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:minute;DB_CLOSE_DELAY=-1", "sa", "");
        try (WatchedApi shop = new WatchedApi();
                WatchedApi stock = new WatchedApi();
                JdbcStorage storage =
                        JdbcStorage.on(awayFor(pool, 48, 54)).install().open();
                HttpConnectorExecutor executor = executor(shop, stock)) {
            answers(shop, 15, 25, 503, 0);
            answers(stock, 32, 42, 200, 400);
            ConnectorRegistry connectors = ConnectorRegistry.builder()
                    .executor(executor)
                    .executionLog(storage.log())
                    .build();
            metrics.watch(executor);
            metrics.watch(connectors);
            metrics.watch(storage.log());
            live(connectors, shop, "retrieve_order");
            live(connectors, stock, "check_stock");
            caller.scheduleAtFixedRate(
                    () -> {
                        var order = connectors.executeAsync("retrieve_order", Invocation.empty());
                        var stocked = connectors.executeAsync("check_stock", Invocation.empty());
                    },
                    0,
                    2_000_000 / CALLS_PER_SECOND,
                    TimeUnit.MICROSECONDS);
            measure();
        } finally {
            caller.shutdownNow();
            pool.dispose();
        }
        Files.writeString(Path.of("..", "..", "docs", "metrics.svg"), drawn());
        for (String kind : List.of("HTTP_STATUS", "PAUSED", "OVERLOADED")) {
            assertThat(DoubleStream.of(perSecond("connectors.calls|failure=" + kind))
                            .sum())
                    .as(kind)
                    .isPositive();
        }
    }

    private HttpConnectorExecutor executor(WatchedApi shop, WatchedApi stock) {
        return shop.executor()
                .listener(metrics)
                .egress(EgressPolicy.publicHttps()
                        .allowPort(shop.stub.port())
                        .allowPort(stock.stub.port())
                        .openRange("127.0.0.1/32"))
                .limits(CallLimits.standard().perWorkspace(12).waiting(40, 40))
                .circuitBreaker(CircuitBreaker.standard().pause(Duration.ofSeconds(2), Duration.ofSeconds(4)))
                .build();
    }

    private DataSource awayFor(DataSource pool, int from, int to) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (second >= from && second < to) {
                        throw new SQLException("away", "08006");
                    }
                    try {
                        return method.invoke(pool, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void answers(WatchedApi api, int from, int to, int status, int millis) {
        api.stub.on(Method.GET, "/orders").answer(request -> {
            boolean odd = second >= from && second < to;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(odd ? millis : 20));
            return Answer.json(odd ? status : 200, "{}");
        });
    }

    private static void live(ConnectorRegistry connectors, WatchedApi api, String name) {
        Connector draft = connectors.create(api.get("/orders").toBuilder()
                .name(name)
                .limits(Limits.DEFAULT.retries(0))
                .build());
        connectors.test(draft.id(), Invocation.empty());
        connectors.setLive(draft.id(), draft.revision());
    }

    private void measure() throws InterruptedException {
        TimeUnit.SECONDS.sleep(5); // what is slow in a JVM that has just started is no concern of a dashboard
        while (second < SECONDS) {
            TimeUnit.SECONDS.sleep(1);
            seconds.add(reading());
            second++;
        }
    }

    private Map<String, Double> reading() {
        Map<String, Double> values = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            StringBuilder name = new StringBuilder(meter.getId().getName()).append('|');
            meter.getId()
                    .getTags()
                    .forEach(tag -> name.append(tag.getKey())
                            .append('=')
                            .append(tag.getValue())
                            .append('|'));
            values.put(name.toString(), meter.measure().iterator().next().getValue());
            if (meter instanceof Timer timer) {
                for (ValueAtPercentile at : timer.takeSnapshot().percentileValues()) {
                    values.put(name + "p" + at.percentile(), at.value(TimeUnit.MILLISECONDS));
                }
            }
        }
        return values;
    }

    /** Returns the sum of all series of which the name has the words, each second. */
    private double[] value(String... words) {
        return seconds.stream()
                .mapToDouble(values -> values.entrySet().stream()
                        .filter(entry -> !entry.getKey().matches(".*\\|p0\\..*"))
                        .filter(entry -> List.of(words).stream().allMatch(entry.getKey()::contains))
                        .mapToDouble(Map.Entry::getValue)
                        .sum())
                .toArray();
    }

    private double[] perSecond(String... words) {
        double[] sums = value(words);
        double[] rates = new double[sums.length];
        for (int i = 1; i < sums.length; i++) {
            rates[i] = sums[i] - sums[i - 1];
        }
        return rates;
    }

    private double[] percentile(String which) {
        String name = "connectors.calls|failure=none|method=GET|status=2xx|p" + which;
        return seconds.stream()
                .mapToDouble(values -> values.getOrDefault(name, 0.0))
                .toArray();
    }

    private String drawn() {
        return new Dashboard()
                .panel(
                        "Calls each second, by status",
                        new Line("2xx", "good", perSecond("connectors.calls|", "status=2xx")),
                        new Line("5xx", "bad", perSecond("connectors.calls|", "status=5xx")),
                        new Line("no answer", "other", perSecond("connectors.calls|", "status=none")))
                .panel(
                        "Milliseconds of a call that succeeds",
                        new Line("median", "good", percentile("0.5")),
                        new Line("99 of 100", "other", percentile("0.99")))
                .panel(
                        "Failures each second, by kind",
                        new Line("HTTP_STATUS", "bad", perSecond("connectors.calls|failure=HTTP_STATUS")),
                        new Line("PAUSED", "good", perSecond("connectors.calls|failure=PAUSED")),
                        new Line("OVERLOADED", "other", perSecond("connectors.calls|failure=OVERLOADED")))
                .panel(
                        "Calls in flight of the busiest workspace",
                        new Line("in flight", "good", value("connectors.in.flight.workspace|")),
                        new Line("limit", "limit", value("connectors.in.flight.workspace.limit|")),
                        new Line("waiting", "other", value("connectors.waiting|")))
                .panel(
                        "Origins that are paused",
                        new Line("paused", "bad", value("connectors.paused|")),
                        new Line("live definitions kept", "good", value("connectors.live.kept|")))
                .panel("Calls that wait to be logged", new Line("waiting", "good", value("connectors.log.waiting|")))
                .draw();
    }
}
