package io.dataconnectors.registry;

import io.dataconnectors.BreakingChange;
import io.dataconnectors.BreakingChangeException;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.Dependents;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.LifeEvent.Kind;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.Status;
import io.dataconnectors.TestReport;
import io.dataconnectors.UntestedException;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * The acts of a registry that change connectors: they are created, edited, set live, set to draft and deleted. Every check runs
 * with its write in one transaction of the store, and no edit touches what is live.
 */
abstract sealed class Life extends Trials permits ConnectorRegistry {
    private final Workspace workspace;
    private final Supplier<String> ids;
    private final Dependencies dependencies;
    private final boolean simulatedCounts;

    Life(RegistryParts host, LiveDefinitions live, Workspace workspace) {
        super(host, live, workspace);
        this.workspace = workspace;
        ids = host.ids;
        dependencies = new Dependencies(host.resolvers);
        simulatedCounts = host.simulatedCounts;
    }

    /**
     * Returns a new connector: a draft at revision 1.
     *
     * @throws QuotaExceededException if the workspace has {@linkplain ConnectorRegistry.Builder#connectorsPerWorkspace as many} as it may
     * @throws NameTakenException if another connector of the workspace has its name
     * @throws InvalidDefinitionException if the definition breaks rules; every violation is named
     */
    public Connector create(ConnectorDefinition definition) {
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

    /**
     * Puts another definition in the place of the draft, and returns the connector. What is live goes on unchanged until the
     * draft is tested and set live.
     *
     * @param revisionSeen the revision at which the caller saw the draft, as {@link Connector#revision()} or
     *     {@link TestReport#revision()} says
     * @throws StaleConnectorException if the draft was written after that
     * @throws WrongStatusException if the connector is live and the definition has another name
     * @throws NameTakenException if another connector of the workspace has the definition's name
     * @throws InvalidDefinitionException if the definition breaks rules; every violation is named
     */
    public Connector edit(String id, long revisionSeen, ConnectorDefinition definition) {
        return workspace.onDraftSeen(id, revisionSeen, current -> edited(Kind.EDITED, current, definition));
    }

    /**
     * Gives a draft another name, and returns it.
     *
     * @param revisionSeen the revision at which the caller saw the draft
     * @throws StaleConnectorException if the draft was written after that
     * @throws WrongStatusException if the connector is live: tools and workflows know it by its name
     * @throws NameTakenException if another connector of the workspace has the name
     * @throws InvalidDefinitionException if it cannot be a name
     */
    public Connector rename(String id, long revisionSeen, String name) {
        return workspace.onDraftSeen(id, revisionSeen, current -> {
            ConnectorDefinition renamed = current.draft().toBuilder().name(name).build();
            return edited(Kind.RENAMED, current, renamed);
        });
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

    /** Returns what uses a connector, by asking every resolver of the host. */
    public Dependents dependents(String id) {
        Connector connector = workspace.get(id);
        return workspace.withinOpen(() -> dependencies.of(connector));
    }

    /** Returns what the draft would break for those who use the live definition; empty if nothing is live. */
    public List<BreakingChange> breakingChanges(String id) {
        return BreakingChanges.of(workspace.get(id));
    }

    /**
     * Makes the draft the definition that is executed, and returns the connector. A test passes without outputs that are
     * not required: show {@link io.dataconnectors.TestEvidence#missing()} of its last test to whoever decides this.
     *
     * @param revisionSeen the revision at which the caller saw the draft, as {@link Connector#revision()} or
     *     {@link TestReport#revision()} says
     * @throws StaleConnectorException if the draft was written after that: it is not what the caller means to set live
     * @throws UntestedException if the last test is not a passing one of exactly this draft
     * @throws BreakingChangeException if the draft breaks what uses the live definition, and something does
     */
    public Connector setLive(String id, long revisionSeen) {
        return setLive(id, revisionSeen, Set.of());
    }

    /**
     * Makes the draft the definition that is executed although it breaks what uses the live one, and returns the connector.
     *
     * @param revisionSeen the revision at which the caller saw the draft
     * @param acceptedBreakingChanges the {@linkplain BreakingChange#name() names} of the changes that the caller accepts
     * @throws StaleConnectorException if the draft was written after that
     * @throws UntestedException if the last test is not a passing one of exactly this draft
     * @throws BreakingChangeException if there are changes besides those accepted, and something uses the connector
     */
    public Connector setLive(String id, long revisionSeen, Set<String> acceptedBreakingChanges) {
        Set<String> accepted = Set.copyOf(acceptedBreakingChanges);
        return workspace.onDraftSeen(id, revisionSeen, current -> {
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
        List<BreakingChange> open = BreakingChanges.of(current).stream()
                .filter(change -> !accepted.contains(change.name()))
                .toList();
        if (!open.isEmpty()) {
            dependencies.refuseBreaking(current, open);
        }
    }

    /**
     * Takes a connector out of use, and returns it; one that is not live is returned as it is. The draft stays as it is.
     *
     * @throws ConnectorInUseException if something uses it, or a resolver failed to answer
     */
    public Connector setDraft(String id) {
        return workspace.onNewest(id, current -> {
            if (current.status() == Status.DRAFT) {
                return current;
            }
            dependencies.refuseInUse(current);
            return workspace.replace(
                    Kind.SET_DRAFT, current, current.toBuilder().live(null).updated(workspace.stamp()));
        });
    }

    /**
     * Deletes a connector.
     *
     * @throws WrongStatusException if it is live
     * @throws ConnectorInUseException if something uses it, or a resolver failed to answer
     */
    public void delete(String id) {
        delete(id, null);
    }

    /**
     * Deletes a connector whose draft the caller saw: for a person, who may not mean what somebody else wrote meanwhile.
     *
     * @param revisionSeen the revision at which the caller saw the draft
     * @throws StaleConnectorException if the draft was written after that
     * @throws WrongStatusException if it is live
     * @throws ConnectorInUseException if something uses it, or a resolver failed to answer
     */
    public void delete(String id, long revisionSeen) {
        delete(id, Long.valueOf(revisionSeen));
    }

    private void delete(String id, @Nullable Long seen) {
        workspace.onNewest(id, current -> {
            if (seen != null) {
                Workspace.draftSeen(current, seen);
            }
            if (current.status() == Status.LIVE) {
                throw new WrongStatusException(current.name(), Status.LIVE, "set it to draft before you delete it");
            }
            dependencies.refuseInUse(current);
            workspace.delete(current);
            return current;
        });
    }
}
