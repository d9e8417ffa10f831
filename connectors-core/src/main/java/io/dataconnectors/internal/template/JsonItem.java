package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Expression.SectionHead;
import io.dataconnectors.internal.template.Template.Rendering;
import io.dataconnectors.internal.template.TextOutput.Constant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/** An item of an array or an object, or the one in the place of a value. Names are as they stand between quotes. */
sealed interface JsonItem {
    /** Writes what there is of it. */
    void render(Rendering rendering, JsonContainer into);

    void canonical(StringBuilder out);

    /** A member, which is dropped together with its value. */
    record Member(String name, Constant prefix, JsonValue value) implements JsonItem {
        Member(String name, JsonValue value) {
            this(name, new Constant('"' + name + "\":"), value);
        }

        @Override
        public void render(Rendering rendering, JsonContainer into) {
            int start = rendering.length();
            into.begin(rendering);
            rendering.append(prefix);
            if (value.render(rendering)) {
                into.added(name);
            } else {
                rendering.cut(start);
            }
        }

        @Override
        public void canonical(StringBuilder out) {
            out.append(prefix.text().replace("{{", "\\{{"));
            value.canonical(out);
        }
    }

    /** An element, or the value in the place of one. */
    record Element(JsonValue value) implements JsonItem {
        @Override
        public void render(Rendering rendering, JsonContainer into) {
            int start = rendering.length();
            into.begin(rendering);
            if (value.render(rendering)) {
                into.added();
            } else {
                rendering.cut(start);
            }
        }

        @Override
        public void canonical(StringBuilder out) {
            value.canonical(out);
        }
    }

    /** Members or elements that no value changes, with their commas. */
    record Run(Constant json, List<String> names) implements JsonItem {
        @Override
        public void render(Rendering rendering, JsonContainer into) {
            rendering.charge(1);
            into.begin(rendering);
            rendering.append(json);
            into.added(names);
        }

        @Override
        public void canonical(StringBuilder out) {
            out.append(json.text().replace("{{", "\\{{"));
        }
    }

    /** Members, elements or values that stand there as often as values ask for. */
    record Section(SectionHead head, List<JsonItem> items, String separator) implements JsonItem {
        @Override
        public void render(Rendering rendering, JsonContainer into) {
            head.render(rendering, inside -> {
                for (JsonItem item : items) {
                    item.render(inside, into);
                }
                return true;
            });
        }

        @Override
        public void canonical(StringBuilder out) {
            head.canonical(out, () -> JsonItem.canonical(out, items, separator));
        }
    }

    /** Writes items with what goes between them. */
    static void canonical(StringBuilder out, List<JsonItem> items, String separator) {
        String before = "";
        for (JsonItem item : items) {
            out.append(before);
            item.canonical(out);
            before = separator;
        }
    }

    /** An array, an object or the place of one value while it is rendered: it sets the commas and knows the names used. */
    static final class JsonContainer {
        private final boolean single;

        @Nullable
        private final Set<String> names;

        private boolean empty = true;

        private JsonContainer(boolean single, @Nullable Set<String> names) {
            this.single = single;
            this.names = names;
        }

        /** An array, or an object; of one whose names were not checked before, they are checked now. */
        static JsonContainer of(boolean checkNames) {
            return new JsonContainer(false, checkNames ? new HashSet<>() : null);
        }

        /** The place of one value. */
        static JsonContainer ofOneValue() {
            return new JsonContainer(true, null);
        }

        boolean isEmpty() {
            return empty;
        }

        /** Goes before a member or element. */
        void begin(Rendering out) {
            if (!empty) {
                if (single) {
                    throw new RenderException(
                            "Two JSON values stand in one place: the sections there must exclude each other");
                }
                out.append(',');
            }
        }

        /** Goes after an element. */
        void added() {
            empty = false;
        }

        /** Goes after a member of this name. */
        void added(String member) {
            empty = false;
            if (names != null && !names.add(member)) {
                throw new RenderException("The member \"" + member + "\" occurs twice in one JSON object", member);
            }
        }

        /** Goes after members of these names, or after elements where there are none. */
        void added(List<String> members) {
            empty = false;
            if (names != null) {
                members.forEach(this::added);
            }
        }
    }
}
