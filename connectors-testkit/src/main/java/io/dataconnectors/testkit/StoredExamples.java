package io.dataconnectors.testkit;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.Violation;
import io.dataconnectors.Violation.TextPosition;
import java.time.Instant;
import java.util.List;

/** Connectors to store. */
final class StoredExamples {
    static final String WORKSPACE = "acme";

    private static final Instant DAY = Instant.parse("2026-11-23T10:15:30.123456789Z");

    private StoredExamples() {}

    static ConnectorDefinition definition(String name) {
        return ConnectorDefinition.builder(name)
                .description("Fetches order details: \"é\", 😀, \\ and\na second line")
                .get("https://shop.example.com/orders/{{order_id}}")
                .header("X-Test", "{{order_id}}")
                .input(Input.string("order_id").required())
                .output("status", "$.status")
                .build();
    }

    /** Returns a new draft. */
    static Connector draft(String id, String name) {
        return draft(WORKSPACE, id, name);
    }

    static Connector draft(String workspace, String id, String name) {
        return Connector.builder(workspace, id)
                .draft(definition(name))
                .created(new Connector.Stamp(DAY, "Ada"))
                .updated(new Connector.Stamp(DAY, null))
                .build();
    }

    /** Returns a connector's next revision with another description. */
    static Connector next(Connector connector, String description) {
        return connector.toBuilder()
                .revision(connector.revision() + 1)
                .draftRevision(connector.revision() + 1)
                .draft(connector.draft().toBuilder().description(description).build())
                .build();
    }

    /** Returns a draft's next revision with another name. */
    static Connector renamed(Connector connector, String name) {
        return connector.toBuilder()
                .revision(connector.revision() + 1)
                .draftRevision(connector.revision() + 1)
                .draft(connector.draft().toBuilder().name(name).build())
                .build();
    }

    /** Returns a connector's next revision with all that a connector can have. */
    static Connector live(Connector connector) {
        return connector.toBuilder()
                .revision(connector.revision() + 1)
                .live(connector.draft())
                .lastTest(new TestEvidence("0123abcd", true, false, DAY.plusSeconds(60), List.of("status")))
                .warnings(List.of(new Violation(
                        "probable-secret",
                        "/request/headers/0/value",
                        new TextPosition(1, 1),
                        List.of("setting.shop"),
                        "This looks like a \"secret\"")))
                .updated(new Connector.Stamp(DAY.plusSeconds(90), "Grace"))
                .build();
    }
}
