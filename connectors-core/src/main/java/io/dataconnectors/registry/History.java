package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.ConnectorVersion.Kind;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.LifeEvent;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.spi.ConnectorHistory;
import java.util.List;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * The history of the connectors of one workspace: every draft that was written, and every version that went live. It goes on
 * after a connector is deleted, until it is erased. {@link ConnectorDocument#differences} compares two versions.
 *
 * <p>Safe for use by several threads. Every method may throw a {@link io.dataconnectors.StorageException} when the history
 * fails.
 */
public final class History {
    private static final int PAGE = 50;

    private final String workspace;
    private final ConnectorHistory history;
    private final Life life;

    History(String workspace, ConnectorHistory history, Life life) {
        this.workspace = workspace;
        this.history = history;
        this.life = life;
    }

    /** Returns the newest {@value #PAGE} versions of a connector, the newest first; none of one that is not known. */
    public List<ConnectorVersion> of(String id) {
        return of(id, Long.MAX_VALUE, PAGE);
    }

    /**
     * Returns versions of a connector before a revision, the newest first. The next page is before the revision of the last
     * version; an empty list says that there are no more.
     *
     * @param limit the most that are returned, 1 to 1,000
     * @throws IllegalArgumentException if the limit is another
     */
    public List<ConnectorVersion> of(String id, long before, int limit) {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("A page has 1 to 1,000 versions, not " + limit);
        }
        return history.find(workspace, Objects.requireNonNull(id, "id"), before, limit);
    }

    /**
     * Returns the version of a connector that was written or went live at a revision.
     *
     * @throws ConnectorNotFoundException if the history has none
     */
    public ConnectorVersion version(String id, long revision) {
        return history.find(workspace, Objects.requireNonNull(id, "id"), revision)
                .orElseThrow(() -> new ConnectorNotFoundException(workspace, id + " at revision " + revision));
    }

    /**
     * Puts the definition of a version in the place of the draft, as {@link ConnectorRegistry ConnectorRegistry.edit} does, and returns the
     * connector. What is live goes on unchanged until the draft is tested and set live.
     *
     * @param revisionSeen the revision at which the caller saw the draft
     * @param revision the revision of the version
     * @throws ConnectorNotFoundException if the history has no such version, or the connector was deleted
     * @throws StaleConnectorException if the draft was written after the revision that the caller saw
     * @throws WrongStatusException if the connector is live and the version has another name
     * @throws NameTakenException if another connector of the workspace has the version's name
     * @throws InvalidDefinitionException if the version breaks rules of this release; every violation is named
     */
    public Connector restore(String id, long revisionSeen, long revision) {
        return life.edit(id, revisionSeen, version(id, revision).definition());
    }

    /** Erases the history of this workspace, and returns how many versions it had. */
    public long erase() {
        return history.erase(workspace);
    }

    /** Erases the history of a connector, and returns how many versions it had. */
    public long erase(String id) {
        return history.erase(workspace, Objects.requireNonNull(id, "id"));
    }

    /**
     * Takes a person out of the stamps of all versions, which stay, and returns how many named the person. The connectors
     * themselves still name who created them and who changed them last.
     */
    public long forget(String person) {
        return history.forget(workspace, Objects.requireNonNull(person, "person"));
    }

    /** Adds what an act has made, within the transaction of the act. */
    static void follow(
            ConnectorHistory history, LifeEvent.Kind act, Connector before, Connector after, @Nullable String digest) {
        switch (act) {
            case CREATED -> history.append(draft(after, digest));
            case EDITED, RENAMED -> {
                keepReplaced(history, before);
                history.append(draft(after, digest));
            }
            case SET_LIVE -> {
                keepReplaced(history, before);
                history.append(version(after, after.revision(), Kind.LIVE, digest));
            }
            case DELETED -> keepReplaced(history, before);
            case TESTED, SET_DRAFT -> {}
        }
    }

    /** A draft that was written before there was a history, or was dropped from it, is kept once it is replaced. */
    private static void keepReplaced(ConnectorHistory history, Connector connector) {
        if (history.find(connector.workspace(), connector.id(), connector.draftRevision())
                .isEmpty()) {
            history.append(draft(connector, digest(connector)));
        }
    }

    private static ConnectorVersion draft(Connector connector, @Nullable String digest) {
        return version(connector, connector.draftRevision(), Kind.DRAFT, digest);
    }

    private static ConnectorVersion version(Connector connector, long revision, Kind kind, @Nullable String digest) {
        return new ConnectorVersion(
                connector.workspace(), connector.id(), revision, kind, digest, connector.updated(), connector.draft());
    }

    @Nullable
    private static String digest(Connector connector) {
        try {
            return ConnectorDocument.digest(connector.draft());
        } catch (InvalidDefinitionException e) {
            return null; // an earlier release wrote it
        }
    }
}
