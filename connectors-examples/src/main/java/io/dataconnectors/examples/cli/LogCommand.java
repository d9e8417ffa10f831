package io.dataconnectors.examples.cli;

import io.dataconnectors.CallQuery;
import java.util.concurrent.Callable;
import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds calls in the log. */
@Command(
        name = "log",
        description = {
            "List calls that were made; the one that began last comes first.",
            "A database keeps the log, a folder does not."
        })
final class LogCommand implements Callable<Integer> {
    private final Console console;

    @Nullable
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The name of a connector; any if there is none.")
    private String name;

    @Option(names = "--failed", description = "Only calls that failed.")
    private boolean failed;

    @Nullable
    @Option(names = "--for", paramLabel = "WHO", description = "Only calls that were made on behalf of somebody.")
    private String who;

    @Nullable
    @Option(names = "--id", paramLabel = "ID", description = "Only calls of an id.")
    private String callId;

    @Nullable
    @Option(names = "--after", paramLabel = "NEXT", description = "The next page, as the page before says.")
    private String after;

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    LogCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CallQuery query = name == null ? CallQuery.all() : CallQuery.all().connector(name);
        query = failed ? query.failing() : query;
        query = who == null ? query : query.onBehalfOf(who);
        query = callId == null ? query : query.callId(callId);
        query = after == null ? query : query.after(after);
        output.results(console)
                .calls(stored.registry(stored.existingWithHistory()).log().find(query));
        return ExitStatus.DONE;
    }
}
