package io.dataconnectors.bulk;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.dataconnectors.bulk.BulkRun.State;
import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Dialect;
import io.dataconnectors.spi.ConnectorExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.annotation.Nullable;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one node of a host for runs: db-scheduler gives it lanes to work on, and takes them from a node that is silent. Safe
 * for use by several threads.
 */
final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(BulkRuns.class);
    private static final String TABLE = "connectors_bulk_task";
    private static final String LANES = "connectors-bulk-lane";
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(10);

    /** After how many heartbeats that did not come db-scheduler takes a node for dead: no fewer are possible. */
    private static final int MISSED_HEARTBEATS = 4;

    private static final int MOST_VERSIONS = 100;

    private final BulkRuns.Builder host;
    private final Database database;
    private final RunTable runs;
    private final RowTable rows;
    private final LaneTable lanes;
    private final Permits permits;
    private final ConnectorExecutor executor;
    private final Scheduler scheduler;
    private final CustomTask<Void> laneTask;
    private final Map<String, Version> versions = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> shares = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Node(BulkRuns.Builder host, DataSource pool, Database database) {
        this.host = host;
        this.database = database;
        runs = new RunTable(database);
        rows = new RowTable(database);
        lanes = new LaneTable(database);
        permits = new Permits(database);
        executor = host.registry.executor();
        laneTask = Tasks.custom(LANES, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(1)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    Instant next = turn(Lane.ofInstance(instance.getId()));
                    return (complete, operations) -> {
                        if (next == null) {
                            operations.remove();
                        } else {
                            operations.reschedule(complete, next);
                        }
                    };
                });
        Housekeeping housekeeping = new Housekeeping(this, host.keepFor);
        RecurringTask<Void> keeping = Tasks.recurring("connectors-bulk-housekeeping", FixedDelay.of(HOUSEKEEPING))
                .execute((instance, context) -> housekeeping.run());
        SchedulerBuilder settings = new SchedulerBuilder(pool, new ArrayList<>(List.of(laneTask)));
        if (database.dialect() == Dialect.H2) {
            settings.jdbcCustomization(
                    new DefaultJdbcCustomization(false)); // its detection would warn of a database it has no words for
        }
        scheduler = settings.startTasks(keeping)
                .tableName(TABLE)
                .threads(host.threads + 1)
                .pollingInterval(host.pollEvery)
                .heartbeatInterval(host.deadAfter.dividedBy(MISSED_HEARTBEATS))
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(70)) // no call lasts longer than a minute
                .enableImmediateExecution()
                .build();
    }

    void start() {
        scheduler.start();
    }

    void stop() {
        if (!closing) {
            closing = true;
            scheduler.stop();
        }
    }

    boolean isClosing() {
        return closing;
    }

    RunTable runs() {
        return runs;
    }

    RowTable rows() {
        return rows;
    }

    LaneTable lanes() {
        return lanes;
    }

    Permits permits() {
        return permits;
    }

    ConnectorExecutor executor() {
        return executor;
    }

    int mostTries() {
        return host.tries;
    }

    void warn(RuntimeException failure) {
        LOG.warn("A run goes on when what it needs is back: {}", failure.getMessage());
    }

    /** Returns the places that runs have for calls of a workspace on this node: the others are left to everybody else. */
    Semaphore share(String workspace) {
        return shares.computeIfAbsent(workspace, name -> new Semaphore(host.callsPerWorkspace));
    }

    List<Permits.Limit> limits(Version version) {
        List<Permits.Limit> limits = new ArrayList<>();
        String origin = version.compiled().origin();
        Double ofOrigin = host.limits.get(origin);
        if (ofOrigin != null) {
            limits.add(new Permits.Limit(origin, ofOrigin));
        }
        if (version.perSecond() != null) {
            limits.add(new Permits.Limit(version.run(), version.perSecond()));
        }
        return limits;
    }

    /** Makes lanes be worked on, by whatever node; those that are already are left as they are. */
    void schedule(List<Lane> waiting) {
        Instant now = Instant.now();
        waiting.forEach(lane -> scheduler.scheduleIfNotExists(laneTask.instance(lane.instance()), now));
    }

    /** Whether another lane, of whatever run, waits for a thread of a node. */
    boolean othersWait() {
        return database.apart(
                "The waiting lanes could not be read",
                sql -> sql.first(
                                "SELECT 1 AS one FROM " + TABLE
                                        + " WHERE picked = FALSE AND execution_time <= ? LIMIT 1",
                                row -> row.getInt("one"),
                                Instant.now())
                        .isPresent());
    }

    @Nullable
    private Instant turn(Lane lane) {
        try {
            Optional<BulkRun> run = runs.find(lane.workspace(), lane.run());
            if (run.isEmpty() || run.get().state() != State.RUNNING) {
                return run.isEmpty() ? null : stopped(lane);
            }
            Instant next = new LaneTurn(this, lane, version(lane)).run();
            if (next == null) {
                ended(lane);
            }
            return next;
        } catch (OvertakenException overtaken) {
            LOG.debug("A lane was left: {}", overtaken.getMessage());
            return null;
        }
    }

    private Version version(Lane lane) {
        if (versions.size() > MOST_VERSIONS) {
            versions.clear();
        }
        return versions.computeIfAbsent(
                lane.workspace() + "/" + lane.run(), key -> runs.version(lane.workspace(), lane.run()));
    }

    /** Does what is left to do for a lane whose run was stopped before its turn began. */
    @Nullable
    private Instant stopped(Lane lane) {
        String holder = java.util.UUID.randomUUID().toString();
        lanes.take(lane, holder, version(lane).writes(), Instant.now());
        Instant next = afterStop(lane, holder);
        ended(lane);
        return next;
    }

    /** Returns null: a lane of a run that does not go on has no next turn. What a cancelled run did not send is marked. */
    @Nullable
    Instant afterStop(Lane lane, String holder) {
        boolean cancelled = runs.find(lane.workspace(), lane.run())
                .filter(run -> run.state() == State.CANCELLING)
                .isPresent();
        if (cancelled) {
            lanes.cancel(lane, holder, Instant.now());
        }
        return null;
    }

    private void ended(Lane lane) {
        runs.endIfDone(lane.workspace(), lane.run(), Instant.now());
        if (runs.find(lane.workspace(), lane.run())
                .filter(run -> run.state().isOver())
                .isPresent()) {
            versions.remove(lane.workspace() + "/" + lane.run());
            permits.forget(lane.run());
        }
    }
}
