package io.dataconnectors;

import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.text.Moments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * One value that a call supplies, and what it must be like. Immutable: every method that adds a rule returns a new input.
 * Rules that contradict each other are reported when the definition is created or edited.
 *
 * <pre>{@code Input.string("order_id").required().maxLength(40).description("The order's number")}</pre>
 */
public final class Input {
    /** Who supplies a value. */
    public enum Source {
        /** Whoever executes the connector: an end user, an automation, a language model. */
        CALLER,
        /** The host alone, as with the signed-in customer's id. A caller who supplies it is refused. */
        CONTEXT
    }

    private final String name;
    private final List<ValueType> types;
    private final Rules rules;

    private Input(String name, Collection<ValueType> types, Rules rules) {
        this.name = Objects.requireNonNull(name, "name");
        this.types = List.copyOf(EnumSet.copyOf(types));
        this.rules = rules;
    }

    /**
     * Returns an optional input of a type, or of one of several: {@code Input.of("chat", ValueType.STRING, ValueType.INTEGER)} is
     * a text or a whole number, and is sent as what it is. Several types are a choice of string, boolean and one of integer and
     * number: single values that JSON tells apart.
     */
    public static Input of(String name, ValueType type, ValueType... others) {
        return of(name, EnumSet.of(type, others));
    }

    /**
     * Returns an optional input of one of several types.
     *
     * @throws IllegalArgumentException if no type is given
     */
    public static Input of(String name, Collection<ValueType> types) {
        return new Input(name, types, Rules.NONE);
    }

    /** Returns an optional text. */
    public static Input string(String name) {
        return of(name, ValueType.STRING);
    }

    /** Returns an optional whole number. */
    public static Input integer(String name) {
        return of(name, ValueType.INTEGER);
    }

    /** Returns an optional number. */
    public static Input number(String name) {
        return of(name, ValueType.NUMBER);
    }

    /** Returns an optional truth value. */
    public static Input bool(String name) {
        return of(name, ValueType.BOOLEAN);
    }

    /** Returns an optional day. */
    public static Input date(String name) {
        return of(name, ValueType.DATE);
    }

    /** Returns an optional instant. */
    public static Input datetime(String name) {
        return of(name, ValueType.DATETIME);
    }

    /** Returns an optional file. */
    public static Input file(String name) {
        return of(name, ValueType.FILE);
    }

    /** Returns an optional object with these members and no others; with none named, it may have any. */
    public static Input object(String name, Input... properties) {
        return of(name, ValueType.OBJECT).properties(properties);
    }

    /** Returns an optional list of elements like the one given, which {@link #each} makes. */
    public static Input array(String name, Input element) {
        return of(name, ValueType.ARRAY).items(element);
    }

    /** Returns what every element of a list is like: an input without a name. */
    public static Input each(ValueType type, ValueType... others) {
        return of("", type, others);
    }

    private Input with(Consumer<Rules> change) {
        Rules changed = rules.copy();
        change.accept(changed);
        return new Input(name, types, changed);
    }

    /** Returns this input with a description, for people and language models; up to 1,024 characters. */
    public Input description(String text) {
        Objects.requireNonNull(text, "text");
        return with(r -> r.description = text);
    }

    /** Returns this input as one that a call must supply. */
    public Input required() {
        return with(r -> r.required = true);
    }

    /** Returns this input as one that may be null. */
    public Input nullable() {
        return with(r -> r.nullable = true);
    }

    /** Returns this input as one that the host alone supplies. */
    public Input fromContext() {
        return with(r -> r.source = Source.CONTEXT);
    }

    /** Returns this input with the value it has when a call leaves it out. */
    public Input defaultValue(@Nullable Object value) {
        Object copy = Plain.copy(value);
        return with(r -> {
            r.hasDefault = true;
            r.defaultValue = copy;
        });
    }

    /** Returns this input as one of these values. */
    public Input oneOf(Object... values) {
        List<Object> copies = new ArrayList<>();
        for (Object value : values) {
            Object copy = Plain.copy(value);
            String utc = type() == ValueType.DATETIME ? Moments.utc(copy) : null;
            copies.add(utc == null ? copy : utc); // as the values of calls are, with which they are compared
        }
        Set<Object> known = copies.stream().map(Plain::comparable).collect(Collectors.toUnmodifiableSet());
        return with(r -> {
            r.values = Collections.unmodifiableList(copies);
            r.known = known;
        });
    }

    /** Returns this text with a least length, in Unicode characters. */
    public Input minLength(int length) {
        return with(r -> r.minLength = length);
    }

    /** Returns this text with a greatest length, in Unicode characters. */
    public Input maxLength(int length) {
        return with(r -> r.maxLength = length);
    }

    /** Returns this list with a least number of elements. */
    public Input minItems(int count) {
        return with(r -> r.minItems = count);
    }

    /** Returns this list with a greatest number of elements. */
    public Input maxItems(int count) {
        return with(r -> r.maxItems = count);
    }

    /** Returns this number with a least value. */
    public Input minimum(Number least) {
        BigDecimal value = exact(least);
        return with(r -> r.minimum = value);
    }

