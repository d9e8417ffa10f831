package io.dataconnectors.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line {@code connectors}. */
public final class ConnectorsCli {
    private static final String FIRST_STEPS = """
            Say what to do. To begin with:
              connectors validate FILE   is your document right, and if not, where?
              connectors preview FILE    what would it send?
              connectors console         the screen, with a shop on this machine to call
              connectors stub-api DIR    a shop on this machine, documents that call it,
                                         and commands to try on them""";

    private ConnectorsCli() {}

    /** Runs a command and ends the JVM with its exit status. Prints UTF-8, whatever the machine prefers. */
    public static void main(String[] arguments) {
        PrintWriter out = writer(new FileOutputStream(FileDescriptor.out));
        PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
        System.exit(run(out, err, System.getenv(), arguments));
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs a command, and returns its exit status. */
    static int run(PrintWriter out, PrintWriter err, Map<String, String> environment, String... arguments) {
        Console console = new Console(out, err, environment);
        return commandLine(console)
                .setOut(out)
                .setErr(err)
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(ConnectorsCli::execute)
                .setParameterExceptionHandler((wrong, typed) -> misused(wrong, typed, console))
                .setExecutionExceptionHandler((thrown, command, parsed) -> refuse(thrown, command, console))
                .execute(arguments);
    }

    private static CommandLine commandLine(Console console) {
        return new CommandLine(new Commands())
                .addSubcommand(new ValidateCommand(console))
                .addSubcommand(new ConvertCommand(console))
                .addSubcommand(new SchemaCommand(console))
                .addSubcommand(new PreviewCommand(console))
                .addSubcommand(new RunCommand(console))
                .addSubcommand(new TestCommand(console))
                .addSubcommand(new SimulateCommand(console))
                .addSubcommand(new CreateCommand(console))
                .addSubcommand(new EditCommand(console))
                .addSubcommand(new RenameCommand(console))
                .addSubcommand(new ListCommand(console))
                .addSubcommand(new ShowCommand(console))
                .addSubcommand(new HistoryCommand(console))
                .addSubcommand(new DiffCommand(console))
                .addSubcommand(new RestoreCommand(console))
                .addSubcommand(new SetLiveCommand(console))
                .addSubcommand(new ExecuteCommand(console))
                .addSubcommand(new LogCommand(console))
                .addSubcommand(new BulkCommand(console))
                .addSubcommand(new DependentsCommand(console))
                .addSubcommand(new SetDraftCommand(console))
                .addSubcommand(new DeleteCommand(console))
                .addSubcommand(new ImportCurlCommand(console))
                .addSubcommand(new ExportPackCommand(console))
                .addSubcommand(new ImportPackCommand(console))
                .addSubcommand(new GalleryCommand(console))
                .addSubcommand(new ConsoleCommand(console))
                .addSubcommand(new StubApiCommand(console))
                .addSubcommand(new HelpCommand());
    }

    private static int execute(ParseResult parsed) {
        CommandLine root = parsed.commandSpec().commandLine();
        ParseResult chosen = parsed.subcommand();
        if (chosen == null && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
            throw new ParameterException(root, FIRST_STEPS);
        }
        if (chosen != null
                && parsed.hasMatchedOption("--store")
                && chosen.commandSpec().findOption("--store") == null) {
            throw new ParameterException(root, chosen.commandSpec().name() + " takes no --store");
        }
        try {
            return new CommandLine.RunLast().execute(parsed);
        } finally {
            close(parsed.hasSubcommand() ? parsed.subcommand() : parsed);
        }
    }

    private static void close(ParseResult chosen) {
        for (CommandSpec mixin : chosen.commandSpec().mixins().values()) {
            if (mixin.userObject() instanceof StoreOptions stored) {
                stored.close();
            }
        }
    }

    private static int misused(ParameterException wrong, String[] typed, Console console) {
        String message = Misuse.message(wrong);
        if (Arrays.asList(typed).contains("--json")) {
            new JsonResults(console.out()).refused(Refusal.ofUsage(message));
        }
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        console.err().println(Shown.text(message));
        console.err().println("Try: " + command + " --help");
        console.err().flush();
        return ExitStatus.WRONG;
    }

    private static int refuse(Exception thrown, CommandLine command, Console console) {
        Refusal refusal = Refusal.of(thrown);
        OptionSpec json = command.getCommandSpec().findOption("--json");
        if (json != null && Boolean.TRUE.equals(json.getValue())) {
            new JsonResults(console.out()).refused(refusal);
        }
        Complaints complaints = new Complaints(console.err());
        if (thrown instanceof InvalidDocumentException invalid) {
            complaints.of(invalid);
        } else {
            complaints.of(refusal);
        }
        return refusal.exitStatus();
    }
}
