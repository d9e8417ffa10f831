package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.Piece.Canonical;
import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Source.TextProblems;
import io.dataconnectors.internal.template.Template.PartText;
import io.dataconnectors.internal.template.Template.Rendering;
import io.dataconnectors.internal.template.Template.TemplateLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * The text of a part of a multipart body. Values stand there as they are. An absent value or null drops the part; a value
 * that stands alone may be a list, which is a part for each of its elements. Immutable and thread-safe.
 */
public final class FieldTemplate extends Template implements PartText {
    @Nullable
    private final Expression alone;

    private final Pieces pieces;

    private FieldTemplate(Source source, @Nullable Expression alone, Pieces pieces) {
        super(source.text(), canonical(alone, pieces), source);
        this.alone = alone;
        this.pieces = pieces;
    }

    /**
     * Parses a template for the text of a part.
     *
     * @throws TemplateException if the text is no such template
     */
    public static FieldTemplate parse(String text, Names names) {
        Source source = Source.text(text, names);
        Token.Value alone = expanding(source.tokens());
        List<Token> others =
                source.tokens().stream().filter(token -> token != alone).toList();
        Pieces pieces = TextParser.pieces(Position.PART, others, source.problems());
        if (alone != null) {
            check(alone, source.problems());
        }
        ForeignText.check(source.tokens(), Position.PART, source.problems());
        source.problems().throwIfAny();
        return new FieldTemplate(source, alone == null ? null : alone.expression(), pieces);
    }

    /** The one value that stands in a text and may be a list; null where there is none. */
    @Nullable
    private static Token.Value expanding(List<Token> tokens) {
        Token.Value alone = Token.sole(tokens, Position.PART);
        return alone == null || alone.expression().isConstant() ? null : alone;
    }

    private static void check(Token.Value tag, TextProblems problems) {
        Shape shape = tag.expression().shape();
        if (shape.item().isContainer()) {
            problems.add(
                    tag,
                    Code.NOT_A_SINGLE_VALUE,
                    "'" + tag.expression().text() + "' is " + shape.kind().words
                            + "; a part holds a single value, or is repeated for a list of single values: use the filter json,"
                            + " or make it a part with a file");
        }
    }

    private static String canonical(@Nullable Expression alone, Pieces pieces) {
        return alone == null ? Canonical.text(pieces) : "{{" + alone.canonical() + "}}";
    }

    /** The texts of the parts, in all at most 1 MiB; none when the part is to be dropped. */
    @Override
    public List<String> texts(Values values) {
        Rendering rendering = rendering(values, "The part", TemplateLimits.SIZE);
        if (alone == null) {
            return pieces.renderIfAny(rendering) ? List.of(rendering.text()) : List.of();
        }
        rendering.charge(1);
        Object found = alone.value(rendering);
        List<String> texts = new ArrayList<>();
        try {
            for (Object element : found instanceof List<?> list ? list : SpecialForm.orNone(found)) {
                add(element, rendering, texts);
            }
        } catch (UnfitValueException e) {
            throw alone.refused(e);
        }
        return texts;
    }

    private static void add(@Nullable Object element, Rendering rendering, List<String> texts) {
        int start = rendering.length();
        rendering.charge(1);
        if (Position.PART.write(rendering, element)) {
            texts.add(rendering.since(start));
        }
    }

    /**
     * The place of a file, or of a list of files: one tag and nothing else. Who declares a value with {@link Shape#file()} has
     * checked that it is one. Immutable and thread-safe.
     */
    public static final class FileTemplate extends Template {
        private final Expression file;

        private FileTemplate(Source source, Expression file) {
            super(source.text(), "{{" + file.canonical() + "}}", source);
            this.file = file;
        }

        /**
         * Parses a template that names a file.
         *
         * @throws TemplateException if the text is no such template
         */
        public static FileTemplate parse(String text, Names names) {
            Source source = Source.text(text, names);
            Token.Value alone = Token.sole(source.tokens(), Position.PART);
            boolean named = alone != null && alone.expression().shape().item().isFile();
            if (!named && source.problems().isEmpty()) {
                source.problems()
                        .add(
                                alone == null ? new Token.Text(0, text) : alone,
                                Code.NOT_A_FILE,
                                "A file is wanted here: a tag, and nothing else, that names an input of type file");
            }
            source.problems().throwIfAny();
            return new FileTemplate(source, known(alone).expression());
        }

        private static Token.Value known(@Nullable Token.Value tag) {
            if (tag == null) {
                throw new IllegalStateException("A template without a problem and without a tag");
            }
            return tag;
        }

        /** Whether it names a list of files. */
        public boolean isList() {
            return file.shape().kind() == Shape.Kind.LIST;
        }

        /**
         * The files, each with its {@code name}, {@code mediaType} and {@code base64}; none if the value is absent or null, and
         * without the nulls of a list.
         *
         * @throws RenderException if the value is something else, as a filter can make it
         */
        public List<Map<?, ?>> render(Values values) {
            Rendering rendering = rendering(values, "The file", TemplateLimits.SIZE);
            Object found = file.value(rendering);
            List<Map<?, ?>> files = new ArrayList<>();
            for (Object element : found instanceof List<?> list ? list : SpecialForm.orNone(found)) {
                if (element instanceof Map<?, ?> members) {
                    files.add(members);
                } else if (element != null) {
                    throw file.refused(new UnfitValueException("a file is wanted here, not " + Values.kind(element)));
                }
            }
            return files;
        }
    }
}
