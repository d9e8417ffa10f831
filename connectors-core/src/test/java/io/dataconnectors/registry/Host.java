package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Invocation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** A host for tests: a registry whose time stands still, whose ids count, and whose executor writes down what it is asked. */
public final class Host {
    public static final Instant NOW = Instant.parse("2026-11-23T10:15:30.000000001Z");

    final RecordingExecutor executor = new RecordingExecutor();
    public final ConnectorRegistry connectors;

    Host() {
        this(ConnectorRegistry.builder());
    }

    public Host(ConnectorRegistry.Builder builder) {
        AtomicInteger ids = new AtomicInteger();
        connectors = builder.executor(executor)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .ids(() -> "id-" + ids.incrementAndGet())
                .build();
    }

    public static ConnectorDefinition get(String name) {
        return ConnectorDefinition.builder(name)
                .description("Fetches an order")
                .get("https://shop.example.com/orders")
                .build();
    }

    static ConnectorDefinition post(String name) {
        return ConnectorDefinition.builder(name)
                .description("Refunds an order")
                .post("https://shop.example.com/refunds")
                .build();
    }

    public static ConnectorDefinition described(String name, String description) {
        return get(name).toBuilder().description(description).build();
    }

    /** Returns a definition that is sent to another address, which no digest can overlook. */
    static ConnectorDefinition sentTo(String name, String path) {
        return get(name).toBuilder().get("https://shop.example.com/" + path).build();
    }

    /** Returns a connector that was created, tested and set live. */
    Connector live(ConnectorDefinition definition) {
        Connector draft = connectors.create(definition);
        return testedAndLive(draft.id());
    }

    Connector testedAndLive(String id) {
        connectors.testThatWrites(id, connectors.get(id).revision(), Invocation.empty());
        return setLive(id);
    }

    /** Sets live whatever draft is there. */
    Connector setLive(String id) {
        return connectors.setLive(id, connectors.get(id).revision());
    }

    /** Returns a connector as it is now, after an edit of whatever revision is there. */
    Connector edit(String id, ConnectorDefinition definition) {
        return connectors.edit(id, connectors.get(id).revision(), definition);
    }
}
