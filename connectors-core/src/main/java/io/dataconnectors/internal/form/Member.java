package io.dataconnectors.internal.form;

import io.dataconnectors.internal.form.Trail.Visitor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/**
 * The description of one member of an object: its name, its form, whether it must be there, what its absence means, and
 * what of it counts in a digest. Each method returns a description that says one thing more.
 *
 * @param <T> the class of the object
 * @param <V> the class of the member's value
 */
public final class Member<T, V> implements Cloneable {
    /** Returns the value of a member, or null if an object has none. */
    @FunctionalInterface
    public interface Getter<T, V> {
        /** Returns the value. */
        @Nullable
        V of(T object);
    }

    private final String name;
    private final Form<V> form;
    private Getter<T, V> getter;
    private Getter<T, V> digested;
    private boolean required;
    private boolean alwaysDigested;

    @Nullable
    private V absent;

    @Nullable
    private V meant;

    @Nullable
    private BiFunction<T, V, T> setter;

    private Predicate<T> stated = object -> false;
    private String description = "";

    private Member(String name, Form<V> form, Getter<T, V> getter) {
        this.name = name;
        this.form = form;
        this.getter = getter;
        this.digested = getter;
    }

    /**
     * Describes a member that may be left out.
     *
     * @param type the class of the object
     * @param name the name of the member
     * @param form the form of its value
     * @param getter its value
     */
    public static <T, V> Member<T, V> of(Class<T> type, String name, Form<V> form, Getter<T, V> getter) {
        return new Member<>(name, Objects.requireNonNull(form, name), getter);
    }

    @SuppressWarnings("unchecked")
    private Member<T, V> copy() {
        try {
            return (Member<T, V>) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** The member must be there. Where it is not, or cannot be read, reading goes on with a stand-in. */
    public Member<T, V> required(V standIn) {
        Member<T, V> copy = copy();
        copy.required = true;
        copy.absent = standIn;
        return copy;
    }

    /** The member is left out when it has this value, and its absence means this. */
    public Member<T, V> absent(V value) {
        Member<T, V> copy = copy();
        copy.absent = value;
        return copy;
    }

    /** The member is written for such objects even if it has the value that its absence means. */
    public Member<T, V> statedIf(Predicate<T> condition) {
        Member<T, V> copy = copy();
        copy.stated = condition;
        return copy;
    }

    /** An object without the member is sent and read like one with this value. */
    public Member<T, V> meaning(V value) {
        Member<T, V> copy = copy();
        copy.meant = value;
        return copy;
    }

    /** Makes of an object one with a value of the member. */
    public Member<T, V> set(BiFunction<T, V, T> function) {
        Member<T, V> copy = copy();
        copy.setter = function;
        return copy;
    }

    /** What the member is, for people. */
    public Member<T, V> described(String text) {
        Member<T, V> copy = copy();
        copy.description = text;
        return copy;
    }

    /** No digest depends on the member. */
    public Member<T, V> undigested() {
        Member<T, V> copy = copy();
        copy.digested = object -> null;
        return copy;
    }

    /** A digest has the member whether it is stated or as by default. */
    public Member<T, V> alwaysDigested() {
        Member<T, V> copy = copy();
        copy.alwaysDigested = true;
        return copy;
    }

    /** A digest has this value of the member, whether it is stated or as by default. */
    public Member<T, V> alwaysDigested(Getter<T, V> value) {
        Member<T, V> copy = alwaysDigested();
        copy.digested = value;
        return copy;
    }

    /** The same member in the form of an object that has this one's members among its own. */
    public <S> Member<S, V> in(Function<S, T> part) {
        Member<S, V> lifted = new Member<>(name, form, object -> getter.of(part.apply(object)));
        lifted.required = required;
        lifted.absent = absent;
        lifted.description = description;
        return lifted;
    }

    /** The same member with another form: one that says more in its schema. */
    public Member<T, V> as(Function<Form<V>, Form<V>> change) {
        Member<T, V> other = new Member<>(name, change.apply(form), getter);
        other.required = required;
        other.absent = absent;
        other.setter = setter;
        other.description = description;
        return other;
    }

    /** Returns the name of the member. */
    public String name() {
        return name;
    }

    boolean isRequired() {
        return required;
    }

    /** Returns what the absence of the member means; null if that is nothing. */
    @Nullable
    V absent() {
        return absent;
    }

    Optional<V> read(Members in) {
        Node node = required ? in.required(name) : in.optional(name);
        return node.isAbsent() ? Optional.empty() : form.read(node);
    }

    T setIn(T object, V value) {
        return setter == null ? object : setter.apply(object, value);
    }

    void write(T object, Writing out, Map<String, Object> members) {
        V value = (out.isCanonical() ? digested : getter).of(object);
        boolean always = required || stated.test(object) || (alwaysDigested && out.isCanonical());
        if (value == null || (!always && value.equals(absent))) {
            return;
        }
        Object written = form.write(value, out.at(name));
        if (always || !isLeftOut(value, written, out.isCanonical())) {
            members.put(name, written);
        }
    }

    /** A template with nothing but a comment in it is as good as none. */
    private boolean isLeftOut(V value, @Nullable Object written, boolean canonical) {
        return (absent instanceof String && absent.equals(written)) || (canonical && value.equals(meant));
    }

    void texts(T object, Trail place, Visitor visitor) {
        V value = getter.of(object);
        if (value != null && (required || !value.equals(absent))) {
            form.texts(value, place.at(name), visitor);
        }
    }

    Map<String, Object> schema(Schemas schemas) {
        Map<String, Object> schema = new LinkedHashMap<>(form.schema(schemas));
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        V standard = meant == null ? absent : meant;
        Object written = required || standard == null ? null : form.write(standard, Writing.plain());
        if (written != null && !isEmpty(written)) {
            schema.put("default", written);
        }
        return schema;
    }

    private static boolean isEmpty(Object written) {
        return written.equals("")
                || (written instanceof Collection<?> list && list.isEmpty())
                || (written instanceof Map<?, ?> members && members.isEmpty());
    }
}
