package io.dataconnectors;

import io.dataconnectors.internal.text.MediaType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/** The body of a request. Any method may carry one where the API wants it. */
public sealed interface Body {
    /** Returns no body: the request ends with its header fields. */
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

    /**
     * Returns a body that is a file, byte by byte, with the file's media type.
     *
     * @param template a tag that names an input of type file, such as {@code {{document}}}
     */
    static Body file(String template) {
        return new File(template, null);
    }

    /** Returns a body that is a file, byte by byte, with a media type of the author's. */
    static Body file(String template, String contentType) {
        return new File(template, Objects.requireNonNull(contentType, "contentType"));
    }

    /** Returns a form of parts, some of which may be files ({@code multipart/form-data}, RFC 7578). */
    static Body multipart(Part... parts) {
        return new Multipart(List.of(parts), null);
    }

    /** Returns parts with a media type of their own, such as {@code multipart/related} (RFC 2387). */
    static Body multipart(List<Part> parts, String contentType) {
        return new Multipart(parts, Objects.requireNonNull(contentType, "contentType"));
    }

    /** Returns the media type that is sent, but for the boundary of a multipart; null if there is no body, or a file says it. */
    @Nullable
    String mediaType();

    /** Whether its author may state another media type; that of a form is fixed. */
    default boolean takesMediaType() {
        return true;
    }

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

        @Override
        public boolean takesMediaType() {
            return false;
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

    /**
     * A file, byte by byte.
     *
     * @param template a tag that names an input of type file, and nothing else
     * @param contentType the media type; null means that of the file
     */
    record File(String template, @Nullable String contentType) implements Body {
        /** Checks that there is a template. */
        public File {
            Objects.requireNonNull(template, "template");
        }

        @Nullable
        @Override
        public String mediaType() {
            return contentType;
        }
    }

    /**
     * Parts, each a text or a file (RFC 2046, section 5.1). The boundary between them is chosen for each call.
     *
     * @param parts the parts, in order
     * @param contentType the media type, without a boundary; null means {@code multipart/form-data}
     */
    record Multipart(List<Part> parts, @Nullable String contentType) implements Body {
        private static final String FORM = "multipart/form-data";

        /** Copies the parts. */
        public Multipart {
            parts = List.copyOf(parts);
        }

        @Override
        public String mediaType() {
            return contentType == null ? FORM : contentType;
        }

        /** Whether the parts are the fields of a form, which have names (RFC 7578). */
        public boolean isForm() {
            return MediaType.of(mediaType()).filter(MediaType::isMultipartForm).isPresent();
        }
    }

    /**
     * One part of a {@link Multipart}. It is left out of a call in which a value that it names is absent or null; a list that
     * stands alone in it is a part for each of its elements.
     *
     * @param name the field's name, in which settings may stand; in a multipart that is no form it is the {@code Content-ID}
     *     too, and may be null
     * @param isFile whether the template names a file, or makes the part's text
     * @param template a tag that names an input of type file; or the text, which for a JSON, XML or HTML media type is a
     *     template of that kind
     * @param filename the template of the file's name; null, and a value that is absent, means the name of the file itself, and
     *     none for a text
     * @param contentType the media type; null means that of the file, and none for a text
     */
    record Part(
            @Nullable String name,
            boolean isFile,
            String template,
            @Nullable String filename,
            @Nullable String contentType) {
        /** Checks that there is a template. */
        public Part {
            Objects.requireNonNull(template, "template");
        }

        /** Returns a part of text. */
        public static Part value(@Nullable String name, String template) {
            return new Part(name, false, template, null, null);
        }

        /** Returns a part that is a file, or as many parts as there are in a list of files. */
        public static Part file(@Nullable String name, String template) {
            return new Part(name, true, template, null, null);
        }

        /** Returns this part with a name of its file. */
        public Part filename(String text) {
            return new Part(name, isFile, template, Objects.requireNonNull(text, "text"), contentType);
        }

        /** Returns this part with a media type. */
        public Part contentType(String text) {
            return new Part(name, isFile, template, filename, Objects.requireNonNull(text, "text"));
        }
    }
}
