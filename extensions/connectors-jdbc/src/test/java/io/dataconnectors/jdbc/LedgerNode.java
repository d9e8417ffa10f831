package io.dataconnectors.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A node whose writes go through a ledger, to an API that is what a test says; and a process with such a node, to be killed. */
final class LedgerNode {
    /** How long a call may take in a process. */
    static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static final int THREADS = 4;

    private final ConnectorRegistry connectors;

    /** Makes a node; the API is asked with the id of each call that is sent. */
    LedgerNode(CallLedger ledger, Duration timeout, Function<String, Execution.Builder> api) {
        connectors = ConnectorRegistry.builder()
                .executor(new Sender(api))
                .ledger(ledger)
                .build()
                .in("acme");
        Connector draft = connectors.create(ConnectorDefinition.builder("refund_order")
                .description("Refunds an order")
                .post("https://shop.example.com/refunds")
                .limits(Limits.DEFAULT.timeout(timeout))
                .build());
        connectors.testThatWrites(
                draft.id(),
                draft.revision(),
                Invocation.builder().callId("test").build());
        connectors.setLive(draft.id(), 1);
    }

    static Execution.Builder refunded(String callId) {
        return Execution.builder(callId)
                .answer(Answer.json(201, "{}"))
                .outputs(Map.of("refund", "refund of " + callId))
                .attempts(1);
    }

    Execution execute(String callId) {
        return connectors.execute(
                "refund_order", Invocation.builder().callId(callId).build());
    }

    CompletableFuture<Execution> executeAsync(String callId) {
        return connectors.executeAsync(
                "refund_order", Invocation.builder().callId(callId).build());
    }

    private record Sender(Function<String, Execution.Builder> api) implements ConnectorExecutor {
        @Override
        public Execution execute(ConnectorCall call) {
            String callId = call.invocation().callId();
            return callId.equals("test")
                    ? refunded(callId).build()
                    : api.apply(callId).build();
        }

        @Override
        public CompletableFuture<Execution> executeAsync(ConnectorCall call) {
            return CompletableFuture.supplyAsync(() -> execute(call));
        }

        @Override
        public Execution simulate(ConnectorCall call, Answer canned) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RequestPreview preview(ConnectorCall call) {
            var request = call.definition().request();
            return new RequestPreview(request.method(), request.url(), request.headers(), null);
        }
    }

    /** Makes one call after another, from a number on, and says of each how it ended; until it is killed. */
    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setPassword("");
        config.setMaximumPoolSize(THREADS);
        HikariDataSource pool = new HikariDataSource(config);
        CountedApi.Client api = new CountedApi.Client(Integer.parseInt(arguments[2]));
        JdbcStorage storage =
                JdbcStorage.on(pool).install().keys(TestKeys.ring(1)).open();
        LedgerNode node = new LedgerNode(storage.ledger(), TIMEOUT, callId -> send(api, callId));
        AtomicInteger next = new AtomicInteger(Integer.parseInt(arguments[3]));
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> {
                        while (true) {
                            String callId = "c-" + next.getAndIncrement();
                            Execution outcome = node.execute(callId);
                            String how = outcome.failure() == null
                                    ? outcome.outputs().get("refund").toString()
                                    : outcome.failure().kind().toString();
                            System.out.println(callId + " " + how);
                        }
                    })
                    .start();
        }
    }

    private static Execution.Builder send(CountedApi.Client api, String callId) {
        return api.send(callId)
                ? refunded(callId)
                : Execution.builder(callId)
                        .failure(Failure.of(FailureKind.CONNECT_FAILED, "No answer"))
                        .delivery(Delivery.UNKNOWN)
                        .attempts(1);
    }
}
