package io.dataconnectors;

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

    /** No body. */
    record None() implements Body {}

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

        /** Returns the media type that is sent. */
        public String mediaType() {
            return contentType == null ? "application/json" : contentType;
        }
    }
}
