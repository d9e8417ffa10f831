package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Piece.Hole;
import io.dataconnectors.internal.template.Piece.Literal;
import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.Piece.Section;
import java.util.List;

/** Writes the parts of a text back as a template, in one way only. */
final class Canonical {
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
