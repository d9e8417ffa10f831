package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** A host whose executor counts what it sends, and makes of each call what a test says, on a thread of its own where it is asynchronous. */
final class LedgerHost implements ConnectorExecutor {
    static final ConnectorDefinition REFUND = Host.post("refund_order").toBuilder()
            .limits(io.dataconnectors.Limits.DEFAULT.timeout(Duration.ofSeconds(30)))
            .build();

    final List<ConnectorCall> sent = new CopyOnWriteArrayList<>();
    final ConnectorRegistry connectors;
    volatile Function<ConnectorCall, Execution> api = LedgerHost::refunded;
    volatile Executor context = Runnable::run;
    volatile Supplier<Executor> capturing = () -> context;

    LedgerHost(CallLedger ledger) {
        connectors = ConnectorRegistry.builder()
                .executor(this)
                .ledger(ledger)
                .build()
                .in("acme");
        live(REFUND);
    }

    void live(ConnectorDefinition definition) {
        Connector draft = connectors.create(definition);
        Function<ConnectorCall, Execution> meanwhile = api;
        api = LedgerHost::refunded;
        connectors.testThatWrites(draft.id(), draft.revision(), Invocation.empty());
        connectors.setLive(draft.id(), 1);
        api = meanwhile;
        sent.clear();
    }

    static Execution refunded(ConnectorCall call) {
        return Execution.builder(call.invocation().callId())
                .answer(Answer.json(201, "{\"id\": \"r-1\"}"))
                .outputs(Map.of("refund", "r-1"))
                .attempts(1)
                .build();
    }

    static Invocation call(String id) {
        return Invocation.builder().callId(id).build();
    }

    static Invocation callWithin(String id, Duration time) {
        return Invocation.builder()
                .callId(id)
                .deadline(Instant.now().plus(time))
                .build();
    }

    Execution execute(Invocation invocation) {
        return connectors.execute("refund_order", invocation);
    }

    CompletableFuture<Execution> executeAsync(Invocation invocation) {
        return connectors.executeAsync("refund_order", invocation);
    }

    @Override
    public Execution execute(ConnectorCall call) {
        sent.add(call);
        return api.apply(call);
    }

    @Override
    public CompletableFuture<Execution> executeAsync(ConnectorCall call) {
        sent.add(call);
        CompletableFuture<Execution> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                outcome.complete(api.apply(call));
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return outcome;
    }

    @Override
    public Executor callersContext() {
        return capturing.get();
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
