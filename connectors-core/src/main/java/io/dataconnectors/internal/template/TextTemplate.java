package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.MarkupPlaces.MarkupSecrets;
import io.dataconnectors.internal.template.Piece.Canonical;
import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import io.dataconnectors.internal.template.Template.PartText;
import io.dataconnectors.internal.template.Template.Rendering;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.util.List;

/**
 * A text with values in it: as they are, or escaped for XML and HTML. An absent value and null are nothing. Immutable and
 * thread-safe.
 */
public final class TextTemplate extends Template implements PartText {
    private final Pieces pieces;

    private TextTemplate(Source source, Pieces pieces) {
        super(source.text(), Canonical.text(pieces), source);
        this.pieces = pieces;
    }

    /**
     * Parses a template for plain text: values stand there as they are.
     *
     * @throws TemplateException if the text is no such template
     */
    public static TextTemplate parse(String text, Names names) {
        Source source = Source.text(text, names);
        ForeignText.check(source.tokens(), Position.TEXT, source.problems());
        return parse(source, Position.TEXT);
    }

    /**
     * Parses a template for XML or HTML: values stand in text and in quoted attribute values, and are escaped so that they
     * are read there as they are.
     *
     * @throws TemplateException if the text is no such template
     */
    public static TextTemplate parseMarkup(String text, Names names) {
        Source source = Source.text(text, names);
        MarkupPlaces.check(source.tokens(), source.problems());
        MarkupSecrets.check(source.tokens(), source.problems());
        return parse(source, Position.MARKUP);
    }

    /**
     * Parses a template for a row of JSON values, such as NDJSON: each value in it goes through the filter {@code json}, so
     * that none can rewrite what is around it.
     *
     * @throws TemplateException if the text is no such template
     */
    public static TextTemplate parseJsonRow(String text, Names names) {
        Source source = Source.text(text, names);
        for (Token token : source.tokens()) {
            if (token instanceof Token.Value tag
                    && !tag.expression().isJson()
                    && !tag.expression().isSecret()) {
                source.problems()
                        .add(
                                token,
                                Code.JSON_FILTER_MISSING,
                                "In a row of JSON values each value goes through the filter json: {{"
                                        + tag.expression().text() + " | json}}");
            }
        }
        return parse(source, Position.JSON_ROW);
    }

    private static TextTemplate parse(Source source, Position position) {
        Pieces pieces = TextParser.pieces(position, source.tokens(), source.problems());
        source.problems().throwIfAny();
        return new TextTemplate(source, pieces);
    }

    /**
     * The text with these values, at most 1 MiB of UTF-8.
     *
     * @throws RenderException if a value cannot stand where it is named, or the text would be too big
     */
    public String render(Values values) {
        return rendered(values).text();
    }

    /**
     * The text as {@link #render} makes it, in UTF-8.
     *
     * @throws RenderException as {@link #render} does
     */
    public byte[] utf8(Values values) {
        return rendered(values).utf8();
    }

    private Rendering rendered(Values values) {
        Rendering rendering = rendering(values, "The text", TemplateLimits.SIZE);
        pieces.render(rendering);
        return rendering;
    }

    /** The text as {@link #render(Values)} makes it; none when it is nothing but sections and none made anything. */
    @Override
    public List<String> texts(Values values) {
        Rendering rendering = rendering(values, "The text", TemplateLimits.SIZE);
        return pieces.renderIfAny(rendering) ? List.of(rendering.text()) : List.of();
    }
}
