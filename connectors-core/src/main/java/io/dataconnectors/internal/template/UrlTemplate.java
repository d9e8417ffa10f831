package io.dataconnectors.internal.template;

import io.dataconnectors.ArrayStyle;
import java.util.List;
import java.util.Locale;

/**
 * A URL with values in its path and its query. Whatever the values are, scheme, host, port, the number of path segments and
 * the names of the parameters are those of the template: a value is percent-encoded whole. Immutable and thread-safe.
 */
public final class UrlTemplate extends Template {
    private final CompiledUrl url;

    private UrlTemplate(Source source, CompiledUrl url) {
        super(source.text(), url.canonical(), source);
        this.url = url;
    }

    /**
     * Parses a URL; {@link UrlRules} hold for it. Parameters written in it are as those of {@link QueryTemplate}, lists as
     * {@link ArrayStyle#REPEAT}.
     *
     * @throws TemplateException if the text is no such template
     */
    public static UrlTemplate parse(String text, Names names) {
        Source source = Source.text(text, names);
        CompiledUrl url = new UrlParser(source, names).parse();
        source.problems().throwIfAny();
        return new UrlTemplate(source, url);
    }

    /**
     * Where the URL goes, whatever the values are: scheme, host and, unless it is 443, port, such as {@code
     * https://shop.example.com}. Settings alone can stand in it.
     */
    public String origin() {
        int end = UrlRules.SCHEME.length();
        while (end < canonical().length() && "/?".indexOf(canonical().charAt(end)) < 0) {
            end++;
        }
        String origin = canonical().substring(0, end).toLowerCase(Locale.ROOT);
        return origin.endsWith(":443") ? origin.substring(0, end - ":443".length()) : origin;
    }

    /**
     * The URL with these values.
     *
     * @throws RenderException if a value cannot stand where it is named: an absent or null one in the path, one that makes
     *     a path segment empty, {@code .} or {@code ..}; or if the URL has more than 8 KiB
     */
    public String render(Values values) {
        return render(values, List.of());
    }

    /**
     * The URL with these values, and with more parameters behind those written in it.
     *
     * @throws RenderException as for {@link #render(Values)}
     */
    public String render(Values values, List<QueryTemplate> parameters) {
        Rendering rendering = rendering(values, "The URL", UrlRules.MAX_LENGTH);
        Pairs pairs = new Pairs(rendering, "?");
        url.render(rendering, pairs);
        for (QueryTemplate parameter : parameters) {
            parameter.render(rendering, pairs);
        }
        return rendering.text();
    }
}
