package io.dataconnectors.curl;

/** Where a text of the command stands; what may be a placeholder there depends on it. */
enum Position {
    HOST,
    USER,
    SEGMENT,
    PARAMETER,
    HEADER,
    CREDENTIAL,
    FIELD,
    TEXT;

    /** Whether a placeholder may stand beside other text: in a body braces and angles are the body's own. */
    boolean mixed() {
        return this != FIELD && this != TEXT;
    }
}
