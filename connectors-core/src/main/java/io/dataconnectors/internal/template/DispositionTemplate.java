package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Piece.Pieces;
import java.util.List;
import javax.annotation.Nullable;

/**
 * The name of a part of a multipart body, or of the file in it, as it stands between the quotes of {@code
 * Content-Disposition}. An absent value or null leaves it out. Immutable and thread-safe.
 */
public final class DispositionTemplate extends Template {
    private static final String SETTINGS_ONLY = "In the name of a part only settings may stand";

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
        Rendering rendering = new Rendering(values, "The name", Limits.LINE);
        return pieces.renderIfAny(rendering) ? rendering.out().finish() : null;
    }

    /**
     * The name of a file as it stands between the quotes.
     *
     * @throws RenderException if it cannot stand there
     */
    public static String quoted(String name) {
        try {
            return Disposition.quoted(name);
        } catch (UnfitValueException e) {
            throw new RenderException("The name of the file: " + e.reason());
        }
    }
}
