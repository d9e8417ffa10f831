package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.LifeEvent.Kind;
import io.dataconnectors.Status;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
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
        CompiledDefinition valid = DefinitionCompiler.compile(definition);
        Connector.Stamp now = workspace.stamp();
        Connector created = Connector.builder(workspace.name(), ids.get())
                .draft(definition)
                .warnings(valid.warnings())
                .created(now)
                .updated(now)
                .build();
        workspace.insert(created);
        return created;
    }

    Connector edit(String id, long seen, ConnectorDefinition definition) {
        return workspace.onDraftSeen(id, seen, current -> edited(Kind.EDITED, current, definition));
    }

    Connector rename(String id, long seen, String name) {
        return workspace.onDraftSeen(
                id,
                seen,
                current -> edited(
                        Kind.RENAMED,
                        current,
                        current.draft().toBuilder().name(name).build()));
    }

    private Connector edited(Kind act, Connector current, ConnectorDefinition definition) {
        CompiledDefinition valid = DefinitionCompiler.compile(definition);
        if (current.status() == Status.LIVE && !definition.name().equals(current.name())) {
            throw new WrongStatusException(
                    current.name(),
                    Status.LIVE,
                    "tools and workflows know it by its name; set it to draft before you rename it to "
                            + definition.name());
        }
        Connector.Builder next = current.toBuilder()
                .draft(definition)
                .warnings(valid.warnings())
                .draftRevision(current.revision() + 1)
                .updated(workspace.stamp());
        return workspace.replace(act, current, next);
    }
}
