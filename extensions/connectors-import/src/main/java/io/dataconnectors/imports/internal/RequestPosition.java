package io.dataconnectors.imports.internal;

/** Where a text stands in a request; what may be a placeholder there depends on it. */
public enum RequestPosition {
    HOST,
    USER,
    SEGMENT,
    PARAMETER,
    HEADER,
    CREDENTIAL,
    FIELD,
    TEXT,
    MARKUP;

    /** Whether a placeholder may stand beside other text: in a body braces and angles are the body's own. */
    boolean mixed() {
        return this != FIELD && !isBody();
    }

    /** Whether it is all of a body. */
    boolean isBody() {
        return this == TEXT || this == MARKUP;
    }

    /** Whether a value may stand in it under a name of its own. */
    boolean hasNames() {
        return this == PARAMETER || this == HEADER || this == FIELD || isBody();
    }
}
