package io.dataconnectors.imports;

import java.util.List;

/** A text that cannot be a connector; every reason is named. No reason quotes a value of the text. */
public final class ImportException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    /** Creates one of its reasons, in the order in which the text was read; there is one at least. */
    public ImportException(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** Returns why, in the order in which the text was read; never empty. */
    public List<String> reasons() {
        return reasons;
    }
}
