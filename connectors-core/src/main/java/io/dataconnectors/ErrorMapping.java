package io.dataconnectors;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * Where a failed answer says what went wrong. Problem details (RFC 9457), SOAP faults and short plain texts are understood
 * without being asked for. Immutable.
 */
public final class ErrorMapping {
    /** Nothing is looked for but what is understood without being asked for. */
    public static final ErrorMapping NONE = new ErrorMapping(List.of(), List.of(), null);

    private final List<Place> message;
    private final List<Place> code;

    @Nullable
    private final ErrorFields fields;

    private ErrorMapping(List<Place> message, List<Place> code, @Nullable ErrorFields fields) {
        this.message = message;
        this.code = code;
        this.fields = fields;
    }

    /** Returns this mapping with the path of the message; of several, the first that finds something counts. */
    public ErrorMapping message(String... paths) {
        return message(places(paths));
    }

    /** Returns this mapping with the place of the message; of several, the first that has something counts. */
    public ErrorMapping message(Place... places) {
        return new ErrorMapping(List.of(places), code, fields);
    }

    /** Returns this mapping with the path of the code; of several, the first that finds something counts. */
    public ErrorMapping code(String... paths) {
        return code(places(paths));
    }

    /** Returns this mapping with the place of the code; of several, the first that has something counts. */
    public ErrorMapping code(Place... places) {
        return new ErrorMapping(message, List.of(places), fields);
    }

    /** Returns this mapping with where the fields of the request are named that are wrong. */
    public ErrorMapping fields(ErrorFields wrong) {
        return new ErrorMapping(message, code, Objects.requireNonNull(wrong, "wrong"));
    }

    private static Place[] places(String... paths) {
        return Stream.of(paths).map(Place::path).toArray(Place[]::new);
    }

    /** Returns the places of the message, in the order in which they are tried. */
    public List<Place> message() {
        return message;
    }

    /** Returns the places of the code, in the order in which they are tried. */
    public List<Place> code() {
        return code;
    }

    /** Returns where the fields are named that are wrong, or null. */
    @Nullable
    public ErrorFields fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ErrorMapping that
                && message.equals(that.message)
                && code.equals(that.code)
                && Objects.equals(fields, that.fields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(message, code, fields);
    }

    @Override
    public String toString() {
        return "message at " + message + ", code at " + code + ", fields at " + fields;
    }
}
