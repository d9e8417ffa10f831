package io.dataconnectors.examples.cli;

import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import io.dataconnectors.Violation.TextPosition;
import io.dataconnectors.examples.source.Format;
import io.dataconnectors.examples.source.Place;
import io.dataconnectors.examples.source.Source;
import io.dataconnectors.examples.source.SourceException;
import io.dataconnectors.internal.problem.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javax.annotation.Nullable;

/** A file with a document, a pack, inputs or the like, in JSON or in YAML: the one way in which the command line reads them. */
final class SourceFile {
    private final Path file;
    private final Source source;

    private SourceFile(Path file, Source source) {
        this.file = file;
        this.source = source;
    }

    /** Returns the value of a file that is no document: what is wrong with it is a matter of usage. */
    @Nullable
    static Object value(Path file) {
        String text = TextFile.read(file);
        try {
            return Format.of(file, text).read(text).value();
        } catch (SourceException e) {
            throw new UsageException(file + ":" + e.place() + ": " + e.getMessage());
        }
    }

    /** @throws InvalidDocumentException with every violation, and the line of each */
    static <T> T read(Path file, Function<Object, T> form) {
        return of(file).as(form);
    }

    /** @throws InvalidDocumentException if the file is neither JSON nor YAML, as its name has it */
    static SourceFile of(Path file) {
        String text = TextFile.read(file);
        try {
            return new SourceFile(file, Format.of(file, text).read(text));
        } catch (SourceException e) {
            Violation violation = new Violation(
                    Code.NOT_JSON.word(),
                    "",
                    new TextPosition(e.place().line(), e.place().column()),
                    List.of(),
                    String.valueOf(e.getMessage()));
            throw new InvalidDocumentException(file, List.of(violation), pointer -> e.place());
        }
    }

    /** @throws InvalidDocumentException if what is done with the value finds it invalid */
    <T> T as(Function<Object, T> form) {
        try {
            return form.apply(source.value());
        } catch (InvalidDefinitionException e) {
            throw new InvalidDocumentException(file, e.violations(), this::place);
        }
    }

    Path file() {
        return file;
    }

    Place place(String pointer) {
        return source.place(pointer);
    }

    /** Returns a violation with its place, as compilers write it. */
    String line(Violation violation) {
        return file + ":" + place(violation.pointer()) + ": " + violation;
    }
}
