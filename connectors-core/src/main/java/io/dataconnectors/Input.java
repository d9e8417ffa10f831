package io.dataconnectors;

import io.dataconnectors.internal.json.Plain;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * One value that a call supplies, and what it must be like. Immutable: every method that adds a rule returns a new input.
 * Rules that contradict each other are reported when the definition is created or edited.
 *
 * <pre>{@code Input.string("order_id").required().maxLength(40).description("The order's number")}</pre>
 */
public final class Input {
    /** The source of a value: who supplies it. */
    public enum Source {
        /** Whoever executes the connector: an end user, an automation, a language model. */
        CALLER,
        /** The host alone, as with the signed-in customer's id. A caller who supplies it is refused. */
        CONTEXT
    }

    private static final int REQUIRED = 1;
    private static final int NULLABLE = 2;
    private static final int CONTEXT = 4;

    /** The lists of one type, which nearly all inputs have. */
    private static final Map<ValueType, List<ValueType>> ONE_TYPE =
            Stream.of(ValueType.values()).collect(Collectors.toMap(type -> type, List::of));

    private final String name;
    private final List<ValueType> types;
    private final String description;

    /** Some of {@link #REQUIRED}, {@link #NULLABLE} and {@link #CONTEXT}: registries keep many inputs. */
    private final int flags;

    private final ValueRules rules;

    private Input(String name, List<ValueType> types, String description, int flags, ValueRules rules) {
        this.name = Objects.requireNonNull(name, "name");
        this.types = types;
        this.description = description;
        this.flags = flags;
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
        List<ValueType> sorted = List.copyOf(EnumSet.copyOf(types));
        List<ValueType> shared = sorted.size() == 1 ? ONE_TYPE.getOrDefault(sorted.get(0), sorted) : sorted;
        return new Input(name, shared, "", 0, ValueRules.NONE);
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

    private Input with(Consumer<ValueRules> change) {
        ValueRules changed = rules.copy();
        change.accept(changed);
        return new Input(name, types, description, flags, changed);
    }

    private Input with(int flag) {
        return new Input(name, types, description, flags | flag, rules);
    }

    /** Returns this input with a description, for people and language models; up to 1,024 characters. */
    public Input description(String text) {
        Objects.requireNonNull(text, "text");
        return new Input(name, types, text, flags, rules);
    }

    /** Returns this input as one that a call must supply. */
    public Input required() {
        return with(REQUIRED);
    }

    /** Returns this input as one that may be null. */
    public Input nullable() {
        return with(NULLABLE);
    }

    /** Returns this input as one that the host alone supplies. */
    public Input fromContext() {
        return with(CONTEXT);
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
        return with(r -> r.oneOf(values, type()));
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
        return description;
    }

    /** Whether a call must supply it. */
    public boolean isRequired() {
        return (flags & REQUIRED) != 0;
    }

    /** Whether it may be null. */
    public boolean isNullable() {
        return (flags & NULLABLE) != 0;
    }

    /** Returns who supplies it. */
    public Source source() {
        return (flags & CONTEXT) != 0 ? Source.CONTEXT : Source.CALLER;
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
        return rules.values.isEmpty() || rules.allow(value);
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
                && description.equals(that.description)
                && flags == that.flags
                && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, types, description, flags, rules);
    }

    @Override
    public String toString() {
        return name + " (" + types.stream().map(ValueType::word).collect(Collectors.joining(" or ")) + ")";
    }
}
