package io.dataconnectors.examples.cli;

import io.dataconnectors.examples.source.Format;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a file of one form in another. */
@Command(
        name = "convert",
        description = {
            "Write a document, a pack or inputs in the other form: JSON as YAML, YAML as JSON.",
            "All values stay what they are; the comments of YAML are lost in JSON."
        })
final class ConvertCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A file in JSON or YAML.")
    private Path file = Path.of("");

    @Option(names = "--to", paramLabel = "FORM", required = true, description = "json, or yaml.")
    private Format form = Format.JSON;

    @Nullable
    @Option(names = "--out", paramLabel = "FILE", description = "Write to a new file, not to standard output.")
    private Path out;

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String text = SourceFile.read(file, form::write);
        if (out != null) {
            NewFile.of(out, text);
        }
        console.out().print(out == null ? text : "Wrote " + out + System.lineSeparator());
        console.out().flush();
        return ExitStatus.DONE;
    }
}
