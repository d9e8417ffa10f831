package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.JsonItem.JsonContainer;
import io.dataconnectors.internal.template.Piece.Canonical;
import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Template.Rendering;
import io.dataconnectors.internal.template.TextOutput.Constant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/** A JSON value with places for values in it. */
sealed interface JsonValue {
    /** Writes the value; false, and nothing is written, when there is none. */
    boolean render(Rendering rendering);

    void canonical(StringBuilder out);

    /** JSON that no value changes. */
    record Fixed(Constant constant) implements JsonValue {
        Fixed(String json) {
            this(new Constant(json));
        }

        String json() {
            return constant.text();
        }

        @Override
        public boolean render(Rendering rendering) {
            rendering.charge(1);
            rendering.append(constant);
            return true;
        }

        @Override
        public void canonical(StringBuilder out) {
            out.append(json().replace("{{", "\\{{"));
        }
    }

    /** {@code {{x}}}: whatever the value is; its text where it stands in quotes. */
    record Hole(Expression expression, boolean quoted, int depth) implements JsonValue {
        @Override
        public boolean render(Rendering rendering) {
            rendering.charge(1);
            Object value = expression.value(rendering);
            try {
                return write(rendering, value);
            } catch (UnfitValueException e) {
                throw expression.refused(e);
            }
        }

        private boolean write(TextOutput out, @Nullable Object value) {
            if (value == SpecialForm.ABSENT) {
                return false;
            }
            Object shown = value == SpecialForm.MASKED ? SpecialForm.MASK : value;
            PlainValue.writeJson(out, quoted && shown != null ? Values.text(shown) : shown, depth);
            return true;
        }

        @Override
        public void canonical(StringBuilder out) {
            String quote = quoted ? "\"" : "";
            out.append(quote)
                    .append("{{")
                    .append(expression.canonical())
                    .append("}}")
                    .append(quote);
        }
    }

    /** A string with values in it. */
    record Text(Pieces pieces) implements JsonValue {
        @Override
        public boolean render(Rendering rendering) {
            rendering.append('"');
            pieces.render(rendering);
            rendering.append('"');
            return true;
        }

        @Override
        public void canonical(StringBuilder out) {
            out.append('"');
            Canonical.jsonString(out, pieces);
            out.append('"');
        }
    }

    /** An array or an object; {@code checked} where sections may bring a member's name twice. */
    record Structure(boolean object, boolean checked, List<JsonItem> items) implements JsonValue {
        @Override
        public boolean render(Rendering rendering) {
            rendering.append(object ? '{' : '[');
            JsonContainer container = JsonContainer.of(checked);
            for (int i = 0; i < items.size(); i++) {
                items.get(i).render(rendering, container);
            }
            rendering.append(object ? '}' : ']');
            return true;
        }

        @Override
        public void canonical(StringBuilder out) {
            out.append(object ? '{' : '[');
            JsonItem.canonical(out, items, ",");
            out.append(object ? '}' : ']');
        }
    }

    /** A place where sections decide which value stands, if any. */
    record Choice(List<JsonItem> items) implements JsonValue {
        @Override
        public boolean render(Rendering rendering) {
            JsonContainer place = JsonContainer.ofOneValue();
            for (JsonItem item : items) {
                item.render(rendering, place);
            }
            return !place.isEmpty();
        }

        @Override
        public void canonical(StringBuilder out) {
            JsonItem.canonical(out, items, "");
        }
    }

    /** Finds the names of the members that an object of a template can have. */
    static final class JsonNames {
        private final Set<String> names = new LinkedHashSet<>();

        private JsonNames() {}

        /** The names; null when only values decide, or the template is beyond what JSON may be. */
        @Nullable
        static Set<String> of(JsonValue value) {
            JsonNames names = new JsonNames();
            try {
                return names.add(value) ? names.names : null;
            } catch (JsonException e) {
                return null;
            }
        }

        private boolean add(JsonValue value) {
            if (value instanceof JsonValue.Fixed fixed) {
                return add(Json.read(fixed.json()));
            }
            if (value instanceof JsonValue.Structure structure) {
                return structure.object() && structure.items().stream().allMatch(this::add);
            }
            return value instanceof JsonValue.Choice choice
                    && choice.items().stream().allMatch(this::add);
        }

        private boolean add(@Nullable Object constant) {
            if (constant instanceof Map<?, ?> object) {
                object.keySet().forEach(name -> names.add((String) name));
                return true;
            }
            return false;
        }

        private boolean add(JsonItem item) {
            if (item instanceof JsonItem.Member member) {
                return add(List.of(member.name()));
            }
            if (item instanceof JsonItem.Run run) {
                return add(run.names());
            }
            if (item instanceof JsonItem.Section section) {
                return section.items().stream().allMatch(this::add);
            }
            return item instanceof JsonItem.Element element && add(element.value());
        }

        /** Names are kept as they stand between quotes. */
        private boolean add(List<String> escaped) {
            escaped.forEach(name -> names.add((String) Json.read('"' + name + '"')));
            return true;
        }
    }
}
