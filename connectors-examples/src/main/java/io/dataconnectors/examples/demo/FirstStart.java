package io.dataconnectors.examples.demo;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Secret;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.examples.shop.ExampleDocuments;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.SecretStore;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The contents of the demo host's database after its first start: three connectors, two of them live, the secret that they name,
 * and what the workflows use. A start that was killed is completed by the next one.
 */
final class FirstStart {
    private final ConnectorRegistry connectors;
    private final SecretStore secrets;
    private final DemoWorkflows workflows;

    FirstStart(ConnectorRegistry connectors, SecretStore secrets, DemoWorkflows workflows) {
        this.connectors = connectors;
        this.secrets = secrets;
        this.workflows = workflows;
    }

    void unlessDone(String workspace, String person) {
        if (!workflows.install()) {
            return;
        }
        secrets.put(workspace, "shop_token", Secret.of("tok-1f7c"), person);
        secrets.allow(workspace, "shop_token", DemoShop.ORIGIN, person);
        Invocation order = Invocation.of("order_id", "1042");
        Invocation refund = Invocation.of(Map.of("order_id", "1042", "amount", new BigDecimal("49.90")));
        live("retrieve-order.json", order);
        live("refund-order.json", refund);
        draft("list-orders.json");
        connectors.execute("retrieve_order", order);
        connectors.execute("retrieve_order", Invocation.of("order_id", "1043"));
        workflows.attach(DemoWorkflows.DELIVERED, "retrieve_order");
        workflows.attach(DemoWorkflows.REFUND, "retrieve_order");
        workflows.attach(DemoWorkflows.REFUND, "refund_order");
        workflows.started();
    }

    private void live(String document, Invocation trial) {
        Connector draft = draft(document);
        if (draft.live() == null) {
            connectors.setLive(
                    draft.id(),
                    connectors
                            .testThatWrites(draft.id(), draft.revision(), trial)
                            .revision());
        }
    }

    private Connector draft(String document) {
        ConnectorDefinition definition = ConnectorDocument.read(ExampleDocuments.read(document, DemoShop.ORIGIN));
        try {
            return connectors.getByName(definition.name());
        } catch (ConnectorNotFoundException e) {
            return connectors.create(definition);
        }
    }
}
