package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Piece.Canonical;
import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.Position.Encoding;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Template.Rendering;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import javax.annotation.Nullable;

/**
 * The value of a header. An absent value or null drops the header; printable ASCII and tab are all it carries. Immutable
 * and thread-safe.
 */
public final class HeaderTemplate extends Template {
    /** A value in a header. */
    static final Encoding VALUE = new Encoding(HeaderRules::isFit, (out, text, at) -> {
        throw new UnfitValueException(
                "its value has a character that a header cannot carry; it carries printable ASCII and tab");
    });

    private final Pieces pieces;

    /** What every rendering yields; null where values decide. */
    @Nullable
    private final String constant;

    private HeaderTemplate(Source source, Pieces pieces) {
        super(source.text(), Canonical.text(pieces), source);
        this.pieces = pieces;
        boolean same = pieces.isFixed() && pieces.fixed().length() <= TemplateLimits.LINE;
        this.constant = same ? trimmed(pieces.fixed()) : null;
    }

    /**
     * Parses a template for the value of a header.
     *
     * @throws TemplateException if the text is no such template
     */
    public static HeaderTemplate parse(String text, Names names) {
        Source source = Source.text(text, names);
        for (Token token : source.tokens()) {
            if (token instanceof Token.Text literal && unfit(literal.text()) >= 0) {
                source.problems()
                        .add(
                                literal.offset() + unfit(literal.text()),
                                Code.MALFORMED_HEADER_VALUE,
                                "A header carries printable ASCII and tab; this character is neither");
            }
        }
        Pieces pieces = TextParser.pieces(Position.HEADER, source.tokens(), source.problems());
        ForeignText.check(source.tokens(), Position.HEADER, source.problems());
        source.problems().throwIfAny();
        return new HeaderTemplate(source, pieces);
    }

    /**
     * The value, without blanks at its ends, at most 8 KiB; null when the header is to be dropped, because a value in it is
     * absent or null, or because it is nothing but sections and none made anything.
     *
     * @throws RenderException if a value cannot stand where it is named, or the header would be too big
     */
    @Nullable
    public String render(Values values) {
        Rendering rendering = rendering(values, "The header", TemplateLimits.LINE);
        return pieces.renderIfAny(rendering) ? trimmed(rendering.text()) : null;
    }

    /** The value that every call has in common; null where values decide, or make it too big. */
    @Nullable
    public String constant() {
        return constant;
    }

    /** Where the first character stands that no header value may have; -1 where none does. */
    static int unfit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!HeaderRules.isFit(c)) {
                return i;
            }
        }
        return -1;
    }

    /** Without blanks at either end, which are no part of a value. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
