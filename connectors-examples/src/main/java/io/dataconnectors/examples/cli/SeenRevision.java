package io.dataconnectors.examples.cli;

import io.dataconnectors.Connector;
import javax.annotation.Nullable;
import picocli.CommandLine.Option;

/** The revision at which the draft was seen; without it, what is stored now is what is meant. */
final class SeenRevision {
    @Nullable
    @Option(
            names = "--revision",
            paramLabel = "N",
            description = "The revision that you saw: refused if the draft has changed since; tests do not count.")
    private Long revision;

    long of(Connector connector) {
        return revision == null ? connector.revision() : revision;
    }
}
