package io.dataconnectors.internal.form;

/** Looks at the texts of a value, each with its place. */
@FunctionalInterface
public interface TextVisitor {
    /** Looks at a text; the name of an entry has the place of the object it stands in. */
    void visit(String text, Trail place);
}
