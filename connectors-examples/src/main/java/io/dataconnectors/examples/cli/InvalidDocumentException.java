package io.dataconnectors.examples.cli;

import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import java.nio.file.Path;
import java.util.List;

/** A file that is no valid connector document. */
final class InvalidDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final transient List<Violation> violations;

    InvalidDocumentException(Path file, InvalidDefinitionException invalid) {
        super(file + " is not a valid connector document", invalid);
        this.file = file;
        this.violations = invalid.violations();
    }

    Path file() {
        return file;
    }

    List<Violation> violations() {
        return violations;
    }
}
