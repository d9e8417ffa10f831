package io.dataconnectors.examples.cli;

import io.dataconnectors.Violation;
import io.dataconnectors.examples.source.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A file that is no valid connector document. */
final class InvalidDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final transient List<Violation> violations;
    private final transient Function<String, Place> places;

    /** @param places where in the file the value of a pointer stands */
    InvalidDocumentException(Path file, List<Violation> violations, Function<String, Place> places) {
        super(file + " is not a valid connector document");
        this.file = file;
        this.violations = List.copyOf(violations);
        this.places = places;
    }

    List<Violation> violations() {
        return violations;
    }

    Place place(String pointer) {
        return places.apply(pointer);
    }

    /** Returns the file, the line, the column and the violation in one line, as compilers write them. */
    String line(Violation violation) {
        return file + ":" + place(violation.pointer()) + ": " + violation;
    }
}
