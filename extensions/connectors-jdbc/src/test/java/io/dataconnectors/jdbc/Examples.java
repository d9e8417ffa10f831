package io.dataconnectors.jdbc;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.fuzz.ManyConnectors;
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

    /** Fills the tables, which must be there, with more connectors than could be created one by one. */
    static void fill(TestedDatabase database, int ofAcme, int all) {
        Connector.Stamp now = new Connector.Stamp(Instant.parse("2026-11-23T10:15:30Z"), "Ada");
        Connector draft = Connector.builder("$W", "$I")
                .draft(ConnectorDefinition.builder("$N")
                        .description("What it does, and for whom. ".repeat(20))
                        .get("https://shop.example.com/orders/1")
                        .build())
                .created(now)
                .updated(now)
                .build();
        database.run(ManyConnectors.insert(
                database.isPostgres(),
                JsonForm.write(draft),
                JsonForm.write(draft.toBuilder().live(draft.draft()).build()),
                ofAcme,
                all));
        // the second finds all rows visible to everybody, as a table that is in use for a while is
        for (int i = 0; i < 2; i++) {
            database.run(database.isPostgres() ? "VACUUM ANALYZE connectors_connector" : "ANALYZE");
        }
    }

    /** Returns the next revision with another draft. */
    static Connector next(Connector connector, String description) {
        return connector.toBuilder()
                .revision(connector.revision() + 1)
                .draft(connector.draft().toBuilder().description(description).build())
                .build();
    }
}
