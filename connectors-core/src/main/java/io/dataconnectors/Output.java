package io.dataconnectors;

import io.dataconnectors.internal.json.Plain;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/**
 * One value that is read from an answer. Immutable: every method that adds a rule returns a new output.
 *
 * <pre>{@code
 * Output.at("created", "$.created").type(ValueType.DATETIME).format("epoch_s")
 * Output.at("lines", "$.lines[*]").list(Output.at("sku", "$.sku"))
 * Output.from("label", Place.file())
 * }</pre>
 */
public final class Output {
    private final String name;
    private final Rules rules;

    private Output(String name, Rules rules) {
        this.name = Objects.requireNonNull(name, "name");
        this.rules = rules;
    }

    /** Returns an output that is read from a place in the answer: the first value there is. */
    public static Output from(String name, Place place) {
        return new Output(name, new Rules(Objects.requireNonNull(place, "place")));
    }

    /** Returns an output at a JSONPath (RFC 9535) or a JSON Pointer (RFC 6901) into the body: the first value it finds. */
    public static Output at(String name, String path) {
        return from(name, Place.path(path));
    }

    /** Returns an output that is the value of a header of the answer. */
    public static Output header(String name, String header) {
        return from(name, Place.header(header));
    }

    private Output with(Consumer<Rules> change) {
        Rules changed = rules.copy();
        change.accept(changed);
        return new Output(name, changed);
    }

    /** Returns this output with a description, for people and language models; up to 1,024 characters. */
    public Output description(String text) {
        return with(r -> r.description = Objects.requireNonNull(text, "text"));
    }

    /** Returns this output turned into a type. Without one it stays as the API sends it. */
    public Output type(ValueType type) {
        return with(r -> r.type = Objects.requireNonNull(type, "type"));
    }

    /**
     * Returns this date or datetime with the form that the API sends: {@code iso}, {@code rfc2822}, {@code http}, {@code
     * epoch_s}, {@code epoch_ms}, or a pattern of {@link java.time.format.DateTimeFormatter} such as {@code dd/MM/yyyy}. Without one it is ISO 8601.
     */
    public Output format(String format) {
        return with(r -> r.format = Objects.requireNonNull(format, "format"));
    }

    /**
     * Returns this date or datetime with the zone of times that come without an offset, such as {@code Europe/Berlin} or a
     * setting, {@code {{setting.zone}}}; UTC otherwise. A date that comes as an instant is that of the day in this zone.
     */
    public Output zone(String zone) {
        return with(r -> r.zone = Objects.requireNonNull(zone, "zone"));
    }

    /** Returns this output as one without which the call fails. */
    public Output required() {
        return with(r -> r.required = true);
    }

    /**
     * Returns this output as the list of all that the path finds. A path that leads to one place, such as {@code $.lines},
     * gives the list that is there; anything else that is there, but null, is a list of one.
     */
    public Output list() {
        return with(r -> r.list = true);
    }

    /** Returns this output as a list that has, for each value the path finds, an object of these fields. */
    public Output list(Output... fields) {
        return list().fields(fields);
    }

    /** Returns this output as an object of fields, each read from within the value that the path finds. */
    public Output fields(Output... fields) {
        return with(r -> r.fields = List.of(fields));
    }

    /** Returns this output as a truth value: whether what is found equals this value. */
    public Output equalTo(@Nullable Object value) {
        return with(r -> {
            r.comparing = true;
            r.comparand = Plain.copy(value);
        });
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the description; empty if none was given. */
    public String description() {
        return rules.description;
    }

    /** Returns the place that is read. */
    public Place place() {
        return rules.place;
    }

    /** Returns the type, or null if the value stays as it is. */
    @Nullable
    public ValueType type() {
        return rules.type;
    }

    /** Returns the form of a date or datetime, or null for ISO 8601. */
    @Nullable
    public String format() {
        return rules.format;
    }

    /** Returns the zone of times that come without an offset, or null for UTC. */
    @Nullable
    public String zone() {
        return rules.zone;
    }

    /** Whether the call fails without it. A null counts as missing. */
    public boolean isRequired() {
        return rules.required;
    }

    /** Whether it is the list of all that the path finds. */
    public boolean isList() {
        return rules.list;
    }

    /** Returns the fields of the object, or of each object in the list; empty if there are none. */
    public List<Output> fields() {
        return rules.fields;
    }

    /** Whether the output is the result of a comparison. */
    public boolean comparing() {
        return rules.comparing;
    }

    /** Returns the value to compare with; meaningful when {@link #comparing()}. */
    @Nullable
    public Object comparand() {
        return rules.comparand;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Output that
                && name.equals(that.name)
                && rules.parts().equals(that.rules.parts());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, rules.parts());
    }

    @Override
    public String toString() {
        return name + " (" + rules.place + ")";
    }

    /** The rules of one output; never changed once the output is made. */
    private static final class Rules implements Cloneable {
        private final Place place;
        private String description = "";

        @Nullable
        private ValueType type;

        @Nullable
        private String format;

        @Nullable
        private String zone;

        private boolean required;
        private boolean list;
        private List<Output> fields = List.of();
        private boolean comparing;

        @Nullable
        private Object comparand;

        Rules(Place place) {
            this.place = place;
        }

        Rules copy() {
            try {
                return (Rules) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }

        List<Object> parts() {
            return Arrays.asList(place, description, type, format, zone, required, list, fields, comparing, comparand);
        }
    }
}
