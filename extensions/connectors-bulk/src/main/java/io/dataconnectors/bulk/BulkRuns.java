package io.dataconnectors.bulk;

import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Dependent;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.bulk.BulkRun.State;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Schema;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.DependencyResolver;
import io.dataconnectors.spi.SecretStore;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Runs of up to millions of calls of one live connector, on all nodes that share a database: PostgreSQL, or H2 for a host of one
 * machine. Each node of the host starts one of these.
 *
 * <pre>{@code
 * ConnectorRegistry connectors = ConnectorRegistry.builder()
 *         .executor(executor)
 *         .dependencies("bulk", BulkRuns.dependencies(pool))
 *         .build();
 * BulkRuns runs = BulkRuns.builder(pool, connectors).install().build();
 * runs.start();
 *
 * String run = runs.submit(BulkPlan.of("acme", "refund_order"), rows);
 * runs.find("acme", run).orElseThrow().rows().succeeded();
 * }</pre>
 *
 * <p>A write is sent at most once, whatever dies. A row that was under way when its node died ends as {@link
 * BulkRow.State#UNKNOWN}, for somebody to look at. A row that was not sent, or answered with 429 or with 503 and {@code
 * Retry-After}, is sent again later, a number of times at most, and holds up no other. A read is made again.
 *
 * <p>A run goes on with the version that was live when it was submitted. Its calls are logged like any other, with the source
 * {@code bulk}.
 *
 * <p>Safe for use by several threads. Every method may throw a {@link io.dataconnectors.StorageException} when the database
 * fails.
 */
public final class BulkRuns implements AutoCloseable {
    private static final Schema TABLES = new Schema(
            "/io/dataconnectors/bulk/",
            "connectors_bulk_schema",
            List.of("V1__bulk.sql"),
            "build the runs with BulkRuns.Builder.install(), or have Flyway or Liquibase run their scripts");

    private final Node node;
    private final RunTable runs;
    private final KeptRuns kept;
    private final Submission submission;

    private BulkRuns(Builder host) {
        Database database = new Database(host.pool, null);
        if (host.install) {
            TABLES.install(database);
        }
        TABLES.check(database);
        node = new Node(host, host.pool, database);
        runs = node.runs();
        kept = new KeptRuns(runs, node.rows());
        submission = new Submission(host.registry, runs, node.rows());
    }

    /**
     * Begins to set up runs.
     *
     * @param pool gives connections that take part in no transaction of the host
     * @param connectors has the connectors of all workspaces, and an executor
     */
    public static Builder builder(DataSource pool, ConnectorRegistry connectors) {
        return new Builder(pool, connectors);
    }

    /**
     * Returns a resolver that names the runs of a connector that are not over, for the registry of the host: with it, no connector
     * is set to draft while a run calls it.
     *
     * @param pool the data source of the runs. If it is that of the store of connectors, the same object, an act asks on the
     *     connection that it has; otherwise it needs a second one
     */
    public static DependencyResolver dependencies(DataSource pool) {
        RunTable table = new RunTable(new Database(pool, null));
        return connector -> table.using(connector.workspace(), connector.id()).stream()
                .map(run -> new Dependent("bulk-run", run.id(), "run of " + run.created()))
                .toList();
    }

    /** Begins to work on runs. Without it, this node only submits them and looks at them. */
    public void start() {
        node.start();
    }

    /** Sends nothing more, waits for the calls that are under way, and leaves the runs to other nodes or a later start. */
    @Override
    public void close() {
        node.stop();
    }

    /**
     * Submits a run, and returns its id. The rows are written some at a time, as the stream gives them; when all are, the run
     * begins. The stream is closed.
     *
     * @param plan what is called, and how
     * @param inputs the inputs of each row
     * @throws ConnectorNotFoundException if the workspace has no such connector
     * @throws WrongStatusException if it is not live
     * @throws IllegalArgumentException if the inputs of a row, or the context, have no form in JSON, more than 256 KiB of it, or
     *     half of a character. Nothing of the run is left then, nor if the stream throws anything
     */
    public String submit(BulkPlan plan, Stream<? extends Map<String, ?>> inputs) {
        try (inputs) {
            String id = submission.write(plan, inputs.iterator());
            goOn(plan.workspace(), id);
            return id;
        }
    }

    /** Returns a run as it stands, or nothing if there is none of this id. */
    public Optional<BulkRun> find(String workspace, String run) {
        return kept.find(workspace, run);
    }

    /** Returns the newest runs of a workspace, 1,000 at most, the newest first. */
    public List<BulkRun> list(String workspace) {
        return kept.list(workspace);
    }

    /**
     * Returns rows of a run, in the order of their numbers.
     *
     * @param after the number after which the page starts, 0 for the first page
     * @param limit the most rows on the page, 1 to 1,000
     */
    public BulkRow.Page rows(String workspace, String run, long after, int limit) {
        return kept.page(workspace, run, null, after, limit);
    }

    /**
     * Returns rows of a run that are in a state, in the order of their numbers: those that may have taken effect, say.
     *
     * @param after the number after which the page starts, 0 for the first page
     * @param limit the most rows on the page, 1 to 1,000
     */
    public BulkRow.Page rows(String workspace, String run, BulkRow.State state, long after, int limit) {
        return kept.page(workspace, run, Objects.requireNonNull(state, "state"), after, limit);
    }

    /**
     * Sends nothing more of a run until it is resumed, and returns the run. What is under way ends. A run that is not running is left as it is.
     *
     * @throws NoSuchElementException if there is no such run
     */
    public BulkRun pause(String workspace, String run) {
        boolean unused = moved(workspace, run, EnumSet.of(State.RUNNING), State.PAUSED);
        return existing(workspace, run);
    }

