package io.dataconnectors.internal.template;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.FormFields.Pairs;
import io.dataconnectors.internal.template.Piece.Canonical;
import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Source.TextProblems;
import io.dataconnectors.internal.template.Template.Rendering;
import io.dataconnectors.internal.text.SecretNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A parameter of a query. An absent value or null drops it; a value that stands alone may be a list or an object.
 * Immutable and thread-safe.
 */
public final class QueryTemplate extends Template {
    private final Parameter parameter;

    private QueryTemplate(Source name, Source value, ArrayStyle style, Parameter parameter) {
        super(
                name.text() + '=' + value.text(),
                style.name().toLowerCase(Locale.ROOT) + ':' + parameter.canonical(),
                name,
                value);
        this.parameter = parameter;
    }

    /**
     * Parses a parameter.
     *
     * @param name text, in which settings may stand
     * @param value a template
     * @param style what becomes of a list
     * @throws TemplateException if the name or the value is no such template: the problems of the name first
     */
    public static QueryTemplate parse(String name, String value, ArrayStyle style, Names names) {
        Source nameSource = Source.text(name, names.settingsOnly(Parameter.SETTINGS_ONLY));
        Source valueSource = Source.text(value, names);
        String encoded = Parameter.name(Position.PARAMETER, nameSource.tokens(), 0, nameSource.problems());
        Parameter parameter =
                Parameter.of(encoded, style, Position.PARAMETER, valueSource.tokens(), valueSource.problems());
        List<Problem> problems = new ArrayList<>(nameSource.problems().located());
        problems.addAll(valueSource.problems().located());
        if (!problems.isEmpty()) {
            throw new TemplateException(problems);
        }
        return new QueryTemplate(nameSource, valueSource, style, parameter);
    }

    /**
     * The parameter, encoded: {@code a=1}, or several pairs of one list joined by {@code &}; empty when it is to be dropped.
     *
     * @throws RenderException if a value cannot stand where it is named, or the parameter has more than 8 KiB
     */
    public String render(Values values) {
        Rendering rendering = rendering(values, "The parameter", UrlRules.MAX_LENGTH);
        render(rendering, new Pairs(rendering, ""));
        return rendering.text();
    }

    void render(Rendering rendering, Pairs pairs) {
        parameter.render(rendering, pairs);
    }

    /** One parameter of a query. Its name is encoded already. */
    sealed interface Parameter {
        /** What is wrong with any other value in a name. */
        String SETTINGS_ONLY = "In the name of a parameter only settings may stand";

        /** Writes the pairs; none where the value is absent or null. */
        void render(Rendering rendering, Pairs pairs);

        String canonical();

        /** A name without a value: {@code ?acl}. */
        record Flag(String name) implements Parameter {
            @Override
            public void render(Rendering rendering, Pairs pairs) {
                pairs.beginFlag(name);
            }

            @Override
            public String canonical() {
                return name;
            }
        }

        /** A value that is nothing but one tag, so that it may be a list. */
        record Expanded(String name, ArrayStyle style, Expression value) implements Parameter {
            @Override
            public void render(Rendering rendering, Pairs pairs) {
                Object found = value.value(rendering);
                if (found == SpecialForm.MASKED) {
                    pairs.begin(name).append(SpecialForm.MASK);
                } else if (!SpecialForm.isNothing(found)) {
                    try {
                        new Pairs.Expansion(pairs, style).write(name, found);
                    } catch (UnfitValueException e) {
                        throw value.refused(e);
                    }
                }
            }

            @Override
            public String canonical() {
                return name + "={{" + value.canonical() + "}}";
            }
        }

        /** A value of text with tags in it. */
        record Mixed(String name, Pieces value) implements Parameter {
            @Override
            public void render(Rendering rendering, Pairs pairs) {
                pairs.begin(name);
                if (!value.renderIfAny(rendering)) {
                    pairs.drop();
                }
            }

            @Override
            public String canonical() {
                return name + '=' + Canonical.text(value);
            }
        }

        /** A parameter with a value. */
        static Parameter of(
                String name, ArrayStyle style, Position position, List<Token> value, TextProblems problems) {
            Token.Value alone = Token.sole(value, position);
            if (alone != null && mayExpand(alone.expression())) {
                List<Token> hidden =
                        value.stream().filter(token -> token != alone).toList();
                TextParser.pieces(position, hidden, problems); // for the problems in them
                return new Expanded(name, style, alone.expression());
            }
            if (value.size() == 1 && value.get(0) instanceof Token.Text text) {
                SecretNames.doubt(name, text.text()).ifPresent(doubt -> problems.warn(text.offset(), doubt));
                ForeignPlaceholder.doubt(text, problems);
            }
            Pieces pieces = TextParser.pieces(position, value, problems);
            ForeignText.check(value, position, problems);
            return new Mixed(name, pieces);
        }

        private static boolean mayExpand(Expression value) {
            return !value.isConstant() || value.shape().isContainer();
        }

        /** The encoded name, of which only settings may be a part; problems where it is empty or more is in it. */
        static String name(Position position, List<Token> tokens, int offset, TextProblems problems) {
            if (tokens.isEmpty()) {
                problems.add(offset, Code.EMPTY_TEXT, "The name of a parameter must not be empty");
            }
            return TextParser.fixed(position, tokens, problems, SETTINGS_ONLY);
        }
    }
}
