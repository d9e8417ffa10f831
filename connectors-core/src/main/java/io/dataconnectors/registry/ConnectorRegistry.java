package io.dataconnectors.registry;

import io.dataconnectors.Answer;
import io.dataconnectors.BreakingChange;
import io.dataconnectors.BreakingChangeException;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Dependents;
import io.dataconnectors.Execution;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.Page;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.StorageException;
import io.dataconnectors.TestReport;
import io.dataconnectors.UntestedException;
import io.dataconnectors.Violation;
import io.dataconnectors.WriteNotConfirmedException;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.internal.text.StoredText;
import io.dataconnectors.internal.text.WorkspaceName;
import io.dataconnectors.registry.Aftermath.LifeEvents;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorHistory;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.DependencyResolver;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.spi.LifeListener;
import io.dataconnectors.store.InMemoryCallLedger;
import io.dataconnectors.store.InMemoryConnectorHistory;
import io.dataconnectors.store.InMemoryConnectorStore;
import io.dataconnectors.store.InMemoryExecutionLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
public final class ConnectorRegistry {
    /** The workspace of a host that has no tenants. */
    public static final String DEFAULT_WORKSPACE = "default";

    private final Builder host;
    private final Aftermath aftermath;

    @Nullable
    private final String actor;

    private final Workspace workspace;
    private final Calls calls;
    private final Trials trials;
    private final Life life;

    private ConnectorRegistry(Builder host, Aftermath aftermath, String workspaceName, @Nullable String actor) {
        this.host = host;
        this.aftermath = aftermath;
        this.actor = actor;
        workspace = new Workspace(host.store, host.history, workspaceName, actor, host.most, host.clock, aftermath);
        calls = new Calls(
                workspaceName,
                aftermath.live(),
                host.executor,
                new CallRecorder(host.log, host.clock, host.bodyBytes),
                host.ledgered);
        trials = new Trials(workspace, calls);
        life = new Life(workspace, host.ids, new Dependencies(host.resolvers), host.simulatedCounts);
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
        return new ConnectorRegistry(host, aftermath, workspaceName, actor);
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
        return new ConnectorRegistry(host, aftermath, workspace.name(), who);
    }

