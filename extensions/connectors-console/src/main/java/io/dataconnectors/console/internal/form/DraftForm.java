package io.dataconnectors.console.internal.form;

import io.dataconnectors.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** A draft as a form: its fields with what stands in them, and what is wrong at each. Immutable. */
public final class DraftForm {
    private final List<Shown> items;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<Problem>> at = new TreeMap<>();

    /**
     * Makes the form.
     *
     * @param violations what is wrong, and is to be said now
     * @param added the place of the list to which a row is added, or an empty text
     */
    public DraftForm(Draft draft, List<Violation> violations, String added) {
        Showing showing = new Showing(added);
        items = showing.items(DocumentItems.ALL, draft.written(), "", "");
        for (Violation violation : violations) {
            String place = place(violation.pointer(), showing);
            String label = place.isEmpty() ? null : showing.places().get(place);
            Problem problem = new Problem(place, label, violation.message());
            problems.add(problem);
            at.computeIfAbsent(place, any -> new ArrayList<>()).add(problem);
        }
    }

    /**
     * Something that is wrong.
     *
     * @param place the place in the form; empty for the whole
     * @param label what people call that place, or null for the whole
     * @param message what is wrong and what would be right
     */
    public record Problem(String place, @Nullable String label, String message) {}

    /** Returns the smallest part of the form that a pointer of the document is in. */
    private static String place(String pointer, Showing showing) {
        String place = pointer;
        while (!place.isEmpty()) {
            String alias = showing.aliases().getOrDefault(place, place);
            if (showing.places().containsKey(alias)) {
                return alias;
            }
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return "";
    }

    /** Returns the fields. */
    public List<Shown> items() {
        return items;
    }

    /** Returns all that is wrong, in the order of the document. */
    public List<Problem> problems() {
        return problems;
    }

    /** Returns what is wrong at a place itself. */
    public List<Problem> at(String place) {
        return at.getOrDefault(place, List.of());
    }

    /** Whether something is wrong among these parts. */
    public boolean wrongWithin(List<Shown> parts) {
        return parts.stream().anyMatch(part -> !at(part.id()).isEmpty() || wrongWithin(below(part)));
    }

    /** Whether something is written in these parts. */
    public boolean filledWithin(List<Shown> parts) {
        return parts.stream()
                .anyMatch(part -> part instanceof Shown.Control control
                        ? !control.value().isEmpty()
                        : (part instanceof Shown.Row row && (row.stored() || row.first()))
                                || filledWithin(below(part)));
    }

    private static List<Shown> below(Shown part) {
        if (part instanceof Shown.Part group) {
            return group.items();
        }
        if (part instanceof Shown.Table table) {
            return new ArrayList<>(table.rows());
        }
        if (part instanceof Shown.Row row) {
            List<Shown> all = new ArrayList<>(row.items());
            all.addAll(row.aside());
            return all;
        }
        return List.of();
    }
}
