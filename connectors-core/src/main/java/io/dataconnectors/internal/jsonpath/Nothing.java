package io.dataconnectors.internal.jsonpath;

/** The absence of a value (RFC 9535, section 2.4.1), which is not null: JSON has a null of its own. */
enum Nothing {
    NOTHING
}
