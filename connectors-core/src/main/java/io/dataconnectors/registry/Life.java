package io.dataconnectors.registry;

import io.dataconnectors.BreakingChange;
import io.dataconnectors.BreakingChangeException;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.Dependents;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.LifeEvent.Kind;
import io.dataconnectors.Status;
import io.dataconnectors.Violation;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * The life of connectors: created, edited, set live, set to draft and deleted. Every check runs with its write in one
 * transaction of the store, and no edit touches what is live.
 */
final class Life {
    private final Workspace workspace;
    private final Supplier<String> ids;
    private final Dependencies dependencies;
    private final boolean simulatedCounts;

    Life(Workspace workspace, Supplier<String> ids, Dependencies dependencies, boolean simulatedCounts) {
        this.workspace = workspace;
        this.ids = ids;
        this.dependencies = dependencies;
        this.simulatedCounts = simulatedCounts;
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
        workspace.insert(created, valid.digest());
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
        return workspace.replace(act, current, next, valid.digest());
    }

    SortedMap<String, List<Violation>> stopped() {
        SortedMap<String, List<Violation>> stopped = new TreeMap<>();
        workspace.forEachLive(connector -> {
            try {
                DefinitionCompiler.compileLive(Objects.requireNonNull(connector.live()));
            } catch (InvalidDefinitionException e) {
                stopped.put(connector.name(), e.violations());
            }
        });
        return stopped;
    }

    Dependents dependents(String id) {
        Connector connector = workspace.get(id);
        return workspace.withinOpen(() -> dependencies.of(connector));
    }

    List<BreakingChange> breakingChanges(String id) {
        return breakingChanges(workspace.get(id));
    }

    private static List<BreakingChange> breakingChanges(Connector connector) {
        ConnectorDefinition live = connector.live();
        return live == null ? List.of() : BreakingChanges.between(live, connector.draft());
    }

    Connector setLive(String id, long seen, Set<String> accepted) {
        return workspace.onDraftSeen(id, seen, current -> {
            String digest = Evidence.check(current, simulatedCounts);
            refuseBreaking(current, accepted);
            return workspace.replace(
                    Kind.SET_LIVE,
                    current,
                    current.toBuilder().live(current.draft()).updated(workspace.stamp()),
                    digest);
        });
    }

    private void refuseBreaking(Connector current, Set<String> accepted) {
        List<BreakingChange> open = breakingChanges(current).stream()
                .filter(change -> !accepted.contains(change.name()))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Dependents users = dependencies.of(current);
        if (!users.none()) {
            throw new BreakingChangeException(current.name(), open, users.found(), users.failedResolvers());
        }
    }

    Connector setDraft(String id) {
        return workspace.onNewest(id, current -> {
            if (current.status() == Status.DRAFT) {
                return current;
            }
            refuseInUse(current);
            return workspace.replace(
                    Kind.SET_DRAFT, current, current.toBuilder().live(null).updated(workspace.stamp()));
        });
    }

    void delete(String id, @Nullable Long seen) {
        workspace.onNewest(id, current -> {
            if (seen != null) {
                Workspace.draftSeen(current, seen);
            }
            if (current.status() == Status.LIVE) {
                throw new WrongStatusException(current.name(), Status.LIVE, "set it to draft before you delete it");
            }
            refuseInUse(current);
            workspace.delete(current);
            return current;
        });
    }

    private void refuseInUse(Connector current) {
        Dependents users = dependencies.of(current);
        if (!users.none()) {
            throw new ConnectorInUseException(current.name(), users.found(), users.failedResolvers());
        }
    }
}
