package io.dataconnectors;

import io.dataconnectors.template.ArrayStyle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/** What a request carries. Any method may carry a body where the API wants one. */
public sealed interface Body {
    /** Returns: no body. */
    static Body none() {
        return new None();
    }

    /** Returns a JSON body with the media type {@code application/json}. */
    static Body json(String template) {
        return new Json(template, null);
    }

    /** Returns a JSON body with a media type of its own, such as {@code application/merge-patch+json}. */
    static Body json(String template, String contentType) {
        return new Json(template, Objects.requireNonNull(contentType, "contentType"));
    }

    /** Returns a form whose lists are written {@code a[0]=1&a[1]=2}. */
    static Body form(String template) {
        return new Form(template, ArrayStyle.INDICES, Map.of());
    }

    /** Returns a form whose lists have one style, but for the fields that have a style of their own. */
    static Body form(String template, ArrayStyle arrays, Map<String, ArrayStyle> styles) {
        return new Form(template, arrays, styles);
    }

    /** Returns a body of plain text. */
    static Body text(String template) {
        return new Text(template, null);
    }

    /**
     * Returns a body of text with a media type of its own, such as {@code text/csv}. In XML and HTML ({@code application/xml},
     * {@code application/soap+xml}, {@code text/html} …) values are escaped; in other text they stand as they are.
     */
    static Body text(String template, String contentType) {
        return new Text(template, Objects.requireNonNull(contentType, "contentType"));
    }

    /** Returns the media type that is sent, or null if there is no body. */
    @Nullable
    String mediaType();

    /** No body. */
    record None() implements Body {
        @Nullable
        @Override
        public String mediaType() {
            return null;
        }
    }

    /**
     * A JSON body.
     *
     * @param template JSON text with placeholders
     * @param contentType the media type; null means {@code application/json}
     */
    record Json(String template, @Nullable String contentType) implements Body {
        /** Checks that there is a template. */
        public Json {
            Objects.requireNonNull(template, "template");
        }

        @Override
        public String mediaType() {
            return contentType == null ? "application/json" : contentType;
        }
    }

    /**
     * A form ({@code application/x-www-form-urlencoded}): the members of an object as fields, those of objects within it as
     * {@code field[member]}, lists with lists or objects in them as {@code field[0]}.
     *
     * @param template JSON text with placeholders, an object
     * @param arrays how lists are written
     * @param styles how the lists and, with {@link ArrayStyle#JSON}, the objects of certain fields are written, by field
     */
    record Form(String template, ArrayStyle arrays, Map<String, ArrayStyle> styles) implements Body {
        /** Copies the styles. */
        public Form {
            Objects.requireNonNull(template, "template");
            Objects.requireNonNull(arrays, "arrays");
            styles = Collections.unmodifiableMap(new LinkedHashMap<>(styles));
        }

        @Override
        public String mediaType() {
            return "application/x-www-form-urlencoded";
        }
    }

    /**
     * Text of any media type that has no kind of its own, sent as UTF-8.
     *
     * @param template text with placeholders
     * @param contentType the media type; null means {@code text/plain; charset=UTF-8}
     */
    record Text(String template, @Nullable String contentType) implements Body {
        /** Checks that there is a template. */
        public Text {
            Objects.requireNonNull(template, "template");
        }

        @Override
        public String mediaType() {
            return contentType == null ? "text/plain; charset=UTF-8" : contentType;
        }
    }
}
