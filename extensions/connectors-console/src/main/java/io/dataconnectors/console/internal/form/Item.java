package io.dataconnectors.console.internal.form;

import io.dataconnectors.console.internal.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A part of the form of a document: a field, or what holds others. Immutable. */
sealed interface Item {
    /** The member of an object that chooses among the fields of the object. */
    String CHOOSER = "type";

    /** Returns the name of the member in the document. */
    String member();

    /** Returns the values of the chooser beside it for which this is there; empty if it always is. */
    Set<String> only();

    /**
     * One value.
     *
     * @param label what people call it
     * @param hint what to write, or an empty text
     * @param options the words to choose from
     * @param required whether the member is there even if nothing is in the field
     * @param aside whether it is rarely filled in, and folded away
     */
    record Field(
            String member,
            String label,
            String hint,
            Kind kind,
            List<Option> options,
            boolean required,
            boolean aside,
            Set<String> only)
            implements Item {
        /** Returns the field with the name of what a row has. */
        static Field name() {
            return of("name", Kind.TEXT, Texts.text("form.pair.name"));
        }

        static Field of(String member, Kind kind, String label) {
            return new Field(member, label, "", kind, List.of(), false, false, Set.of());
        }

        static Field choice(String member, String label, Option... options) {
            return new Field(member, label, "", Kind.CHOICE, List.of(options), false, false, Set.of());
        }

        Field hint(String text) {
            return new Field(member, label, text, kind, options, required, aside, only);
        }

        Field need() {
            return new Field(member, label, hint, kind, options, true, aside, only);
        }

        Field fold() {
            return new Field(member, label, hint, kind, options, required, true, only);
        }

        boolean isChosenFromTheStart(@Nullable Object value) {
            return kind == Kind.CHOICE && options.get(0).value().equals(value);
        }

        Field only(String... values) {
            return new Field(member, label, hint, kind, options, required, aside, new TreeSet<>(Set.of(values)));
        }
    }

    /**
     * A word to choose.
     *
     * @param value the word in the document; empty for none
     * @param label what people call it
     */
    record Option(String value, String label) {
        /** Returns words that people call what they are. */
        static Option[] words(String... words) {
            return Stream.of(words).map(word -> new Option(word, word)).toArray(Option[]::new);
        }
    }

    /** An object with these members. */
    record Group(String member, String label, String hint, List<Item> items, Set<String> only) implements Item {}

    /**
     * A list of objects with these members.
     *
     * @param one what one of them is called
     * @param empty how many rows there are where the list is empty
     */
    record Rows(String member, String label, String one, String hint, int empty, List<Item> items, Set<String> only)
            implements Item {
        static Rows of(String member, String label, String one, int empty, Item... items) {
            return new Rows(member, label, one, "", empty, List.of(items), Set.of());
        }
    }

    /**
     * An object whose members have names of the author's: two columns.
     *
     * @param value what the second column holds
     */
    record Pairs(String member, String label, String one, String hint, Field value, Set<String> only) implements Item {}

    /** What belongs together on the page, and is no place of its own in the document. */
    record Section(String label, String hint, boolean folded, List<Item> items) implements Item {
        @Override
        public String member() {
            return "";
        }

        @Override
        public Set<String> only() {
            return Set.of();
        }
    }

    /** Returns the items that are members, out of their sections. */
    static List<Item> members(List<Item> items) {
        return items.stream()
                .flatMap(item -> item instanceof Section section ? members(section.items()).stream() : Stream.of(item))
                .toList();
    }

    /** Returns what was chosen among these items: an empty text for nothing, and null for what is none of the options. */
    @Nullable
    static String chosen(List<Item> items, Map<String, Object> members) {
        Object value = members.getOrDefault(CHOOSER, "");
        return items.stream()
                .filter(item -> item instanceof Field && item.member().equals(CHOOSER))
                .flatMap(item -> ((Field) item).options().stream())
                .map(Option::value)
                .filter(option -> option.equals(value))
                .findFirst()
                .orElse(null);
    }

    /** Whether this is there beside what was chosen; beside what is no option, everything is. */
    default boolean fits(@Nullable String chosen) {
        return only().isEmpty() || chosen == null || only().contains(chosen);
    }
}
