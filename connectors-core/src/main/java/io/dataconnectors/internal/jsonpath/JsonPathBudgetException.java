package io.dataconnectors.internal.jsonpath;

/** An evaluation that would have cost more than its {@link Budget}; it found nothing that may be used. */
public final class JsonPathBudgetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonPathBudgetException(String message) {
        super(message);
    }
}
