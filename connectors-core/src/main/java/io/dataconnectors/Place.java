package io.dataconnectors;

import java.util.Objects;
import javax.annotation.Nullable;

/**
 * A place in an answer that values are read from. Immutable.
 *
 * <pre>{@code
 * Place.path("$.order.status")
 * Place.header("Link").pattern("<([^>]*)>; rel=\"next\"")
 * Place.text().pattern("^OK ([0-9]+)")
 * }</pre>
 */
public final class Place {
    /** The kinds of places. */
    public enum Kind {
        /** What a JSONPath or a JSON Pointer finds in a body of JSON or XML. */
        PATH,
        /** The value of a header field. */
        HEADER,
        /** The status code, a whole number. */
        STATUS,
        /** The whole body as text. */
        TEXT,
        /** The whole body as a file: an object of {@code name}, {@code mediaType} and the content as {@code base64}. */
        FILE
    }

    private final Kind kind;

    @Nullable
    private final String where;

    @Nullable
    private final String pattern;

    private Place(Kind kind, @Nullable String where, @Nullable String pattern) {
        this.kind = kind;
        this.where = where;
        this.pattern = pattern;
    }

    /** Returns what a JSONPath (RFC 9535) or a JSON Pointer (RFC 6901) finds in the body, which is JSON or XML. */
    public static Place path(String path) {
        return new Place(Kind.PATH, Objects.requireNonNull(path, "path"), null);
    }

    /** Returns the value of the first header field of a name. */
    public static Place header(String name) {
        return new Place(Kind.HEADER, Objects.requireNonNull(name, "name"), null);
    }

    /** Returns the status code. */
    public static Place status() {
        return new Place(Kind.STATUS, null, null);
    }

    /** Returns the whole body as text, whatever it holds; an empty body has none. */
    public static Place text() {
        return new Place(Kind.TEXT, null, null);
    }

    /** Returns the whole body as a file, named as its {@code Content-Disposition} says; an empty body is none. */
    public static Place file() {
        return new Place(Kind.FILE, null, null);
    }

    /**
     * Returns this place, of whose text only the part counts that a regular expression (as {@link Input#pattern}) finds: its first group,
     * or the whole match if it has none. A text in which it finds nothing is not there.
     */
    public Place pattern(String expression) {
        return new Place(kind, where, Objects.requireNonNull(expression, "expression"));
    }

    /** Returns the kind of the place. */
    public Kind kind() {
        return kind;
    }

    /** Returns the path, or null if the place is of another kind. */
    @Nullable
    public String path() {
        return kind == Kind.PATH ? where : null;
    }

    /** Returns the name of the header, or null if the place is of another kind. */
    @Nullable
    public String header() {
        return kind == Kind.HEADER ? where : null;
    }

    /** Returns the regular expression, or null if the whole counts. */
    @Nullable
    public String pattern() {
        return pattern;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place that
                && kind == that.kind
                && Objects.equals(where, that.where)
                && Objects.equals(pattern, that.pattern);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, where, pattern);
    }

    /** Returns the place for messages. */
    @Override
    public String toString() {
        String place = switch (kind) {
            case PATH -> String.valueOf(where);
            case HEADER -> "header " + where;
            case STATUS -> "status";
            case TEXT -> "text";
            case FILE -> "file";
        };
        return pattern == null ? place : place + " matching " + pattern;
    }
}
