package io.dataconnectors.internal.template;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.template.FormFields.Pairs;
import io.dataconnectors.internal.template.Piece.Canonical;
import io.dataconnectors.internal.template.Piece.Pieces;
import io.dataconnectors.internal.template.QueryTemplate.Parameter;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Template.Rendering;
import io.dataconnectors.internal.template.TextOutput.Constant;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/**
 * A URL with values in its path and its query. Whatever the values are, scheme, host, port, the number of path segments and
 * the names of the parameters are those of the template: a value is percent-encoded whole. Immutable and thread-safe.
 */
public final class UrlTemplate extends Template {
    private final CompiledUrl url;

    /** What was rendered, where no value changes it. */
    @Nullable
    private volatile String fixed;

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
        return UrlRules.normalOrigin(canonical().substring(0, UrlRules.authorityEnd(canonical())));
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
        String known = fixed;
        if (known != null && parameters.isEmpty()) {
            return known;
        }
        Rendering rendering = rendering(values, "The URL", UrlRules.MAX_LENGTH);
        Pairs pairs = new Pairs(rendering, "?");
        url.render(rendering, pairs);
        for (QueryTemplate parameter : parameters) {
            parameter.render(rendering, pairs);
        }
        String text = rendering.text();
        if (parameters.isEmpty() && names().isEmpty() && secrets().isEmpty() && !usesCall()) {
            fixed = text;
        }
        return text;
    }

    /** Whether this is the URL of every call: it was rendered from this template alone, and no value changes it. */
    public boolean isFixed(String rendered) {
        return rendered.equals(fixed);
    }

    /**
     * A URL with places for values: the origin is fixed, and so are the number of segments, where no list stands for several, and
     * the names of parameters.
     */
    record CompiledUrl(List<CompiledUrl.Segment> segments, List<Parameter> parameters) {
        /** Stands for a URL that could not be read. */
        static final CompiledUrl NONE = new CompiledUrl(List.of(), List.of());

        /** A URL; its beginning and the segments that no value changes become one text where they stand side by side. */
        static CompiledUrl of(String origin, List<Segment> segments, List<Parameter> parameters) {
            List<Segment> joined = new ArrayList<>();
            StringBuilder fixed = new StringBuilder(origin);
            for (Segment segment : segments) {
                if (segment instanceof Fixed same) {
                    fixed.append(same.text.text());
                } else {
                    if (!fixed.isEmpty()) {
                        joined.add(new Fixed(new Constant(fixed.toString())));
                        fixed.setLength(0);
                    }
                    joined.add(segment);
                }
            }
            if (!fixed.isEmpty()) {
                joined.add(new Fixed(new Constant(fixed.toString())));
            }
            return new CompiledUrl(List.copyOf(joined), List.copyOf(parameters));
        }

        /** What stands between slashes of the path, the slash before it included. */
        sealed interface Segment {
            void render(Rendering rendering);

            String canonical();
        }

        /** Segments without values, and what is before them; they were judged when they were parsed. */
        record Fixed(Constant text) implements Segment {
            @Override
            public void render(Rendering rendering) {
                rendering.append(text);
            }

            @Override
            public String canonical() {
                return text.text();
            }
        }

        /** A segment with values in it. */
        record One(Pieces pieces) implements Segment {
            @Override
            public void render(Rendering rendering) {
                int start = rendering.append('/').length();
                pieces.render(rendering);
                judge(rendering, start, this);
            }

            @Override
            public String canonical() {
                return '/' + Canonical.text(pieces);
            }
        }

        /** A segment for each element of a list, of which there is one at least. */
        record Many(Expression list) implements Segment {
            @Override
            public void render(Rendering rendering) {
                if (!(list.value(rendering) instanceof List<?> items) || items.isEmpty()) {
                    throw list.refused(
                            new UnfitValueException("there is no value, and in the path of a URL one must be"));
                }
                for (Object item : items) {
                    rendering.charge(1);
                    int start = rendering.append('/').length();
                    write(rendering, item);
                    judge(rendering, start, this);
                }
            }

            private void write(Rendering rendering, @Nullable Object item) {
                try {
                    Position.SEGMENT.write(rendering, item);
                } catch (UnfitValueException e) {
                    throw list.refused(e);
                }
            }

            @Override
            public String canonical() {
                return "/{{" + list.canonical() + "}}";
            }
        }

        private static void judge(Rendering out, int start, Segment segment) {
            boolean empty = start == out.length();
            if (empty || (mayBeDots(out.at(start)) && UrlRules.segment(out.since(start)) != null)) {
                throw new RenderException("The path segment '"
                        + segment.canonical().substring(1) + "' must not be empty, '.' or '..' with the values in it");
            }
        }

        private static boolean mayBeDots(byte first) {
            return first == '.' || first == '%';
        }

        void render(Rendering rendering, Pairs pairs) {
            for (Segment segment : segments) {
                segment.render(rendering);
            }
            for (Parameter parameter : parameters) {
                parameter.render(rendering, pairs);
            }
        }

        String canonical() {
            StringBuilder text = new StringBuilder();
            segments.forEach(segment -> text.append(segment.canonical()));
            char separator = '?';
            for (Parameter parameter : parameters) {
                text.append(separator).append(parameter.canonical());
                separator = '&';
            }
            return text.toString();
        }
    }
}
