package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Expression.SectionHead;
import io.dataconnectors.internal.template.Piece.Hole;
import io.dataconnectors.internal.template.Piece.Literal;
import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.Piece.Section;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Template.Rendering;
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
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).render(rendering)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Writes the parts of a text back as a template, in one way only. */
    static final class Canonical {
        private final StringBuilder out;
        private final boolean json;

        private Canonical(StringBuilder out, boolean json) {
            this.out = out;
            this.json = json;
        }

        /** The parts as a template in text. */
        static String text(Pieces pieces) {
            StringBuilder out = new StringBuilder();
            new Canonical(out, false).pieces(pieces.parts(), false);
            return out.toString();
        }

        /** Writes the parts as they stand between the quotes of a JSON string. */
        static void jsonString(StringBuilder out, Pieces pieces) {
            new Canonical(out, true).pieces(pieces.parts(), false);
        }

        private void pieces(List<Piece> parts, boolean tagFollows) {
            for (int i = 0; i < parts.size(); i++) {
                Piece part = parts.get(i);
                if (part instanceof Literal literal) {
                    literal(literal.text(), tagFollows || i + 1 < parts.size());
                } else if (part instanceof Hole hole) {
                    out.append("{{").append(hole.expression().canonical()).append("}}");
                } else if (part instanceof Section section) {
                    section.head().canonical(out, () -> pieces(section.body().parts(), true));
                }
            }
        }

        private void literal(String text, boolean tagFollows) {
            if (json) {
                out.append(text.replace("{{", "\\{{"));
                return;
            }
            int at = 0;
            while (at < text.length()) {
                int backslashes = run(text, at, '\\');
                at += backslashes;
                int braces = run(text, at, '{');
                at += braces;
                boolean beforeTag = braces > 1 || (at == text.length() && tagFollows);
                out.append("\\".repeat(beforeTag ? 2 * backslashes : backslashes));
                out.append("\\{{".repeat(braces / 2)).append(braces % 2 == 1 ? "{" : "");
                at = copyOther(text, at);
            }
        }

        private int copyOther(String text, int from) {
            int at = from;
            while (at < text.length() && text.charAt(at) != '\\' && text.charAt(at) != '{') {
                at++;
            }
            out.append(text, from, at);
            return at;
        }

        private static int run(String text, int from, char c) {
            int at = from;
            while (at < text.length() && text.charAt(at) == c) {
                at++;
            }
            return at - from;
        }
    }
}
