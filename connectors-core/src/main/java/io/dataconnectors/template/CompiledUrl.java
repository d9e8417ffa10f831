package io.dataconnectors.template;

import io.dataconnectors.template.Piece.Pieces;
import java.util.List;

/** A URL with places for values: the origin is fixed, and so are the number of segments and the names of parameters. */
record CompiledUrl(String origin, List<CompiledUrl.Segment> segments, List<Parameter> parameters) {
    /** Stands for a URL that could not be read. */
    static final CompiledUrl NONE = new CompiledUrl("", List.of(), List.of());

    /** A path segment; one without values was judged when it was parsed. */
    record Segment(Pieces pieces, boolean fixed) {
        void render(Rendering rendering) {
            Output out = rendering.out();
            int start = out.append('/').length();
            pieces.render(rendering);
            if (!fixed && UrlRules.segment(out.written(), start, out.length(), false) != null) {
                throw new RenderException("The path segment '" + Canonical.text(pieces)
                        + "' must not be empty, '.' or '..' with the values in it");
            }
        }
    }

    void render(Rendering rendering) {
        rendering.out().append(origin);
        segments.forEach(segment -> segment.render(rendering));
    }

    void renderQuery(Rendering rendering, Pairs pairs) {
        parameters.forEach(parameter -> parameter.render(rendering, pairs));
    }

    String canonical() {
        StringBuilder text = new StringBuilder(origin);
        segments.forEach(segment -> text.append('/').append(Canonical.text(segment.pieces())));
        char separator = '?';
        for (Parameter parameter : parameters) {
            text.append(separator).append(parameter.canonical());
            separator = '&';
        }
        return text.toString();
    }
}
