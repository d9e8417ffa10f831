package io.dataconnectors.console.internal.page;

import io.dataconnectors.CallQuery;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.console.internal.page.Usage.User;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.registry.ConnectorRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of the connectors of a list beside what the store has: what uses each, and how its last call went. All are asked
 * for together, and no list waits longer than the deadline.
 */
public final class ListFacts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListFacts.class);
    private static final int THREADS = 16;

    private final Duration deadline;
    private final ThreadPoolExecutor threads;

    /** Makes the facts, with a time after which what is not known is unknown. */
    public ListFacts(Duration deadline) {
        this.deadline = deadline;
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1_000), task -> {
                    Thread thread = new Thread(task, "connectors-console");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
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
        private static final Facts UNKNOWN = new Facts(List.of(), false, null);
    }

    /** Returns what is known of each connector, by id. One that the workspace does not have is left out. */
    public Map<String, Facts> of(Visit visit, List<String> ids) {
        ConnectorRegistry registry = visit.registry();
        List<Callable<Optional<Facts>>> tasks = new ArrayList<>();
        ids.forEach(id -> tasks.add(() -> facts(visit, registry, id)));
        Map<String, Facts> facts = new LinkedHashMap<>();
        try {
            List<Future<Optional<Facts>>> answers =
                    threads.invokeAll(tasks, deadline.toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < ids.size(); i++) {
                String id = ids.get(i);
                result(answers.get(i)).ifPresent(known -> facts.put(id, known));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ids.forEach(id -> facts.put(id, Facts.UNKNOWN));
        }
        return facts;
    }

    private static Optional<Facts> result(Future<Optional<Facts>> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException e) {
            return Optional.of(Facts.UNKNOWN);
        } catch (ExecutionException e) {
            LOG.warn("What is known of a connector of a list could not be found out", e.getCause());
            return Optional.of(Facts.UNKNOWN);
        }
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

    /** Ends the threads. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
