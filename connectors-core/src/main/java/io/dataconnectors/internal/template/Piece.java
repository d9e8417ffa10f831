package io.dataconnectors.internal.template;

import java.util.List;

/** A part of a text. */
sealed interface Piece {
    /** Writes this part; false when the whole text is to be dropped. */
    boolean render(Rendering rendering);

    /** The author's text, encoded already. */
    final class Literal implements Piece {
        private final TextOutput.Constant constant;
        private final boolean blank;

        Literal(String text) {
            constant = new TextOutput.Constant(text);
            blank = text.replace("%20", " ").isBlank();
        }

        String text() {
            return constant.text();
        }

        @Override
        public boolean render(Rendering rendering) {
            rendering.charge(1);
            rendering.append(constant);
            if (!blank) {
                rendering.say();
            }
            return true;
        }
    }

    /** The place of a value. */
    record Hole(Expression expression, Position position) implements Piece {
        @Override
        public boolean render(Rendering rendering) {
            rendering.charge(1);
            rendering.say();
            Object value = expression.value(rendering);
            try {
                return position.write(rendering, value);
            } catch (UnfitValueException e) {
                throw expression.refused(e);
            }
        }
    }

    /** Parts that stand there as often as values ask for. */
    record Section(SectionHead head, Pieces body) implements Piece {
        @Override
        public boolean render(Rendering rendering) {
            return head.render(rendering, body);
        }
    }

    /** Parts one after the other. */
    record Pieces(List<Piece> parts, boolean sections) implements SectionHead.Body {
        Pieces(List<Piece> parts) {
            this(List.copyOf(parts), parts.stream().anyMatch(Section.class::isInstance));
        }

        /** Whether no value changes them. */
        boolean isFixed() {
            return parts.stream().allMatch(Literal.class::isInstance);
        }

        /** The text that no value changes, up to the first part that one does. */
        String fixed() {
            return !parts.isEmpty() && parts.get(0) instanceof Literal literal ? literal.text() : "";
        }

        /** Renders; false also where there are sections, and blanks around them, of which not one made anything. */
        boolean renderIfAny(Rendering rendering) {
            int before = rendering.said();
            return render(rendering) && (rendering.said() > before || !sections);
        }

        @Override
        public boolean render(Rendering rendering) {
            for (Piece part : parts) {
                if (!part.render(rendering)) {
                    return false;
                }
            }
            return true;
        }
    }
}
