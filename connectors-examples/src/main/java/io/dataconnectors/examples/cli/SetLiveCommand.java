package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a draft live. */
@Command(name = "set-live", description = "Make the draft live; its last test must have passed.")
final class SetLiveCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The name or the id of a connector.")
    private String name = "";

    @Option(
            names = "--accept",
            paramLabel = "CHANGE",
            description = {
                "A breaking change that is meant, such as output_removed:status.",
                "Only a host knows who uses a connector: nothing needs to be accepted unless --used-by says who does."
            })
    private Set<String> accepted = new LinkedHashSet<>();

    @Option(
            names = "--accept-simulated",
            description = "A test against the answer of a file will do, as it does where a host says so.")
    private boolean simulatedWillDo;

    @Mixin
    private SeenRevision seen = new SeenRevision();

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    SetLiveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConnectorRegistry.Builder host = ConnectorRegistry.builder().store(stored.existing());
        ConnectorRegistry registry = stored.registry(simulatedWillDo ? host.acceptSimulatedTests() : host);
        Connector connector = StoreOptions.find(registry, name);
        Connector live = registry.setLive(connector.id(), seen.of(connector), accepted);
        output.results(console).changed("Set live", live);
        return ExitStatus.DONE;
    }
}
