package io.dataconnectors.registry;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.StorageException;
import io.dataconnectors.internal.text.Characters.Printable.WorkspaceName;
import io.dataconnectors.internal.text.Characters.StoredText;
import io.dataconnectors.registry.RegistryParts.Aftermath;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorHistory;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.DependencyResolver;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.spi.LifeListener;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * The entry point of a host: connectors are created, edited, tested, set live, executed, set to draft and deleted through it. One registry
 * serves all workspaces; {@link #in} and {@link #by} give views of it, which cost next to nothing.
 *
 * <pre>{@code
 * ConnectorRegistry connectors = ConnectorRegistry.builder()
 *         .store(new FileConnectorStore(dir))
 *         .executor(HttpConnectorExecutor.builder().secrets(vault::find).build())
 *         .dependencies("workflows", workflows::usersOf)
 *         .build()
 *         .in("acme");
 *
 * Connector draft = connectors.create(definition);
 * TestReport report = connectors.test(draft.id(), Invocation.of("order_id", "1042"));
 * connectors.setLive(draft.id(), report.revision());
 * Execution done = connectors.execute("retrieve_order", Invocation.of("order_id", "1042"));
 * }</pre>
 *
 * <p>Safe for use by several threads. {@link #edit}, {@link #rename}, {@link #setLive} and {@link #testThatWrites} ask for
 * the revision at which the caller saw the connector, and refuse to act on a draft that was written after it; a test in between is in nobody's way.
 * Every other act is checked and done on the newest revision. When two act at once, the second begins again on what the
 * first wrote. Every
 * method but those that execute may throw a {@link StorageException} when the store fails. Every method may throw a {@link
 * ConnectorNotFoundException} for an id or name that the workspace does not have, and a {@link NullPointerException} for a null.
 */
public final class ConnectorRegistry extends Life {
    /** The workspace of a host that has no tenants. */
    public static final String DEFAULT_WORKSPACE = "default";

    private final RegistryParts host;
    private final Aftermath aftermath;

    @Nullable
    private final String actor;

    private final Workspace workspace;

    private ConnectorRegistry(RegistryParts host, Aftermath aftermath, Workspace workspace, @Nullable String actor) {
        super(host, aftermath.live(), workspace);
        this.host = host;
        this.aftermath = aftermath;
        this.workspace = workspace;
        this.actor = actor;
    }

    /** Makes a view of the workspace of a name for an actor. */
    private static ConnectorRegistry of(
            RegistryParts host, Aftermath aftermath, String workspaceName, @Nullable String actor) {
        Workspace workspace = new Workspace(
                host.store, host.history, workspaceName, actor, host.connectorsPerWorkspace, host.clock, aftermath);
        return new ConnectorRegistry(host, aftermath, workspace, actor);
    }

    /** Returns a builder of a registry that keeps connectors in memory and cannot make calls yet. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns this registry in a workspace: one tenant of the host, whose connectors no other workspace sees.
     *
     * @throws IllegalArgumentException if the name is not 1 to 64 printable characters (of any script, blanks among them)
     *     without {@code /} and {@code \\}; {@code Acme} and {@code acme} are two workspaces
     */
    public ConnectorRegistry in(String workspaceName) {
        if (!WorkspaceName.is(workspaceName)) {
            throw new IllegalArgumentException("The name of a workspace is " + WorkspaceName.RULE);
        }
        return of(host, aftermath, workspaceName, actor);
    }

    /**
     * Returns this registry for somebody whom connectors name as the one who created or changed them.
     *
     * @throws IllegalArgumentException if no database can keep the text: it has NUL or half of a character
     */
    public ConnectorRegistry by(String who) {
        if (!StoredText.is(who)) {
            throw new IllegalArgumentException("Who acts is " + StoredText.RULE);
        }
        return of(host, aftermath, workspace.name(), who);
    }

    /** Returns the connector of an id. */
    public Connector get(String id) {
        return workspace.get(id);
    }

    /** Returns the connector of a name; upper and lower case differ. */
    public Connector getByName(String name) {
        return workspace.getByName(name);
    }

    /**
     * Runs an act on a connector as it is now, and returns what the act does. A host checks with it that what it has attached to
     * the connector can stay. Where the store has transactions this is part of one, and until it ends nobody edits the connector, sets it to draft
     * or deletes it; who tries to waits, and asks then what depends on it. It may be done again from the start.
     */
    public <T> T holding(String id, Function<Connector, T> act) {
        return workspace.onNewest(id, Objects.requireNonNull(act, "act"));
    }

    /** Returns one page of the connectors that match, in the order of their names. */
    public Page search(ConnectorQuery query) {
        return host.store.search(workspace.name(), query);
    }

    /** Returns the history of the connectors of this workspace. */
    public History history() {
        return new History(workspace.name(), host.history, this);
    }

    /** Returns the log of the calls of this workspace. */
    public CallLog log() {
        return new CallLog(workspace.name(), host.log);
    }

    /** Returns the workspace and the actor. */
    @Override
    public String toString() {
        return "connectors of the workspace " + workspace.name() + (actor == null ? "" : " for " + actor);
    }

    /** Collects what a host plugs in. Not safe for use by several threads. */
    public static final class Builder {
        private final RegistryParts parts = new RegistryParts();

        private Builder() {}

        /** Sets where connectors are kept; in memory by default. */
        public Builder store(ConnectorStore connectorStore) {
            parts.store = Objects.requireNonNull(connectorStore, "connectorStore");
            return this;
        }

        /** Sets where the history of connectors is kept; in memory by default. */
        public Builder history(ConnectorHistory connectorHistory) {
            parts.history = Objects.requireNonNull(connectorHistory, "connectorHistory");
            return this;
        }

        /** Sets where the log of calls is kept; in memory by default. */
        public Builder executionLog(ExecutionLog executionLog) {
            parts.log = Objects.requireNonNull(executionLog, "executionLog");
            return this;
        }

        /**
         * Lets the log keep what was sent and answered, secrets masked; by default it does not. Personal data that stands in
         * them is in the log then, for as long as the log keeps bodies.
         *
         * @param bytes how many bytes of a request are kept, and how many of an answer
         * @throws IllegalArgumentException if the number is not positive
         */
        public Builder logBodies(int bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("The log keeps 1 or more bytes of a body, not " + bytes);
            }
            parts.bodyBytes = bytes;
            return this;
        }

        /** Sets what makes the calls. Without one, connectors can be written but not tested, previewed or executed. */
        public Builder executor(ConnectorExecutor connectorExecutor) {
            parts.executor = Objects.requireNonNull(connectorExecutor, "connectorExecutor");
            return this;
        }

        /**
         * Sets what remembers writes that the host may repeat, so that each is sent at most once; in memory by default, where
         * 10,000 of them are remembered for 24 hours. Nodes that share the work share a ledger.
         */
        public Builder ledger(CallLedger callLedger) {
            parts.ledgered = new LedgeredCalls(Objects.requireNonNull(callLedger, "callLedger"));
            return this;
        }

        /** Adds a resolver that is named by its place among all resolvers when it fails: {@code #1}. */
        public Builder dependencies(DependencyResolver resolver) {
            return dependencies("#" + (parts.resolvers.size() + 1), resolver);
        }

        /**
         * Adds a resolver, with the name that people are told when it fails.
         *
         * @throws IllegalArgumentException if another resolver has the name
         */
        public Builder dependencies(String name, DependencyResolver resolver) {
            Objects.requireNonNull(resolver, "resolver");
            if (parts.resolvers.putIfAbsent(Objects.requireNonNull(name, "name"), resolver) != null) {
                throw new IllegalArgumentException("Two dependency resolvers are named " + name);
            }
            return this;
        }

        /** Adds a listener of the life of connectors. */
        public Builder lifeListener(LifeListener listener) {
            parts.lifeListeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Sets for how long a live definition may be executed without asking the store whether another process has changed it;
         * zero, which is the default, asks at each execution. It has no effect on a store that {@linkplain
         * ConnectorStore#announce announces} changes, nor on changes made through this registry, which are seen at once.
         */
        public Builder askStoreEvery(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("The time between two questions to the store is not negative");
            }
            parts.liveUnasked = time;
            return this;
        }

        /**
         * Sets how many connectors a workspace may have, 100,000 by default. The store holds it, however many are created at
         * once.
         *
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder connectorsPerWorkspace(int number) {
            if (number < 0) {
                throw new IllegalArgumentException("A workspace may have 0 or more connectors, not " + number);
            }
            parts.connectorsPerWorkspace = number;
            return this;
        }

        /** Lets a draft go live on a passing test against a canned answer, too. */
        public Builder acceptSimulatedTests() {
            parts.simulatedCounts = true;
            return this;
        }

        /** Sets the clock of stamps and evidence; the system's by default. */
        public Builder clock(Clock source) {
            parts.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Sets what gives new connectors their ids, each another; random UUIDs by default. */
        public Builder ids(Supplier<String> source) {
            parts.ids = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Returns the registry, in the workspace {@value ConnectorRegistry#DEFAULT_WORKSPACE}. */
        public ConnectorRegistry build() {
            RegistryParts host = parts.copy();
            return of(host, host.aftermath(), DEFAULT_WORKSPACE, null);
        }
    }
}
