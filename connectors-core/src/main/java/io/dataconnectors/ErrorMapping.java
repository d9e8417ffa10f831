package io.dataconnectors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * Places in a failed answer that say what went wrong. Problem details (RFC 9457), SOAP faults and short plain texts are understood
 * without being asked for. Immutable.
 */
public final class ErrorMapping {
    /** Nothing is looked for but what is understood without being asked for. */
    public static final ErrorMapping NONE = new ErrorMapping(List.of(), List.of(), null, Map.of());

    private final List<Place> message;
    private final List<Place> code;

    @Nullable
    private final ErrorFields fields;

    private final Map<String, List<Place>> details;

    private ErrorMapping(
            List<Place> message, List<Place> code, @Nullable ErrorFields fields, Map<String, List<Place>> details) {
        this.message = message;
        this.code = code;
        this.fields = fields;
        this.details = details;
    }

    /** Returns this mapping with the path of the message; of several, the first that finds something counts. */
    public ErrorMapping message(String... paths) {
        return message(places(paths));
    }

    /** Returns this mapping with the place of the message; of several, the first that has something counts. */
    public ErrorMapping message(Place... places) {
        return new ErrorMapping(List.of(places), code, fields, details);
    }

    /** Returns this mapping with the path of the code; of several, the first that finds something counts. */
    public ErrorMapping code(String... paths) {
        return code(places(paths));
    }

    /** Returns this mapping with the place of the code; of several, the first that has something counts. */
    public ErrorMapping code(Place... places) {
        return new ErrorMapping(message, List.of(places), fields, details);
    }

    /** Returns this mapping with where the fields of the request are named that are wrong. */
    public ErrorMapping fields(ErrorFields wrong) {
        return new ErrorMapping(message, code, Objects.requireNonNull(wrong, "wrong"), details);
    }

    /**
     * Returns this mapping with the path of one more detail, such as a {@code request_id} that the API's support asks for; of
     * several, the first that finds something counts.
     */
    public ErrorMapping detail(String name, String... paths) {
        return detail(name, places(paths));
    }

    /** Returns this mapping with the place of one more detail; of several, the first that has something counts. */
    public ErrorMapping detail(String name, Place... places) {
        Map<String, List<Place>> more = new LinkedHashMap<>(details);
        more.put(Objects.requireNonNull(name, "name"), List.of(places));
        return new ErrorMapping(message, code, fields, Collections.unmodifiableMap(more));
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

    /** Returns the places of the details by name, in the order in which they are tried. */
    public Map<String, List<Place>> details() {
        return details;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ErrorMapping that
                && message.equals(that.message)
                && code.equals(that.code)
                && Objects.equals(fields, that.fields)
                && details.equals(that.details);
    }

    @Override
    public int hashCode() {
        return Objects.hash(message, code, fields, details);
    }

    @Override
    public String toString() {
        return "message at " + message + ", code at " + code + ", fields at " + fields + ", details at " + details;
    }
}
