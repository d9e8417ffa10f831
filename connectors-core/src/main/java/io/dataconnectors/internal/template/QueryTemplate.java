package io.dataconnectors.internal.template;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.problem.Problem;
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
}
