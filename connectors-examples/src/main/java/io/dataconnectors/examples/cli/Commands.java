package io.dataconnectors.examples.cli;

import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command above all others, which does nothing by itself. */
@Command(
        name = "connectors",
        description = "Try connector documents, and keep connectors in a folder or a database.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:the call failed, or the store refused",
            "2:the document, the inputs or the usage is wrong"
        })
final class Commands {
    @Nullable
    @Option(
            names = "--store",
            paramLabel = "DIR|URL",
            description = "The folder or the database that keeps the connectors.")
    private String store;

    @Nullable
    String store() {
        return store;
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"connectors " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
