package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.LifeEvent;
import io.dataconnectors.LifeEvent.Kind;
import io.dataconnectors.Page;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.Status;
import io.dataconnectors.registry.RegistryParts.Aftermath;
import io.dataconnectors.spi.ConnectorHistory;
import io.dataconnectors.spi.ConnectorStore;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/** The connectors of one workspace, as one actor reads and writes them. */
final class Workspace {
    /** How often an act begins again before it gives up: far beyond what people and their automations cause. */
    private static final int ATTEMPTS = 100;

    private final ConnectorStore store;
    private final ConnectorHistory history;
    private final String name;

    @Nullable
    private final String actor;

    private final int most;
    private final Clock clock;
    private final Aftermath aftermath;

    Workspace(
            ConnectorStore store,
            ConnectorHistory history,
            String name,
            @Nullable String actor,
            int most,
            Clock clock,
            Aftermath aftermath) {
        this.store = store;
        this.history = history;
        this.name = name;
        this.actor = actor;
        this.most = most;
        this.clock = clock;
        this.aftermath = aftermath;
    }

    String name() {
        return name;
    }

    Clock clock() {
        return clock;
    }

    Connector.Stamp stamp() {
        return new Connector.Stamp(clock.instant(), actor);
    }

    Connector get(String id) {
        return store.find(name, Objects.requireNonNull(id, "id")).orElseThrow(() -> notFound(id));
    }

    Connector getByName(String connector) {
        return store.findByName(name, Objects.requireNonNull(connector, "name")).orElseThrow(() -> notFound(connector));
    }

    void forEachLive(Consumer<Connector> act) {
        ConnectorQuery live = ConnectorQuery.all().status(Status.LIVE);
        Page page = store.search(name, live);
        page.connectors().forEach(act);
        while (page.next() != null) {
            page = store.search(name, live.after(page.next()));
            page.connectors().forEach(act);
        }
    }

    /** Whether all that this thread reads is: a write of its own transaction may be undone, and nobody would tell. */
    static boolean isCommitted(ConnectorStore store) {
        AtomicBoolean atOnce = new AtomicBoolean();
        store.afterCommit(() -> atOnce.set(true));
        return atOnce.get();
    }

    /** Asks within the transaction that is open, so that an answer takes no second connection. Where none is, none is opened. */
    <T> T withinOpen(Supplier<T> question) {
        return isCommitted(store) ? question.get() : store.inTransaction(question);
    }

    void insert(Connector connector, String digest) {
        store.inTransaction(() -> {
            store.insert(connector, most);
            followed(Kind.CREATED, connector, connector, digest);
            return connector;
        });
    }

    /** Writes the next revision of a connector, of an act that makes no version of it, and returns it. */
    Connector replace(Kind act, Connector current, Connector.Builder change) {
        return replace(act, current, change, null);
    }

    /** Writes the next revision of a connector, and returns it; the digest is that of its draft. */
    Connector replace(Kind act, Connector current, Connector.Builder change, @Nullable String digest) {
        Connector next = change.revision(current.revision() + 1).build();
        write(current, () -> store.replace(next, current.revision()));
        followed(act, current, next, digest);
        return next;
    }

    void delete(Connector current) {
        write(current, () -> store.delete(name, current.id(), current.revision()));
        followed(Kind.DELETED, current, current, null);
    }

    private void followed(Kind act, Connector before, Connector after, @Nullable String digest) {
        History.follow(history, act, before, after, digest);
        LifeEvent event = new LifeEvent(
                act, name, after.id(), after.name(), before.name(), after.revision(), clock.instant(), actor);
        store.afterCommit(() -> aftermath.of(event));
    }

    private void write(Connector current, Runnable write) {
        try {
            write.run();
        } catch (StaleConnectorException e) {
            throw e.currentRevision() == 0 ? notFound(current.id()) : new OvertakenException(e);
        }
    }

    private ConnectorNotFoundException notFound(String reference) {
        return new ConnectorNotFoundException(name, reference);
    }

    /**
     * Runs an act on the newest revision, if its draft is the one that the caller saw: no test and nothing that happens to
     * the live definition is in the way of an edit.
     *
     * @throws StaleConnectorException if the draft was written after the revision that the caller saw
     */
    <T> T onDraftSeen(String id, long seen, Function<Connector, T> act) {
        return onNewest(id, current -> act.apply(draftSeen(current, seen)));
    }

    /**
     * Returns a connector whose draft is the one that the caller saw.
     *
     * @throws StaleConnectorException if the draft was written after the revision that the caller saw
     */
    static Connector draftSeen(Connector current, long seen) {
        if (current.draftRevision() > seen || current.revision() < seen) {
            throw new StaleConnectorException(current.id(), seen, current.revision());
        }
        return current;
    }

    /**
     * Runs an act, from reading to writing, in a transaction of the store. When another write comes between, all of it is
     * run again on what is there then.
     */
    <T> T onNewest(String id, Function<Connector, T> act) {
        for (int attempt = 1; ; attempt++) {
            try {
                return store.inTransaction(() -> act.apply(get(id)));
            } catch (OvertakenException e) {
                if (attempt == ATTEMPTS) {
                    throw e.stale;
                }
            }
        }
    }

    /** Another write came between an act's reading and its writing, which says nothing about what the caller saw. */
    private static final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final StaleConnectorException stale;

        OvertakenException(StaleConnectorException stale) {
            super(stale);
            this.stale = stale;
        }
    }
}
