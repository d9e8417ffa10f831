package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.store.InMemoryCallLedger;
import io.dataconnectors.store.InMemoryConnectorStore;
import io.dataconnectors.testkit.StubApi;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes over HTTPS that a host repeats under their call ids, counted where they arrive. */
@Timeout(60)
class AtMostOnceOverHttpTest {
    private static final int CALLERS = 16;

    private final StubApi api = StubApi.start();
    private final InMemoryConnectorStore store = new InMemoryConnectorStore();
    private final Map<String, Integer> arrived = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2 * CALLERS);
    private final ThreadLocal<String> user = new ThreadLocal<>();
    private final List<String> users = new CopyOnWriteArrayList<>();
    private final HttpConnectorExecutor executor = Calls.executor(api.port())
            .context(() -> {
                String captured = user.get();
                return step -> {
                    String before = user.get();
                    user.set(captured);
                    try {
                        step.run();
                    } finally {
                        user.set(before);
                    }
                };
            })
            .listener(new ConnectorListener() {
                @Override
                public void started(Call call) {
                    users.add(String.valueOf(user.get()));
                }
            })
            .build();

    AtMostOnceOverHttpTest() {
        api.on(Method.POST, "/refunds").answer(request -> {
            arrived.merge(String.valueOf(request.header("Idempotency-Key")), 1, Integer::sum);
            return Answer.json(201, "{\"refund\": \"r-" + arrived.size() + "\"}");
        });
        ConnectorRegistry connectors = node(new InMemoryCallLedger());
        Connector draft = connectors.create(Calls.post(api.url() + "/refunds")
                .header("Idempotency-Key", "{{call.id}}")
                .output("refund", "$.refund")
                .build());
        connectors.testThatWrites(draft.id(), draft.revision(), Invocation.empty());
        connectors.setLive(draft.id(), 1);
        arrived.clear();
        users.clear();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        executor.close();
        api.close();
    }

    private ConnectorRegistry node(CallLedger ledger) {
        return ConnectorRegistry.builder()
                .store(store)
                .executor(executor)
                .ledger(ledger)
                .build()
                .in("acme");
    }

    private static Invocation call(String id) {
        return Invocation.builder().callId(id).build();
    }

    /** Is asked on threads of the library, as one in a database is. */
    private static class Remote implements CallLedger {
        private final CallLedger kept;

        Remote(CallLedger kept) {
            this.kept = kept;
        }

        @Override
        public Claim claim(Reservation wanted) {
            return kept.claim(wanted);
        }

        @Override
        public void record(Reservation mine, Execution outcome) {
            kept.record(mine, outcome);
        }

        @Override
        public void release(Reservation mine) {
            kept.release(mine);
        }

        @Override
        public List<Entry> died(String workspace, String after, int limit) {
            return kept.died(workspace, after, limit);
        }

        @Override
        public List<Entry> of(String workspace, String onBehalfOf, String after, int limit) {
            return kept.of(workspace, onBehalfOf, after, limit);
        }

        @Override
        public long forget(String workspace, String onBehalfOf) {
            return kept.forget(workspace, onBehalfOf);
        }

        @Override
        public long erase(String workspace) {
            return kept.erase(workspace);
        }
    }

    @Test
    void however_many_repeat_it_on_two_nodes_it_arrives_once() throws Exception {
        CallLedger shared = new InMemoryCallLedger();
        List<ConnectorRegistry> nodes = List.of(node(shared), node(new Remote(shared)));
        for (int round = 0; round < 10; round++) {
            Invocation refund = call("refund-" + round);
            CyclicBarrier start = new CyclicBarrier(2 * CALLERS);
            List<Future<Execution>> calls = new ArrayList<>();
            for (int i = 0; i < 2 * CALLERS; i++) {
                ConnectorRegistry node = nodes.get(i % 2);
                boolean async = i % 4 < 2;
                calls.add(threads.submit(() -> {
                    start.await();
                    return async
                            ? node.executeAsync("refund_order", refund).get()
                            : node.execute("refund_order", refund);
                }));
            }
            for (Future<Execution> call : calls) {
                assertThat(call.get().outputs()).containsEntry("refund", "r-" + (round + 1));
            }
        }

        assertThat(arrived)
                .hasSize(10)
                .allSatisfy((id, times) -> assertThat(times).as(id).isEqualTo(1));
    }

    @Test
    void what_a_process_sent_that_died_before_it_recorded_the_outcome_never_arrives_twice() {
        CallLedger shared = new InMemoryCallLedger(100, Duration.ofHours(1), Clock.systemUTC());
        ConnectorRegistry dying = node(new Remote(shared) {
            @Override
            public Claim claim(Reservation wanted) {
                return super.claim(new Reservation(
                        wanted.workspace(),
                        wanted.callId(),
                        wanted.connector(),
                        wanted.onBehalfOf(),
                        wanted.digest(),
                        wanted.owner(),
                        Duration.ZERO)); // by the time that another looks, it is over
            }

            @Override
            public void record(Reservation mine, Execution outcome) {
                // the process is gone
            }
        });
        assertThat(dying.execute("refund_order", call("refund-1")).succeeded()).isTrue();

        for (ConnectorRegistry node : List.of(node(shared), node(new Remote(shared)))) {
            Execution repeated = node.execute("refund_order", call("refund-1"));

            assertThat(repeated.failure().kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(repeated.delivery()).isEqualTo(Delivery.UNKNOWN);
        }
        assertThat(arrived).isEqualTo(Map.of("refund-1", 1));
    }

    @Test
    void what_cannot_be_sent_now_is_sent_when_it_can() {
        ConnectorRegistry node = node(new InMemoryCallLedger());
        api.on(Method.POST, "/refunds").answer(429, "{}");
        assertThat(node.execute("refund_order", call("refund-1")).failure().kind())
                .isEqualTo(FailureKind.HTTP_STATUS);
        Invocation wrong =
                Invocation.builder().callId("refund-2").input("nobody", 1).build();
        assertThat(node.execute("refund_order", wrong).failure().kind()).isEqualTo(FailureKind.INVALID_INPUT);
        api.on(Method.POST, "/refunds").answer(201, "{\"refund\": \"r-1\"}");

        assertThat(node.execute("refund_order", call("refund-1")).succeeded()).isTrue();
        assertThat(node.execute("refund_order", call("refund-2")).succeeded()).isTrue();
    }

    @Test
    void a_call_that_starts_on_another_thread_has_the_context_of_its_caller() throws Exception {
        ConnectorRegistry node = node(new Remote(new InMemoryCallLedger()));
        user.set("ada");

        assertThat(node.executeAsync("refund_order", call("refund-1")).get().succeeded())
                .isTrue();
        assertThat(node.execute("refund_order", call("refund-2")).succeeded()).isTrue();

        assertThat(users).containsExactly("ada", "ada");
    }

    @Test
    void a_call_that_is_cancelled_ends_its_connection_and_does_not_arrive_again() throws Exception {
        CountDownLatch here = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        api.on(Method.POST, "/refunds").answer(request -> {
            arrived.merge("refund-1", 1, Integer::sum);
            here.countDown();
            Blocked.until(released);
            return Answer.json(201, "{}");
        });
        ConnectorRegistry node = node(new Remote(new InMemoryCallLedger()));
        CompletableFuture<Execution> call = node.executeAsync("refund_order", call("refund-1"));
        here.await();
        call.cancel(true);

        Execution repeated = node.execute("refund_order", call("refund-1"));
        released.countDown();

        assertThat(repeated.failure().kind()).isEqualTo(FailureKind.CANCELLED);
        assertThat(repeated.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(arrived).isEqualTo(Map.of("refund-1", 1));
        Eventually.holds("no call is in flight", () -> executor.inFlight() == 0);
    }
}
