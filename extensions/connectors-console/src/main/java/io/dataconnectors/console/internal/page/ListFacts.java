package io.dataconnectors.console.internal.page;

import io.dataconnectors.CallQuery;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.console.internal.page.Usage.User;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.internal.thread.DaemonThreads.SharedThreads;
import io.dataconnectors.registry.ConnectorRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Facts about the connectors of a list that the store does not have: what uses each, and how its last call went. All are asked
 * for together, and no list waits longer than the deadline.
 */
public final class ListFacts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListFacts.class);
    private static final int THREADS = 32;
    private static final int THREADS_OF_A_WORKSPACE = 8;
    private static final int WAITING_IN_A_WORKSPACE = 1_000;

    private final Duration deadline;
    private final SharedThreads threads = new SharedThreads("connectors-console", THREADS, THREADS_OF_A_WORKSPACE);

    /** Makes the facts, with a time after which what is not known is unknown. */
    public ListFacts(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * What is known of one connector.
     *
     * @param users what uses it, as far as the resolvers could say
     * @param complete whether all resolvers answered in time
     * @param lastCall its last call, or null if there was none, or it is not known
     */
    public record Facts(
            List<User> users, boolean complete, @Nullable LoggedCall lastCall) {
        static final Facts UNKNOWN = new Facts(List.of(), false, null);
    }

    /** Returns what is known of each connector, by id. One that the workspace does not have is left out. */
    public Map<String, Facts> of(Visit visit, List<String> ids) {
        long end = System.nanoTime() + deadline.toNanos();
        Map<String, FutureTask<Optional<Facts>>> asked = new LinkedHashMap<>();
        ids.forEach(id -> asked.put(id, asked(visit, id)));
        Map<String, Facts> facts = new LinkedHashMap<>();
        asked.forEach((id, task) -> known(task, end).ifPresent(known -> facts.put(id, known)));
        return facts;
    }

    /** A workspace whose resolvers hang waits for itself alone; what it asks beyond that is not asked at all. */
    private FutureTask<Optional<Facts>> asked(Visit visit, String id) {
        String workspace = visit.visitor().workspace();
        ConnectorRegistry registry = visit.registry();
        FutureTask<Optional<Facts>> task = new FutureTask<>(() -> facts(visit, registry, id));
        if (threads.waiting(workspace) < WAITING_IN_A_WORKSPACE) {
            threads.execute(workspace, task);
        }
        return task;
    }

    private static Optional<Facts> known(FutureTask<Optional<Facts>> task, long end) {
        try {
            return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("What is known of a connector of a list could not be found out", e.getCause());
        }
        return Optional.of(Facts.UNKNOWN);
    }

    private static Optional<Facts> facts(Visit visit, ConnectorRegistry registry, String id) {
        try {
            Usage usage = Usage.of(visit, registry.dependents(id));
            String name = registry.get(id).name();
            List<LoggedCall> calls = registry.log()
                    .find(CallQuery.all().connector(name).limit(1))
                    .calls();
            return Optional.of(
                    new Facts(usage.users(), usage.failedResolvers().isEmpty(), calls.isEmpty() ? null : calls.get(0)));
        } catch (ConnectorNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Ends the threads when they are idle. */
    @Override
    public void close() {
        threads.retire();
    }
}
