package io.dataconnectors.imports;

import io.dataconnectors.Violation;
import io.dataconnectors.internal.problem.Code;
import java.util.List;

/** A text that cannot be a connector; every reason is named. No reason quotes a value of the text. */
public final class ImportException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** Creates the exception for its reasons, in the order in which the text was read; there is one at least. */
    public ImportException(List<String> reasons) {
        super(String.join("\n", reasons));
        violations = reasons.stream()
                .map(reason -> Violation.of(Code.NOT_IMPORTABLE.word(), "", reason))
                .toList();
    }

    /** Returns why, in the order in which the text was read; never empty. Each has the code {@code not-importable}. */
    public List<Violation> violations() {
        return violations;
    }
}
