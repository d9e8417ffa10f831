package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Piece.Pieces;
import java.util.List;
import javax.annotation.Nullable;

/**
 * A URL with places for values: the origin is fixed, and so are the number of segments, where no list stands for several, and
 * the names of parameters.
 */
record CompiledUrl(String origin, List<CompiledUrl.Segment> segments, List<Parameter> parameters) {
    /** Stands for a URL that could not be read. */
    static final CompiledUrl NONE = new CompiledUrl("", List.of(), List.of());

    /** What stands between slashes of the path. */
    sealed interface Segment {
        void render(Rendering rendering);

        String canonical();
    }

    /** A path segment; one without values was judged when it was parsed. */
    record One(Pieces pieces, boolean fixed) implements Segment {
        @Override
        public void render(Rendering rendering) {
            TextOutput out = rendering.out();
            int start = out.append('/').length();
            pieces.render(rendering);
            if (!fixed) {
                judge(out, start, canonical());
            }
        }

        @Override
        public String canonical() {
            return Canonical.text(pieces);
        }
    }

    /** A segment for each element of a list, of which there is one at least. */
    record Many(Expression list) implements Segment {
        @Override
        public void render(Rendering rendering) {
            if (!(list.value(rendering) instanceof List<?> items) || items.isEmpty()) {
                throw list.refused(new UnfitValueException("there is no value, and in the path of a URL one must be"));
            }
            for (Object item : items) {
                rendering.charge(1);
                int start = rendering.out().append('/').length();
                write(rendering.out(), item);
                judge(rendering.out(), start, canonical());
            }
        }

        private void write(TextOutput out, @Nullable Object item) {
            try {
                Position.SEGMENT.write(out, item);
            } catch (UnfitValueException e) {
                throw list.refused(e);
            }
        }

        @Override
        public String canonical() {
            return "{{" + list.canonical() + "}}";
        }
    }

    private static void judge(TextOutput out, int start, String segment) {
        if (start == out.length() || UrlRules.segment(out.written(), start, out.length()) != null) {
            throw new RenderException(
                    "The path segment '" + segment + "' must not be empty, '.' or '..' with the values in it");
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
        segments.forEach(segment -> text.append('/').append(segment.canonical()));
        char separator = '?';
        for (Parameter parameter : parameters) {
            text.append(separator).append(parameter.canonical());
            separator = '&';
        }
        return text.toString();
    }
}
