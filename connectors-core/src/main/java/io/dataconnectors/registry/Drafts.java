package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.Status;
import io.dataconnectors.WrongStatusException;
import java.util.function.Supplier;

/** Writing of definitions. What is live is never touched by it. */
final class Drafts {
    private final Workspace workspace;
    private final Supplier<String> ids;

    Drafts(Workspace workspace, Supplier<String> ids) {
        this.workspace = workspace;
        this.ids = ids;
    }

    Connector create(ConnectorDefinition definition) {
        Connector.Stamp now = workspace.stamp();
        Connector created = Connector.builder(workspace.name(), ids.get())
                .draft(definition)
                .created(now)
                .updated(now)
                .build();
        workspace.insert(created);
        return created;
    }

    Connector edit(String id, long expectedRevision, ConnectorDefinition definition) {
        Connector current = current(id, expectedRevision);
        if (current.status() == Status.LIVE && !definition.name().equals(current.name())) {
            throw new WrongStatusException(
                    current.name(),
                    Status.LIVE,
                    "tools and workflows know it by its name; set it to draft before you rename it to "
                            + definition.name());
        }
        return workspace.replace(current, current.toBuilder().draft(definition).updated(workspace.stamp()));
    }

    Connector rename(String id, long expectedRevision, String name) {
        ConnectorDefinition draft = current(id, expectedRevision).draft();
        return edit(id, expectedRevision, draft.toBuilder().name(name).build());
    }

    private Connector current(String id, long expectedRevision) {
        Connector current = workspace.get(id);
        if (current.revision() != expectedRevision) {
            throw new StaleConnectorException(id, expectedRevision, current.revision());
        }
        return current;
    }
}
