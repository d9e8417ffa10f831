package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.internal.fault.FaultTls;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.Nullable;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Executors of every kind come and go, used or not, and closed in every way; then nothing of them is left. A build opens a few;
 * {@code -Dlife.executors=5000} as many as that, and prints the figures.
 */
@Tag("thorough")
class LifeCycleTest {
    private static final int EXECUTORS = Integer.getInteger("life.executors", Thorough.rounds(54, 100));
    private static final int AT_ONCE = 4;
    private static final long MUCH_HEAP = 8L << 20;
    private static final long MUCH_BUFFERS = 1L << 20;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private final SSLContext tls = FaultTls.client();
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, CountDownLatch> arrivals = new ConcurrentHashMap<>();
    private final AtomicInteger mostThreads = new AtomicInteger();
    private final ExecutorService openers = Executors.newFixedThreadPool(AT_ONCE);
    private final RawServer api = RawServer.start(wire -> {
        wire.handshake();
        String path = path(wire.request());
        while (path.equals("/orders")) {
            wire.write(OK);
            path = path(wire.request());
        }
        arrived(path).countDown();
    });
    private final HostProxy proxy = HostProxy.to(api.port());

    private final List<JdkTransport> ways =
            List.of(JdkTransport.relayed(), JdkTransport.throughProxy(proxy.address()), JdkTransport.direct());

    private final List<Use> uses = List.of(
            HttpConnectorExecutor::close,
            this::call,
            this::callUnderWay,
            this::closeTwice,
            this::closeByTwo,
            this::race);

    /** What becomes of one executor, to its end. */
    @FunctionalInterface
    private interface Use {
        void run(HttpConnectorExecutor executor) throws Exception;
    }

    @AfterEach
    void stop() {
        openers.shutdownNow();
        proxy.close();
        api.close();
    }

    @Test
    void an_executor_that_is_kept_after_its_end_keeps_no_tunnel() {
        Calls.onTheJdkAlone("no other has tunnels");
        int others = Living.now().tunnels();
        HttpConnectorExecutor kept;
        try (StubApi api = StubApi.start();
                HttpConnectorExecutor executor = Calls.executor(api.port()).build()) {
            assertThat(executor.execute(Calls.call(Calls.get(api.url()))).delivery())
                    .isEqualTo(Delivery.ANSWERED);
            assertThat(Living.now().tunnels()).isGreaterThan(others);
            kept = executor;
        }
        Eventually.holds("no tunnel is left", () -> Living.now().tunnels() <= others);
        Reference.reachabilityFence(kept);
    }

    @Test
    void executors_that_are_closed_leave_nothing_behind() throws Exception {
        Living others = Living.now();
        open(ways.size() * uses.size()); // so that what is made once is there
        Figures before = Figures.settled(now -> now.living().isWithin(others));

        open(EXECUTORS);

        Figures after = Figures.settled(now -> now.living().isWithin(others)
                && now.threads() <= before.threads()
                && now.sockets() <= before.sockets());
        System.out.printf(
                "life: %d executors, at most %d threads%nbefore: %s%nafter:  %s%n",
                EXECUTORS, mostThreads.get(), before, after);
        assertThat(after.living()).matches(now -> now.isWithin(others), "has no more than " + others);
        assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
        assertThat(after.sockets()).isLessThanOrEqualTo(before.sockets());
        assertThat(after.buffers()).isLessThanOrEqualTo(before.buffers() + MUCH_BUFFERS);
        assertThat(after.heap()).isLessThanOrEqualTo(before.heap() + MUCH_HEAP);
        assertThat(api.sawEveryConnectionEnd()).isTrue();
    }

    private void open(int executors) throws Exception {
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < executors; i++) {
            JdkTransport way = ways.get(i % ways.size());
            Use use = uses.get(i / ways.size() % uses.size());
            ends.add(openers.submit(() -> {
                use.run(Calls.builder()
                        .egress(Calls.loopback(api.port()))
                        .transport(way::open)
                        .sslContext(tls)
                        .build());
                return null;
            }));
        }
        for (Future<?> end : ends) {
            end.get(1, TimeUnit.MINUTES);
            mostThreads.accumulateAndGet(Thread.activeCount(), Math::max);
        }
    }

    private void call(HttpConnectorExecutor executor) {
        assertThat(executor.execute(to("/orders")).failure()).isNull();
        executor.close();
    }

    private void callUnderWay(HttpConnectorExecutor executor) throws Exception {
        CompletableFuture<Execution> running = stalledCall(executor);
        executor.close();
        assertThat(kind(running)).isEqualTo(FailureKind.CANCELLED);
    }

    private void closeTwice(HttpConnectorExecutor executor) throws Exception {
        callUnderWay(executor);
        executor.close();
    }

    private void closeByTwo(HttpConnectorExecutor executor) throws Exception {
        CompletableFuture<Execution> running = stalledCall(executor);
        Thread other = new Thread(executor::close);
        other.start();
        executor.close();
        other.join();
        assertThat(kind(running)).isEqualTo(FailureKind.CANCELLED);
    }

    /** Calls begin while the executor ends: each ends too, or is refused. */
    private void race(HttpConnectorExecutor executor) throws Exception {
        Thread other = new Thread(executor::close);
        List<CompletableFuture<Execution>> calls = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                calls.add(executor.executeAsync(to("/orders")));
                if (i == 5) {
                    other.start();
                }
            }
        } catch (IllegalStateException closed) {
            assertThat(closed).hasMessage("The executor is closed");
        }
        other.join();
        for (CompletableFuture<Execution> call : calls) {
            assertThat(kind(call)).isIn(null, FailureKind.CANCELLED);
        }
    }

    @Nullable
    private static FailureKind kind(CompletableFuture<Execution> call) throws Exception {
        Failure failure = call.get(1, TimeUnit.MINUTES).failure();
        return failure == null ? null : failure.kind();
    }

    private CompletableFuture<Execution> stalledCall(HttpConnectorExecutor executor) throws InterruptedException {
        String path = "/stall/" + number.incrementAndGet();
        CompletableFuture<Execution> call = executor.executeAsync(to(path));
        assertThat(arrived(path).await(1, TimeUnit.MINUTES)).isTrue();
        return call;
    }

    private static String path(String request) {
        return request.split(" ", 3)[1];
    }

    private CountDownLatch arrived(String path) {
        return arrivals.computeIfAbsent(path, first -> new CountDownLatch(1));
    }

    private ConnectorCall to(String path) {
        return Calls.call(Calls.get(api.url() + path));
    }
}
