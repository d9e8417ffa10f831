package io.dataconnectors.imports.curl;

import java.util.List;

/** A command that cannot be a connector; every reason is named. No reason quotes a value of the command. */
public final class CurlImportException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    CurlImportException(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** Returns why, in the order in which the command was read; never empty. */
    public List<String> reasons() {
        return reasons;
    }
}
