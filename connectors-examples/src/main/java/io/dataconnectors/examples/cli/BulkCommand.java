package io.dataconnectors.examples.cli;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Output;
import io.dataconnectors.bulk.BulkPlan;
import io.dataconnectors.bulk.BulkRow;
import io.dataconnectors.bulk.BulkRun;
import io.dataconnectors.bulk.BulkRuns;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calls a live connector for each row of a file. */
@Command(
        name = "bulk",
        description = {
            "Call a live connector of the store for each row of a file.",
            "The run is kept in the store's database; for a folder, that is the file",
            "DIR.bulk.mv.db beside it. After Ctrl-C, --resume goes on with the run.",
            "A write is sent at most once."
        })
final class BulkCommand implements Callable<Integer> {
    private static final int MOST_PROBLEMS = 100;

    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The name or the id of a connector.")
    private String name = "";

    @Nullable
    @Option(
            names = "--rows",
            paramLabel = "FILE",
            description =
                    "The inputs of each call: FILE.csv, whose first row names the inputs, or FILE.jsonl, with an object"
                            + " in each line. Inputs of -i are taken for every row that has none of that name.")
    private Path rows;

    @Nullable
    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with a run that was interrupted.")
    private String resumed;

    @Nullable
    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "Where to write what came of each row: FILE.csv or FILE.jsonl.")
    private Path results;

    @Nullable
    @Option(names = "--per-second", paramLabel = "CALLS", description = "The most calls that start in a second.")
    private Double perSecond;

    private boolean stopping;

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private CallOptions calls = new CallOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    BulkCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if ((rows == null) == (resumed == null)) {
            throw new UsageException("Give either --rows FILE or --resume RUN");
        }
        BulkResults written = results == null ? null : new BulkResults(results);
        ConnectorStore store = stored.existing();
        try (HttpConnectorExecutor executor = calls.executor(console, false)) {
            ConnectorRegistry registry = stored.registry(store, executor);
            Connector connector = StoreOptions.find(registry, name);
            Work work = resumed == null ? checked(registry, connector) : null;
            if (work != null && !work.problems().isEmpty()) {
                return refuse(work.problems());
            }
            try (HikariDataSource pool = pool();
                    BulkRuns runs = runs(pool, registry)) {
                return run(pool, runs, work, connector, written);
            }
        }
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(stored.databaseOfRuns());
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    private static BulkRuns runs(HikariDataSource pool, ConnectorRegistry registry) {
        return BulkRuns.builder(pool, registry)
                .install()
                .pollEvery(Duration.ofMillis(200))
                .build();
    }

    /** What is to be submitted, or what keeps it from being. */
    private record Work(RowsFile file, Invocation everyRow, List<String> problems) {}

    /** Reads all rows before anything is sent. */
    private Work checked(ConnectorRegistry registry, Connector connector) {
        ConnectorDefinition live = connector.live();
        if (live == null || rows == null) {
            throw new UsageException(connector.name() + " is not live: test it and set it live");
        }
        Invocation everyRow = calls.invocation(live);
        if (everyRow.deadline() != null) {
            throw new UsageException("--timeout has no meaning here: each row has the time that the document gives it");
        }
        RowsFile file = new RowsFile(rows, live.inputs());
        CompiledCall compiled = CompiledCall.of(new ConnectorCall(connector.workspace(), live, everyRow));
        List<String> problems = new ArrayList<>();
        AtomicLong more = new AtomicLong();
        file.forEach(row -> problems(registry, compiled, row, everyRow).forEach(problem -> {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(rows + ":" + problem);
            } else {
                more.incrementAndGet();
            }
        }));
        if (more.get() > 0) {
            problems.add("… and " + more + " more");
        }
        return new Work(file, everyRow, problems);
    }

    private static List<String> problems(
            ConnectorRegistry registry, CompiledCall compiled, RowsFile.Row row, Invocation everyRow) {
        if (!row.problems().isEmpty()) {
            return row.problems();
        }
        Invocation.Builder invocation = Invocation.builder().inputs(inputs(row, everyRow));
        everyRow.context().forEach(invocation::context);
        try {
            var unused = registry.executor()
                    .preview(new CompiledCall(compiled.workspace(), compiled.compiled(), invocation.build()));
            return List.of();
        } catch (InvalidInputException e) {
            return e.violations().stream()
                    .map(violation -> row.places().apply(violation.pointer()) + ": " + violation)
                    .toList();
        }
    }

    private static Map<String, Object> inputs(RowsFile.Row row, Invocation everyRow) {
        Map<String, Object> inputs = new LinkedHashMap<>(everyRow.inputs());
        inputs.putAll(row.values());
        return inputs;
    }

    private int refuse(List<String> problems) {
        output.results(console).invalidRows(problems);
        problems.forEach(problem -> console.err().println(Shown.line(problem)));
        console.err().println("Nothing was sent.");
        console.err().flush();
        return ExitStatus.WRONG;
    }

    private int run(
            HikariDataSource pool,
            BulkRuns runs,
            @Nullable Work work,
            Connector connector,
            @Nullable BulkResults written)
            throws InterruptedException {
        String workspace = connector.workspace();
        String id = work == null ? existing(runs, workspace) : submitted(runs, work, connector);
        Thread interrupted = new Thread(() -> interrupt(pool, runs, id));
        Runtime.getRuntime().addShutdownHook(interrupted);
        BulkRun run;
        try {
            runs.start();
            run = followed(runs, workspace, id);
        } finally {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
        if (written != null) {
            written.write(runs, workspace, id, outputs(connector));
        }
        return report(runs, run);
    }

    private String existing(BulkRuns runs, String workspace) {
        String id = String.valueOf(resumed);
        if (runs.find(workspace, id).isEmpty()) {
            throw new UsageException("There is no run " + id + " in the workspace " + workspace);
        }
        return id;
    }

    private String submitted(BulkRuns runs, Work work, Connector connector) {
        BulkPlan plan = BulkPlan.of(connector.workspace(), connector.name());
        for (Map.Entry<String, Object> value : work.everyRow().context().entrySet()) {
            plan = plan.context(value.getKey(), value.getValue());
        }
        String who = work.everyRow().onBehalfOf();
        if (who != null) {
            plan = plan.onBehalfOf(who);
        }
        if (perSecond != null) {
            plan = plan.perSecond(perSecond);
        }
        String id = runs.submit(plan, work.file().rows().map(row -> inputs(row, work.everyRow())));
        console.err().println("Run " + id);
        console.err().flush();
        return id;
    }

    /** Nobody looks at the run meanwhile or afterwards: the database is closed, and the process ends. */
    private synchronized void interrupt(HikariDataSource pool, BulkRuns runs, String id) {
        stopping = true;
        runs.close();
        pool.close();
        console.err().println();
        console.err().println("Interrupted. What was under way has ended; go on with --resume " + id);
        console.err().flush();
    }

    private BulkRun followed(BulkRuns runs, String workspace, String id) throws InterruptedException {
        BulkProgress progress = new BulkProgress(console.err(), BulkProgress.hasTerminal());
        BulkRun run = look(runs, workspace, id);
        for (; !run.state().isOver(); run = look(runs, workspace, id)) {
            progress.show(run);
            TimeUnit.MILLISECONDS.sleep(200);
        }
        progress.show(run);
        progress.end();
        return run;
    }

    private synchronized BulkRun look(BulkRuns runs, String workspace, String id) throws InterruptedException {
        while (stopping) {
            wait(); // for the end of the process
        }
        return runs.find(workspace, id).orElseThrow();
    }

    private static List<String> outputs(Connector connector) {
        ConnectorDefinition live = connector.live() == null ? connector.draft() : connector.live();
        List<String> names =
                live.response().outputs().stream().map(Output::name).toList();
        return names.isEmpty() ? List.of("body") : names;
    }

    private int report(BulkRuns runs, BulkRun run) {
        List<BulkRow> open = Stream.of(BulkRow.State.UNKNOWN, BulkRow.State.FAILED)
                .flatMap(state -> runs.rows(run.workspace(), run.id(), state, 0, MOST_PROBLEMS).rows().stream())
                .toList();
        output.results(console).bulk(run, open);
        return run.rows().succeeded() == run.rows().total() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}
