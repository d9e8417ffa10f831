package io.dataconnectors.internal.pattern;

/** The syntax in which a pattern is written. */
enum Syntax {
    /** RFC 9485, section 3, as JSONPath has it; {@code ^} and {@code $} mean the start and the end of the text. */
    I_REGEXP,

    /** The same, with the escapes, groups, anchors and flags that most languages share. */
    USUAL
}
