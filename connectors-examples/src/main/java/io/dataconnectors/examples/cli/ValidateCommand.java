package io.dataconnectors.examples.cli;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.document.ConnectorDocument;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with a document, and what is doubtful in it. */
@Command(name = "validate", description = "Check a document; every problem is named, with its place.")
final class ValidateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A connector document.")
    private Path file = Path.of("");

    @Mixin
    private OutputOptions output = new OutputOptions();

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            SourceFile source = SourceFile.of(file);
            ConnectorDefinition definition = source.as(DocumentFile::valid);
            output.results(console).valid(source, definition);
            new Complaints(console.err()).warnings(ConnectorDocument.warnings(definition), source::line);
            return ExitStatus.DONE;
        } catch (InvalidDocumentException e) {
            output.results(console).invalid(e);
            new Complaints(console.err()).of(e);
            return ExitStatus.WRONG;
        }
    }
}
