package io.dataconnectors.jdbc;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import java.time.Instant;

/** Connectors of the workspace acme. */
final class Examples {
    private Examples() {}

    static Connector draft(String id, String name) {
        Connector.Stamp now = new Connector.Stamp(Instant.parse("2026-11-23T10:15:30Z"), "Ada");
        return Connector.builder("acme", id)
                .draft(ConnectorDefinition.builder(name)
                        .get("https://shop.example.com")
                        .build())
                .created(now)
                .updated(now)
                .build();
    }

    static Connector live(String id, String name) {
        Connector draft = draft(id, name);
        return draft.toBuilder().live(draft.draft()).build();
    }

    /** Returns the next revision with another draft. */
    static Connector next(Connector connector, String description) {
        return connector.toBuilder()
                .revision(connector.revision() + 1)
                .draft(connector.draft().toBuilder().description(description).build())
                .build();
    }
}
