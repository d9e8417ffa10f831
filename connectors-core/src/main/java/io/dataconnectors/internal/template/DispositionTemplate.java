package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Piece.Canonical;
import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.Position.Encoding;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.util.List;
import javax.annotation.Nullable;

/**
 * The name of a part of a multipart body, or of the file in it, as it stands between the quotes of {@code
 * Content-Disposition}. An absent value or null leaves it out. Immutable and thread-safe.
 */
public final class DispositionTemplate extends Template {
    private static final String SETTINGS_ONLY = "In the name of a part only settings may stand";

    /** A text as browsers write it (HTML, section 4.10.22.8): in UTF-8, the quote and line ends percent-encoded. */
    static final Encoding QUOTED =
            new Encoding(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\', DispositionTemplate::character);

    private final Pieces pieces;

    private DispositionTemplate(Source source, Pieces pieces) {
        super(source.text(), Canonical.text(pieces), source);
        this.pieces = pieces;
    }

    /**
     * Parses a template for the name of a file.
     *
     * @throws TemplateException if the text is no such template
     */
    public static DispositionTemplate parse(String text, Names names) {
        Source source = Source.text(text, names);
        Pieces pieces = TextParser.pieces(Position.DISPOSITION, source.tokens(), source.problems());
        source.problems().throwIfAny();
        return new DispositionTemplate(source, pieces);
    }

    /**
     * Parses the name of a part, in which only settings may stand, so that no call changes it.
     *
     * @throws TemplateException if the text is no such template
     */
    public static DispositionTemplate parseName(String text, Names names) {
        Source source = Source.text(text, names.settingsOnly(SETTINGS_ONLY));
        String name = TextParser.fixed(Position.DISPOSITION, source.tokens(), source.problems(), SETTINGS_ONLY);
        source.problems().throwIfAny();
        return new DispositionTemplate(source, new Pieces(List.of(new Piece.Literal(name))));
    }

    /**
     * The name with these values, at most 8 KiB; null when it is to be left out, because a value in it is absent or null.
     *
     * @throws RenderException if a value cannot stand where it is named, or the name would be too big
     */
    @Nullable
    public String render(Values values) {
        Rendering rendering = rendering(values, "The name", TemplateLimits.LINE);
        return pieces.renderIfAny(rendering) ? rendering.text() : null;
    }

    /**
     * The name of a file as it stands between the quotes.
     *
     * @throws RenderException if it cannot stand there
     */
    public static String quoted(String name) {
        try {
            return QUOTED.ofValue(name);
        } catch (UnfitValueException e) {
            throw new RenderException("The name of the file: " + e.reason());
        }
    }

    private static int character(TextOutput out, String text, int at) {
        String encoded = encoded(text.charAt(at));
        if (encoded == null) {
            return out.appendCharacter(text, at);
        }
        out.append(encoded);
        return 1;
    }

    @Nullable
    private static String encoded(char c) {
        return switch (c) {
            case '"' -> "%22";
            case '\r' -> "%0D";
            case '\n' -> "%0A";
            // RFC 2183 reads it as an escape, browsers as themselves: at the end it could take the quote's meaning away
            case '\\' -> throw new UnfitValueException("it has a backslash, which servers read in two ways");
            default -> {
                if (Character.isISOControl(c)) {
                    throw new UnfitValueException("it has a control character, which no name has");
                }
                if (isMisleading(c)) {
                    throw new UnfitValueException(
                            "it has a character that ends a line or turns text around, which no name has");
                }
                yield null;
            }
        };
    }

    /** Whether it separates lines or paragraphs, or sets the direction of what follows (Unicode Standard Annex 9, section 2). */
    private static boolean isMisleading(char c) {
        return (c >= '\u2028' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