    /**
     * Goes on with a run that was paused, and returns it. Any other is left as it is.
     *
     * @throws NoSuchElementException if there is no such run
     */
    public BulkRun resume(String workspace, String run) {
        if (moved(workspace, run, EnumSet.of(State.PAUSED), State.RUNNING)) {
            goOn(workspace, run);
        }
        return existing(workspace, run);
    }

    /**
     * Ends a run, and returns it. What is under way ends, and what was not sent is marked as such. A run that is over, or is
     * still being submitted, is left as it is.
     *
     * @throws NoSuchElementException if there is no such run
     */
    public BulkRun cancel(String workspace, String run) {
        if (moved(workspace, run, EnumSet.of(State.RUNNING, State.PAUSED), State.CANCELLING)) {
            goOn(workspace, run);
        }
        return existing(workspace, run);
    }

    private boolean moved(String workspace, String run, Set<State> from, State to) {
        return KeptRuns.areTexts(workspace, run) && runs.move(workspace, run, from, to);
    }

    /** Has a run worked on whose state is written: where that fails now, a node does so within some seconds. */
    private void goOn(String workspace, String run) {
        try {
            node.schedule(node.lanes().waiting(workspace, run));
            runs.endIfDone(workspace, run, Instant.now());
        } catch (RuntimeException later) {
            node.warn(later);
        }
    }

    private BulkRun existing(String workspace, String run) {
        return find(workspace, run)
                .orElseThrow(
                        () -> new NoSuchElementException("There is no run " + run + " in the workspace " + workspace));
    }

    /**
     * Erases a run with its rows, and returns how many rows it had. One that is not over ends at once: what is under way is
     * not heard of again.
     */
    public long erase(String workspace, String run) {
        return kept.erase(workspace, run);
    }

    /** Erases all runs of a workspace, which is no more, and returns how many rows they had. */
    public long erase(String workspace) {
        return kept.erase(workspace);
    }

    /** Erases all runs that were made on behalf of somebody, and returns how many rows they had. */
    public long eraseFor(String workspace, String onBehalfOf) {
        return kept.eraseFor(workspace, onBehalfOf);
    }

    /** Gives out every row that is kept of runs made on behalf of somebody. */
    public void exportFor(String workspace, String onBehalfOf, Consumer<BulkRow> each) {
        kept.exportFor(workspace, onBehalfOf, each);
    }

    /** Takes a person out of the runs of a workspace that they submitted, which stay, and returns how many these were. */
    public long forget(String workspace, String person) {
        return kept.forget(workspace, person);
    }

    /** Collects the settings of runs. Not safe for use by several threads. */
    public static final class Builder {
        private final DataSource pool;
        final ConnectorRegistry registry;
        final Map<String, Double> limits = new HashMap<>();
        private boolean install;
        int threads = 4;
        int callsPerWorkspace = 32;
        int tries = 10;
        Duration keepFor = Duration.ofDays(30);
        Duration pollEvery = Duration.ofSeconds(1);
        Duration deadAfter = Duration.ofSeconds(20);

        private Builder(DataSource pool, ConnectorRegistry registry) {
            this.pool = Objects.requireNonNull(pool, "pool");
            this.registry = Objects.requireNonNull(registry, "registry");
        }

        /**
         * Creates the tables, or brings them up to this release, when the runs are built. Without it the host runs the scripts, as
         * with Flyway from {@code classpath:io/dataconnectors/bulk/postgresql} or {@code …/h2}.
         */
        public Builder install() {
            install = true;
            return this;
        }

        /**
         * Sets on how many threads this node works: so many parts of runs at once, each with up to 16 calls under way; 4 by
         * default. The pool needs as many connections and two.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder threads(int count) {
            threads = positive("The number of threads", count);
            return this;
        }

        /**
         * Sets how many calls of a workspace runs have under way on this node at most; 32 by default, half of what the executor
         * gives a workspace by default. The rest is left for other calls.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder callsPerWorkspace(int calls) {
            callsPerWorkspace = positive("The number of calls of a workspace", calls);
            return this;
        }

        /**
         * Sets how often a row is tried before it fails; 10 times by default.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder tries(int most) {
            tries = positive("The number of tries", most);
            return this;
        }

        /**
         * Sets how many calls of runs to an origin start in a second at most, over all nodes and of all workspaces.
         *
         * @param origin scheme, host and, unless it is 443, port, such as {@code https://shop.example.com}
         * @throws IllegalArgumentException if the text is no origin, or the number is not between 0.001 and 1,000,000
         */
        public Builder limit(String origin, double perSecond) {
            limits.put(SecretStore.origin(origin), Permits.checked(perSecond));
            return this;
        }

        /** Sets how long a run that is over is kept with its rows; 30 days by default. */
        public Builder keepFor(Duration time) {
            keepFor = Objects.requireNonNull(time, "time");
            return this;
        }

        /** Sets how often this node looks for work that another submitted; every second by default. */
        public Builder pollEvery(Duration time) {
            pollEvery = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Sets for how long a node may give no sign of life before others take over its work; 20 seconds by default. All nodes
         * have the same.
         */
        public Builder deadAfter(Duration time) {
            deadAfter = Objects.requireNonNull(time, "time");
            return this;
        }

        private static int positive(String what, int number) {
            if (number < 1) {
                throw new IllegalArgumentException(what + " is 1 or more, not " + number);
            }
            return number;
        }

        /**
         * Returns the runs, which work once they are {@linkplain BulkRuns#start() started}.
         *
         * @throws IllegalStateException if the registry has no executor
         * @throws io.dataconnectors.StorageException if the database cannot be reached, or the tables are missing, older than
         *     this release needs, or newer than it knows
         */
        public BulkRuns build() {
            return new BulkRuns(this);
        }
    }
}
