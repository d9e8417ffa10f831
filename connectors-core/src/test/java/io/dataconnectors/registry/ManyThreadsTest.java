package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorException;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Dependent;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.UntestedException;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.store.FileConnectorStore;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads do everything at once to a few connectors, and every revision is written by exactly one of them. */
class ManyThreadsTest {
    private static final int THREADS = 8;
    private static final int ACTS = 150;
    private static final Set<Class<? extends ConnectorException>> REFUSALS = Set.of(
            StaleConnectorException.class,
            ConnectorNotFoundException.class,
            NameTakenException.class,
            WrongStatusException.class,
            UntestedException.class,
            ConnectorInUseException.class);

    private final long seed = System.nanoTime();
    private final Map<String, Connector> edits = new ConcurrentHashMap<>();
    private final Map<Class<?>, Integer> outcomes = new ConcurrentHashMap<>();

    @Test
    void no_update_is_lost_in_memory() throws Exception {
        run(new InMemoryConnectorStore());
    }

    @Test
    void no_update_is_lost_in_files(@TempDir Path folder) throws Exception {
        run(new FileConnectorStore(folder));
    }

    private void run(ConnectorStore kept) throws Exception {
        WritingDown store = new WritingDown(kept);
        ConnectorRegistry connectors = ConnectorRegistry.builder()
                .store(store)
                .executor(new Always200())
                .dependencies("every fifth", ManyThreadsTest::usersOf)
                .build();

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Object>> all = IntStream.range(0, THREADS)
                    .mapToObj(number -> Executors.callable(() -> actOften(connectors, number)))
                    .toList();
            for (Future<Object> each : threads.invokeAll(all)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(outcomes.keySet())
                .as("seed " + seed)
                .contains(Connector.class)
                .isSubsetOf(allowed());
        store.written.forEach((id, revisions) -> assertThat(revisions.keySet())
                .as("revisions of " + id + ", seed " + seed)
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, revisions.size())
                        .boxed()
                        .toList()));
        assertThat(edits).as("seed " + seed).isNotEmpty();
        edits.values()
                .forEach(edit -> assertThat(store.written.get(edit.id()).get(edit.revision()))
                        .isEqualTo(edit));
        for (Connector connector : connectors.search(ConnectorQuery.all()).connectors()) {
            assertThat(store.written.get(connector.id()).lastEntry().getValue()).isEqualTo(connector);
        }
    }

    private void actOften(ConnectorRegistry connectors, int number) {
        Random random = new Random(seed + number);
        for (int i = 0; i < ACTS; i++) {
            attempt(connectors.by("thread " + number), random, number + "." + i);
        }
    }

    private static Set<Class<?>> allowed() {
        Set<Class<?>> allowed = new java.util.HashSet<>(REFUSALS);
        allowed.add(Connector.class);
        return allowed;
    }

    private static List<Dependent> usersOf(Connector connector) {
        return connector.revision() % 5 == 0 ? List.of(new Dependent("agent", "a1", "Support")) : List.of();
    }

    private void attempt(ConnectorRegistry connectors, Random random, String text) {
        Class<?> outcome = Connector.class;
        try {
            act(connectors, random, text);
        } catch (ConnectorException e) {
            outcome = e.getClass();
        }
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private void act(ConnectorRegistry connectors, Random random, String text) {
        String name = "name" + random.nextInt(3);
        int act = random.nextInt(10);
        if (act == 0) {
            connectors.create(Host.get(name));
            return;
        }
        Connector seen = connectors.getByName(name);
        switch (act) {
            case 1 -> connectors.delete(seen.id());
            case 2 -> connectors.setDraft(seen.id());
            case 3, 4 -> connectors.setLive(seen.id(), seen.revision());
            case 5 -> edited(connectors.rename(seen.id(), seen.revision(), "name" + random.nextInt(3)));
            case 6, 7 -> connectors.test(seen.id(), Invocation.empty());
            default -> edited(connectors.edit(seen.id(), seen.revision(), described(seen, text)));
        }
    }

    private static io.dataconnectors.ConnectorDefinition described(Connector seen, String text) {
        return seen.draft().toBuilder().description("By " + text).build();
    }

    private void edited(Connector edited) {
        assertThat(edits.put(edited.id() + " " + edited.revision(), edited))
                .as("two edits made one revision, seed " + seed)
                .isNull();
    }

    /** Writes down every revision that the store took. */
    private static final class WritingDown extends PassingStore {
        private final Map<String, TreeMap<Long, Connector>> written = new ConcurrentHashMap<>();

        WritingDown(ConnectorStore kept) {
            super(kept);
        }

        private void written(Connector connector) {
            TreeMap<Long, Connector> revisions = written.computeIfAbsent(connector.id(), id -> new TreeMap<>());
            synchronized (revisions) {
                assertThat(revisions.put(connector.revision(), connector)).isNull();
            }
        }

        @Override
        public void insert(Connector connector, int most) {
            super.insert(connector, most);
            written(connector);
        }

        @Override
        public void replace(Connector connector, long expectedRevision) {
            super.replace(connector, expectedRevision);
            written(connector);
        }
    }

    /** Sends nothing; every call is a success. */
    private static final class Always200 implements ConnectorExecutor {
        @Override
        public Execution execute(ConnectorCall call) {
            return simulate(call, Answer.json(200, "{}"));
        }

        @Override
        public CompletableFuture<Execution> executeAsync(ConnectorCall call) {
            return CompletableFuture.completedFuture(execute(call));
        }

        @Override
        public Execution simulate(ConnectorCall call, Answer canned) {
            return Execution.builder(call.invocation().callId()).answer(canned).build();
        }

        @Override
        public RequestPreview preview(ConnectorCall call) {
            return new RequestPreview(
                    call.definition().request().method(), "https://shop.example.com/", List.of(), null);
        }
    }
}
