package io.dataconnectors.store;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.Page;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.Status;
import io.dataconnectors.internal.text.NameIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.Nullable;

/** The connectors of one workspace by id, by name, and by name within a status. Not safe for use by several threads. */
final class WorkspaceIndex {
    private final Map<String, Connector> byId = new HashMap<>();
    private final NameIndex<Connector> byName = new NameIndex<>(Connector::name);
    private final NameIndex<Connector> live = new NameIndex<>(Connector::name);
    private final NameIndex<Connector> drafts = new NameIndex<>(Connector::name);

    @Nullable
    Connector find(String id) {
        return byId.get(id);
    }

    @Nullable
    Connector findByName(String name) {
        return byName.get(name);
    }

    /** @throws QuotaExceededException if there are that many */
    void expectRoom(int most) {
        if (byId.size() >= most) {
            throw new QuotaExceededException(most, "connectors in a workspace");
        }
    }

    /** @throws StaleConnectorException if there is a connector of the id */
    void expectNone(String id) {
        Connector there = byId.get(id);
        if (there != null) {
            throw new StaleConnectorException(id, 0, there.revision());
        }
    }

    /** @throws StaleConnectorException if the connector of the id is at another revision, or there is none */
    void expect(String id, long revision) {
        Connector there = byId.get(id);
        if (there == null || there.revision() != revision) {
            throw new StaleConnectorException(id, revision, there == null ? 0 : there.revision());
        }
    }

    /** @throws NameTakenException if the name is that of another connector than the one of the id */
    void expectFree(String name, String id) {
        Connector holder = byName.get(name);
        if (holder != null && !holder.id().equals(id)) {
            throw new NameTakenException(name);
        }
    }

    /** Adds a connector, in the place of the one of its id if there is one. Its name must be free. */
    void put(Connector connector) {
        remove(connector.id());
        byId.put(connector.id(), connector);
        byName.put(connector);
        of(connector.status()).put(connector);
    }

    void remove(String id) {
        Connector gone = byId.remove(id);
        if (gone != null) {
            byName.remove(gone.name());
            of(gone.status()).remove(gone.name());
        }
    }

    Page page(ConnectorQuery query) {
        String part = query.namePart().toLowerCase(Locale.ROOT);
        Status status = query.status();
        NameIndex<Connector> names = status == null ? byName : of(status);
        List<Connector> found = names.behind(query.after(), query.limit() + 1, part);
        return found.size() <= query.limit()
                ? new Page(found, null)
                : new Page(
                        found.subList(0, query.limit()),
                        found.get(query.limit() - 1).name());
    }

    private NameIndex<Connector> of(Status status) {
        return status == Status.LIVE ? live : drafts;
    }
}