    /**
     * Returns a new connector: a draft at revision 1.
     *
     * @throws QuotaExceededException if the workspace has {@linkplain Builder#connectorsPerWorkspace as many} as it may
     * @throws NameTakenException if another connector of the workspace has its name
     * @throws InvalidDefinitionException if the definition breaks rules; every violation is named
     */
    public Connector create(ConnectorDefinition definition) {
        return life.create(definition);
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
        return life.edit(id, revisionSeen, definition);
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
        return life.rename(id, revisionSeen, name);
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
     * Does something with a connector as it is now, and returns what comes of it: a host checks so that what it has attached can
     * stay. Where the store has transactions this is part of one, and until it ends nobody edits the connector, sets it to draft
     * or deletes it; who tries to waits, and asks then what depends on it. It may be done again from the start.
     */
    public <T> T holding(String id, Function<Connector, T> act) {
        return workspace.onNewest(id, Objects.requireNonNull(act, "act"));
    }

    /** Returns one page of the connectors that match, in the order of their names. */
    public Page search(ConnectorQuery query) {
        return host.store.search(workspace.name(), query);
    }

    /**
     * Returns what stops live connectors of this workspace from being executed: the rules of this release of the library that
     * their definitions break, by the names of the connectors. Empty if all can be executed. Ask after an upgrade, before there
     * is traffic; it reads and compiles every live connector. A rule that protects the author alone stops nothing.
     */
    public SortedMap<String, List<Violation>> stopped() {
        return life.stopped();
    }

    /**
     * Returns the request that the draft would send, with masked secrets. Nothing is sent.
     *
     * @throws InvalidInputException if the inputs break a rule of the draft
     * @throws IllegalStateException if the registry has no executor
     */
    public RequestPreview preview(String id, Invocation invocation) {
        return trials.preview(id, invocation);
    }

    /**
     * Sends the draft's request as a live call would, and returns what came of it. The verdict is kept on the connector, as
     * evidence for exactly the definition that was tested; that is a new revision of it.
     *
     * <p>Inputs that break a rule of the draft are a report without a preview, whatever the method: nothing is sent.
     *
     * @throws WriteNotConfirmedException if the inputs make a request and the draft's method writes, before anything is sent:
     *     {@link #testThatWrites}
     * @throws IllegalStateException if the registry has no executor
     * @throws InvalidDefinitionException if the stored draft breaks rules of this release
     */
    public TestReport test(String id, Invocation invocation) {
        return trials.test(id, invocation, null);
    }

    /**
     * Does the same as {@link #test} whatever the method: the caller has been told that the test may change something in the
     * other system, and means it. What the caller means is the draft that was seen, such as in a {@link #preview}.
     *
     * @param revisionSeen the revision at which the caller saw the draft, as {@link Connector#revision()} or
     *     {@link WriteNotConfirmedException#revision()} says
     * @throws StaleConnectorException if the draft was written after that; nothing is sent
     * @throws IllegalStateException if the registry has no executor
     * @throws InvalidDefinitionException if the stored draft breaks rules of this release
     */
    public TestReport testThatWrites(String id, long revisionSeen, Invocation invocation) {
        return trials.test(id, invocation, revisionSeen);
    }

    /**
     * Starts a test, as {@link #test} makes it, and returns a future of its report. Cancelling the future ends the call and its
     * connection: nothing is kept on the connector then. What {@link #test} throws before anything is sent this method throws at
     * once; the future is completed with a {@link StorageException} if the evidence could not be kept.
     */
    public CompletableFuture<TestReport> testAsync(String id, Invocation invocation) {
        return trials.testAsync(id, invocation, null);
    }

    /** Does the same as {@link #testAsync} whatever the method, as {@link #testThatWrites} does. */
    public CompletableFuture<TestReport> testThatWritesAsync(String id, long revisionSeen, Invocation invocation) {
        return trials.testAsync(id, invocation, revisionSeen);
    }

    /**
     * Does all that a test does, but reads the answer given instead of sending anything. The evidence is kept as simulated,
     * with which a draft goes live only if the host {@linkplain Builder#acceptSimulatedTests() says so}.
     *
     * @throws IllegalStateException if the registry has no executor
     * @throws InvalidDefinitionException if the stored draft breaks rules of this release
     */
    public TestReport simulate(String id, Invocation invocation, Answer canned) {
        return trials.simulate(id, invocation, canned);
    }

    /** Returns what the draft would break for those who use the live definition; empty if nothing is live. */
    public List<BreakingChange> breakingChanges(String id) {
        return life.breakingChanges(id);
    }

    /** Returns what uses a connector, by asking every resolver of the host. */
    public Dependents dependents(String id) {
        return life.dependents(id);
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
        return life.setLive(id, revisionSeen, Set.of());
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
        return life.setLive(id, revisionSeen, Set.copyOf(acceptedBreakingChanges));
    }

    /**
     * Takes a connector out of use, and returns it; one that is not live is returned as it is. The draft stays as it is.
     *
     * @throws ConnectorInUseException if something uses it, or a resolver failed to answer
     */
    public Connector setDraft(String id) {
        return life.setDraft(id);
    }

    /**
     * Deletes a connector.
     *
     * @throws WrongStatusException if it is live
     * @throws ConnectorInUseException if something uses it, or a resolver failed to answer
     */
    public void delete(String id) {
        life.delete(id, null);
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
        life.delete(id, revisionSeen);
    }

    /** Returns the history of the connectors of this workspace. */
    public History history() {
        return new History(workspace.name(), host.history, life);
    }

    /** Returns the log of the calls of this workspace. */
    public CallLog log() {
        return new CallLog(workspace.name(), host.log);
    }

    /**
     * Makes a call with the live definition of a name, and returns its outcome. A write whose call id the host gave is sent at
     * most once while the {@linkplain Builder#ledger ledger} remembers it: repeated with the same id and the same inputs, it
     * has the outcome that it had. Where the store cannot say what is live, the call fails as {@link
     * io.dataconnectors.FailureKind#STORE_UNAVAILABLE}, and nothing is sent.
     *
     * @throws WrongStatusException if the connector is not live
     * @throws IllegalStateException if the registry has no executor
     * @throws InvalidDefinitionException if the live definition breaks rules of this release that protect the call; {@link
     *     #stopped} lists such connectors
     */
    public Execution execute(String name, Invocation invocation) {
        return calls.execute(name, invocation);
    }

    /**
     * Starts a call with the live definition of a name, as {@link #execute} makes it, and returns a future of its outcome.
     * Cancelling the future ends the call. What this method throws it throws at once; the future is never completed with an exception, but for errors of the JVM such as {@link OutOfMemoryError}.
     *
     * @throws WrongStatusException if the connector is not live
     * @throws IllegalStateException if the registry has no executor
     * @throws InvalidDefinitionException if the live definition breaks rules of this release that protect the call; {@link
     *     #stopped} lists such connectors
     */
    public CompletableFuture<Execution> executeAsync(String name, Invocation invocation) {
        return calls.executeAsync(name, invocation);
    }

    /**
     * Returns what makes calls with definitions that it is given, whatever is live: the host's executor, each call of which is
     * logged. It asks no ledger. Runs of many calls go on with the version with which they began, and remember themselves what
     * was sent.
     *
     * @throws IllegalStateException if the registry has no executor
     */
    public ConnectorExecutor executor() {
        return calls.executor();
    }

    /** Returns how many live definitions of all workspaces are kept compiled now: up to 10,000. */
    public int liveKept() {
        return aftermath.live().kept();
    }

    /**
     * Returns how many live definitions were read from the store and compiled so far. If it grows as fast as calls are made, more
     * are in use than are kept.
     */
    public long liveLoaded() {
        return aftermath.live().loaded();
    }

    /** Returns the workspace and the actor. */
    @Override
    public String toString() {
        return "connectors of the workspace " + workspace.name() + (actor == null ? "" : " for " + actor);
    }

    /** Collects what a host plugs in. Not safe for use by several threads. */
    public static final class Builder {
        private ConnectorStore store = new InMemoryConnectorStore();
        private ConnectorHistory history = new InMemoryConnectorHistory();
        private ExecutionLog log = new InMemoryExecutionLog();
        private int bodyBytes;

        @Nullable
        private ConnectorExecutor executor;

        private LedgeredCalls ledgered = new LedgeredCalls(new InMemoryCallLedger());
        private Map<String, DependencyResolver> resolvers = new LinkedHashMap<>();
        private List<LifeListener> lifeListeners = new ArrayList<>();
        private Duration liveUnasked = Duration.ZERO;
        private boolean simulatedCounts;
        private int most = 100_000;
        private Clock clock = Clock.systemUTC();
        private Supplier<String> ids = () -> UUID.randomUUID().toString();

        private Builder() {}

        private Builder(Builder other) {
            store = other.store;
            history = other.history;
            log = other.log;
            bodyBytes = other.bodyBytes;
            executor = other.executor;
            ledgered = other.ledgered;
            resolvers = new LinkedHashMap<>(other.resolvers);
            lifeListeners = new ArrayList<>(other.lifeListeners);
            liveUnasked = other.liveUnasked;
            simulatedCounts = other.simulatedCounts;
            most = other.most;
            clock = other.clock;
            ids = other.ids;
        }

        /** Sets where connectors are kept; in memory by default. */
        public Builder store(ConnectorStore connectorStore) {
            store = Objects.requireNonNull(connectorStore, "connectorStore");
            return this;
        }

        /** Sets where the history of connectors is kept; in memory by default. */
        public Builder history(ConnectorHistory connectorHistory) {
            history = Objects.requireNonNull(connectorHistory, "connectorHistory");
            return this;
        }

        /** Sets where the log of calls is kept; in memory by default. */
        public Builder executionLog(ExecutionLog executionLog) {
            log = Objects.requireNonNull(executionLog, "executionLog");
            return this;
        }

        /**
         * Has the log keep what was sent and answered, secrets masked; by default it does not. Personal data that stands in
         * them is in the log then, for as long as the log keeps bodies.
         *
         * @param bytes how many bytes of a request are kept, and how many of an answer
         * @throws IllegalArgumentException if the number is not positive
         */
        public Builder logBodies(int bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("The log keeps 1 or more bytes of a body, not " + bytes);
            }
            bodyBytes = bytes;
            return this;
        }

        /** Sets what makes the calls. Without one, connectors can be written but not tested, previewed or executed. */
        public Builder executor(ConnectorExecutor connectorExecutor) {
            executor = Objects.requireNonNull(connectorExecutor, "connectorExecutor");
            return this;
        }

        /**
         * Sets what remembers writes that the host may repeat, so that each is sent at most once; in memory by default, where
         * 10,000 of them are remembered for 24 hours. Nodes that share the work share a ledger.
         */
        public Builder ledger(CallLedger callLedger) {
            ledgered = new LedgeredCalls(Objects.requireNonNull(callLedger, "callLedger"));
            return this;
        }

        /** Adds a resolver that is named by its place among all resolvers when it fails: {@code #1}. */
        public Builder dependencies(DependencyResolver resolver) {
            return dependencies("#" + (resolvers.size() + 1), resolver);
        }

        /**
         * Adds a resolver, with the name that people are told when it fails.
         *
         * @throws IllegalArgumentException if another resolver has the name
         */
        public Builder dependencies(String name, DependencyResolver resolver) {
            Objects.requireNonNull(resolver, "resolver");
            if (resolvers.putIfAbsent(Objects.requireNonNull(name, "name"), resolver) != null) {
                throw new IllegalArgumentException("Two dependency resolvers are named " + name);
            }
            return this;
        }

        /** Adds a listener of the life of connectors. */
        public Builder lifeListener(LifeListener listener) {
            lifeListeners.add(Objects.requireNonNull(listener, "listener"));
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
            liveUnasked = time;
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
            most = number;
            return this;
        }

        /** Lets a draft go live on a passing test against a canned answer, too. */
        public Builder acceptSimulatedTests() {
            simulatedCounts = true;
            return this;
        }

        /** Sets the clock of stamps and evidence; the system's by default. */
        public Builder clock(Clock source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Sets what gives new connectors their ids, each another; random UUIDs by default. */
        public Builder ids(Supplier<String> source) {
            ids = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Returns the registry, in the workspace {@value ConnectorRegistry#DEFAULT_WORKSPACE}. */
        public ConnectorRegistry build() {
            Builder host = new Builder(this);
            LifeEvents events = new LifeEvents(host.lifeListeners);
            if (events.isHeard()) {
                host.store.announce(events);
            }
            LiveDefinitions live =
                    new LiveDefinitions(host.store, host.liveUnasked, LiveDefinitions.MOST, System::nanoTime);
            return new ConnectorRegistry(host, new Aftermath(live, events), DEFAULT_WORKSPACE, null);
        }
    }
}
