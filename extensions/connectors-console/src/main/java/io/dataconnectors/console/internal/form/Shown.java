package io.dataconnectors.console.internal.form;

import java.util.List;

/** A part of the form as a page shows it. Its id is the JSON Pointer to its place in the document. */
public sealed interface Shown {
    /** Returns the place. */
    String id();

    /** Returns what people call it; empty if it has no name of its own. */
    String label();

    /** Returns the class of style sheets that shows it beside some choices alone. */
    String only();

    /**
     * A field.
     *
     * @param hint what to write, or an empty text
     * @param value what stands in it
     * @param control {@code text}, {@code long}, {@code flag} or {@code choice}
     * @param options what can be chosen
     * @param chooses whether other fields are there or not by what is chosen
     * @param code whether it is written in templates, patterns or JSON
     */
    record Control(
            String id,
            String label,
            String only,
            String hint,
            String value,
            String control,
            List<Choice> options,
            boolean chooses,
            boolean code)
            implements Shown {}

    /**
     * What can be chosen.
     *
     * @param value the word
     * @param label what people call it
     */
    record Choice(String value, String label) {}

    /**
     * Fields that belong together.
     *
     * @param hint what they are for, or an empty text
     * @param folded whether they are folded away until something is in them
     * @param heading whether it is one of the main parts of the page
     */
    record Part(String id, String label, String only, String hint, boolean folded, boolean heading, List<Shown> items)
            implements Shown {}

    /**
     * A list of rows.
     *
     * @param one what one of them is called
     * @param brief whether a row is a line of few fields
     */
    record Table(String id, String label, String only, String hint, String one, boolean brief, List<Row> rows)
            implements Shown {}

    /**
     * One row.
     *
     * @param first whether the person asked for it and has to write into it now
     * @param stored whether the document has it
     * @param items its fields
     * @param aside those that are rarely filled in
     */
    record Row(
            String id, String label, String only, boolean first, boolean stored, List<Shown> items, List<Shown> aside)
            implements Shown {
        /** Whether something is in the fields that are rarely filled in. */
        public boolean opens() {
            return aside.stream()
                    .anyMatch(field -> field instanceof Control control
                            && !control.value().isEmpty()
                            && !control.options().stream()
                                    .findFirst()
                                    .map(Choice::value)
                                    .orElse("")
                                    .equals(control.value()));
        }
    }
}
