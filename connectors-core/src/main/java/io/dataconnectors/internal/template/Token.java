package io.dataconnectors.internal.template;

/** A piece of a template's text. */
sealed interface Token {
    /** Where it begins in the template. */
    int offset();

    /** Characters outside any tag. */
    record Text(int offset, String text) implements Token {}

    /** The two literal braces that a backslash before them stands for. */
    record Braces(int offset) implements Token {}

    /** A tag as it was written: {@code sigil} is {@code #}, {@code ^}, {@code /} or, for a value, a blank. */
    record Tag(int offset, char sigil, String content, int contentOffset) implements Token {}

    /** A tag that a value takes the place of. */
    record Value(int offset, Expression expression) implements Token {}

    /** The tag that begins a section. */
    record Open(int offset, SectionHead head) implements Token {}

    /** The tag that ends a section. */
    record Close(int offset) implements Token {}
}
