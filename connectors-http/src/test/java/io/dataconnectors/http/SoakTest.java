package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.FaultTls;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many calls, with faults and cancellations by chance; then heap, threads and sockets are where they were. A build makes a few;
 * {@code -Dsoak.calls=100000} makes as many as that. The figures are printed.
 */
@Tag("thorough")
class SoakTest {
    private static final int CALLS = Integer.getInteger("soak.calls", Thorough.rounds(1_000, 1_500));
    private static final int AT_ONCE = 24;
    private static final int SHORT = Integer.getInteger("soak.millis", 500);
    private static final int WORKSPACES = 40;
    private static final long MUCH_HEAP = 24L << 20;

    private final Random random = new Random(7);
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();

    @Test
    void after_many_calls_all_is_as_before() throws Exception {
        List<RawServer> servers = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            servers.add(RawServer.start(fault));
        }
        try (RawServer healthy = RawServer.start(Fault.ANSWERS_BEFORE_THE_REQUEST);
                HttpConnectorExecutor executor = executor(healthy, servers)) {
            List<RawServer> all = new ArrayList<>(servers);
            all.add(healthy);
            make(AT_ONCE * 4, executor, healthy, servers); // so that what is made once is there
            all.forEach(RawServer::closeConnections);
            Figures before = Figures.settled(now -> true);

            long start = System.nanoTime();
            make(CALLS, executor, healthy, servers);

            all.forEach(RawServer::closeConnections);
            Figures after = Figures.settled(
                    now -> now.living().tunnels() <= before.living().tunnels()
                            && now.sockets() <= before.sockets()
                            && now.threads() <= before.threads() + AT_ONCE
                            && now.heap() <= before.heap() + MUCH_HEAP);
            System.out.printf(
                    "soak: %d calls in %d s%nbefore: %s%nafter:  %s%n%s%n",
                    CALLS,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
                    before,
                    after,
                    new TreeMap<>(outcomes));
            assertThat(after.living().tunnels())
                    .isLessThanOrEqualTo(before.living().tunnels());
            assertThat(after.buffers()).isLessThanOrEqualTo(before.buffers() + MUCH_HEAP);
            assertThat(after.sockets()).isLessThanOrEqualTo(before.sockets());
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + AT_ONCE);
            assertThat(after.heap()).isLessThanOrEqualTo(before.heap() + MUCH_HEAP);
        } finally {
            servers.forEach(RawServer::close);
        }
    }

    private void make(int calls, HttpConnectorExecutor executor, RawServer healthy, List<RawServer> servers)
            throws InterruptedException {
        for (int i = 0; i < calls; i++) {
            int fault = random.nextBoolean() ? -1 : random.nextInt(servers.size());
            String url = (fault < 0 ? healthy : servers.get(fault)).url();
            ConnectorDefinition.Builder definition = random.nextBoolean() ? Calls.get(url) : Calls.post(url);
            boolean cut = fault >= 0 && (Fault.values()[fault].lasts() || random.nextInt(4) == 0);
            Duration limit = cut ? Duration.ofMillis(1 + random.nextInt(SHORT)) : Duration.ofSeconds(60);
            start(executor, definition.timeout(limit).build());
        }
        places.acquire(AT_ONCE);
        places.release(AT_ONCE);
    }

    private void start(HttpConnectorExecutor executor, ConnectorDefinition definition) throws InterruptedException {
        places.acquire();
        String workspace = "workspace-" + random.nextInt(WORKSPACES);
        CompletableFuture<Execution> call =
                executor.executeAsync(new ConnectorCall(workspace, definition, Invocation.empty()));
        var unused = call.whenComplete((outcome, thrown) -> {
            places.release();
            count(
                    outcome == null
                            ? "cancelled"
                            : String.valueOf(
                                    outcome.failure() == null
                                            ? "OK"
                                            : outcome.failure().kind()));
        });
        if (random.nextInt(10) == 0) {
            Executor soon = CompletableFuture.delayedExecutor(random.nextInt(100), TimeUnit.MILLISECONDS);
            soon.execute(() -> call.cancel(true));
        }
    }

    private void count(String outcome) {
        outcomes.computeIfAbsent(outcome, name -> new AtomicInteger()).incrementAndGet();
    }

    private static HttpConnectorExecutor executor(RawServer healthy, List<RawServer> servers) {
        return Calls.builder()
                .egress(Calls.loopback(servers).allowPort(healthy.port()))
                .sslContext(FaultTls.client())
                .circuitBreaker(CircuitBreaker.off())
                .random(() -> 0)
                .build();
    }
}
