package io.dataconnectors.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A node that creates, edits, sets live, calls and deletes connectors, and says of each act that it is done; until it is killed. */
public final class EditingNode {
    private static final int THREADS = 3;

    private final ConnectorRegistry connectors;

    private EditingNode(ConnectorRegistry connectors) {
        this.connectors = connectors;
    }

    public static void main(String[] arguments) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setPassword("");
        config.setMaximumPoolSize(THREADS + 2);
        EditingNode node = new EditingNode(
                registry(JdbcStorage.on(new HikariDataSource(config)).install().open()));
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> {
                        while (true) {
                            node.live("connector-" + UUID.randomUUID());
                        }
                    })
                    .start();
        }
    }

    static ConnectorRegistry registry(JdbcStorage storage) {
        return ConnectorRegistry.builder()
                .store(storage.connectors())
                .history(storage.history())
                .executionLog(storage.log())
                .executor(new Answering())
                .acceptSimulatedTests()
                .build()
                .in("acme");
    }

    private void live(String name) {
        Connector draft = connectors.create(definition(name, "v1"));
        say("DRAFT", draft.id(), draft.revision());
        connectors.simulate(draft.id(), Invocation.empty(), Answer.json(200, "{}"));
        Connector live = connectors.setLive(draft.id(), draft.revision());
        say("LIVE", live.id(), live.revision());
        for (int i = 2; i < 5; i++) {
            long seen = connectors.get(live.id()).revision();
            say(
                    "DRAFT",
                    live.id(),
                    connectors.edit(live.id(), seen, definition(name, "v" + i)).revision());
            say("CALL", connectors.execute(name, Invocation.empty()).callId(), 0);
        }
        if (name.hashCode() % 3 == 0) {
            connectors.setDraft(live.id());
            connectors.delete(live.id());
            say("DELETED", live.id(), 0);
        }
    }

    private static ConnectorDefinition definition(String name, String path) {
        return ConnectorDefinition.builder(name)
                .description("Finds orders")
                .get("https://shop.example.com/" + path)
                .build();
    }

    private static synchronized void say(String what, String id, long revision) {
        System.out.println(what + " " + id + " " + revision + " .");
    }

    /** Sends nothing. */
    private static final class Answering implements ConnectorExecutor {
        @Override
        public Execution execute(ConnectorCall call) {
            return simulate(call, Answer.json(200, "{}"));
        }

        @Override
        public CompletableFuture<Execution> executeAsync(ConnectorCall call) {
            return CompletableFuture.completedFuture(execute(call));
        }

        @Override
        public Execution simulate(ConnectorCall call, Answer canned) {
            return Execution.builder(call.invocation().callId())
                    .answer(canned)
                    .attempts(1)
                    .build();
        }

        @Override
        public RequestPreview preview(ConnectorCall call) {
            var request = call.definition().request();
            return new RequestPreview(request.method(), request.url(), request.headers(), null);
        }
    }
}