    /** Returns this number with a greatest value. */
    public Input maximum(Number greatest) {
        BigDecimal value = exact(greatest);
        return with(r -> r.maximum = value);
    }

    private static BigDecimal exact(Number number) {
        return new BigDecimal(String.valueOf(Plain.copy(number)));
    }

    /**
     * Returns this text with a pattern that occurs somewhere in it: a regular expression of up to 512 characters, in the syntax
     * of RFC 9485 (I-Regexp) with the usual classes, anchors, groups and flags, matched in time linear in the text.
     */
    public Input pattern(String pattern) {
        Objects.requireNonNull(pattern, "pattern");
        return with(r -> r.pattern = pattern);
    }

    /** Returns this object with these members and no others. */
    public Input properties(Input... properties) {
        List<Input> members = List.of(properties);
        return with(r -> r.properties = members);
    }

    /** Returns this list with what its elements are like. */
    public Input items(Input element) {
        Objects.requireNonNull(element, "element");
        return with(r -> r.items = element);
    }

    /** Returns the name; empty for the elements of a list. */
    public String name() {
        return name;
    }

    /** Returns the type; of several the first of {@link #types()}. */
    public ValueType type() {
        return types.get(0);
    }

    /** Returns the types of which a value has one, in the order of {@link ValueType}; mostly a single one. */
    public List<ValueType> types() {
        return types;
    }

    /** Returns the description; empty if none was given. */
    public String description() {
        return rules.description;
    }

    /** Whether a call must supply it. */
    public boolean isRequired() {
        return rules.required;
    }

    /** Whether it may be null. */
    public boolean isNullable() {
        return rules.nullable;
    }

    /** Returns who supplies it. */
    public Source source() {
        return rules.source;
    }

    /** Whether it has a default. */
    public boolean hasDefault() {
        return rules.hasDefault;
    }

    /** Returns the default; meaningful when {@link #hasDefault()}. */
    @Nullable
    public Object defaultValue() {
        return rules.defaultValue;
    }

    /** Returns the values it is one of; empty if it may be any. */
    public List<Object> oneOf() {
        return rules.values;
    }

    /** Whether {@link #oneOf()} has a value, numbers compared by what they count; any value, if it is empty. */
    public boolean allows(Object value) {
        return rules.known.isEmpty() || rules.known.contains(Plain.comparable(value));
    }

    /** Returns the least length in Unicode characters, or null. */
    @Nullable
    public Integer minLength() {
        return rules.minLength;
    }

    /** Returns the greatest length in Unicode characters, or null. */
    @Nullable
    public Integer maxLength() {
        return rules.maxLength;
    }

    /** Returns the least number of elements, or null. */
    @Nullable
    public Integer minItems() {
        return rules.minItems;
    }

    /** Returns the greatest number of elements, or null. */
    @Nullable
    public Integer maxItems() {
        return rules.maxItems;
    }

    /** Returns the least value, or null. */
    @Nullable
    public BigDecimal minimum() {
        return rules.minimum;
    }

    /** Returns the greatest value, or null. */
    @Nullable
    public BigDecimal maximum() {
        return rules.maximum;
    }

    /** Returns the pattern, or null. */
    @Nullable
    public String pattern() {
        return rules.pattern;
    }

    /** Returns the members of an object; empty if it may have any. */
    public List<Input> properties() {
        return rules.properties;
    }

    /** Returns what the elements of a list are like, or null if they may be anything. */
    @Nullable
    public Input items() {
        return rules.items;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Input that
                && name.equals(that.name)
                && types.equals(that.types)
                && rules.parts().equals(that.rules.parts());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, types, rules.parts());
    }

    @Override
    public String toString() {
        return name + " (" + types.stream().map(ValueType::word).collect(Collectors.joining(" or ")) + ")";
    }

    /** The rules of one input; never changed once the input is made. */
    private static final class Rules implements Cloneable {
        static final Rules NONE = new Rules();

        private String description = "";
        private boolean required;
        private boolean nullable;
        private Source source = Source.CALLER;
        private boolean hasDefault;

        @Nullable
        private Object defaultValue;

        private List<Object> values = List.of();

        /** The same, as they are compared: a list of many is checked against many. */
        private Set<Object> known = Set.of();

        @Nullable
        private Integer minLength;

        @Nullable
        private Integer maxLength;

        @Nullable
        private Integer minItems;

        @Nullable
        private Integer maxItems;

        @Nullable
        private BigDecimal minimum;

        @Nullable
        private BigDecimal maximum;

        @Nullable
        private String pattern;

        private List<Input> properties = List.of();

        @Nullable
        private Input items;

        Rules copy() {
            try {
                return (Rules) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }

        List<Object> parts() {
            return Arrays.asList(
                    description,
                    required,
                    nullable,
                    source,
                    hasDefault,
                    defaultValue,
                    values,
                    minLength,
                    maxLength,
                    minItems,
                    maxItems,
                    minimum,
                    maximum,
                    pattern,
                    properties,
                    items);
        }
    }
}
