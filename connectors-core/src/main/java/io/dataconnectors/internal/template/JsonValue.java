package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.TextOutput.Constant;
import java.util.List;
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
            JsonText.write(out, quoted && shown != null ? PlainText.of(shown) : shown, depth);
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
            for (JsonItem item : items) {
                item.render(rendering, container);
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
}
