package io.dataconnectors.internal.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * The values that were read of the members of an object.
 *
 * @param <T> the class of the object
 */
public final class Given<T> {
    private final List<Member<T, ?>> members;
    private final Map<String, Object> values = new HashMap<>();

    Given(List<Member<T, ?>> members, Members in) {
        this.members = members;
        members.forEach(member -> member.read(in).ifPresent(value -> values.put(member.name(), value)));
    }

    /** Returns the value of a member, or what its absence means. */
    public <V> V get(Member<?, V> member) {
        return Objects.requireNonNull(orNull(member), member.name());
    }

    /** Returns the value of a member or what its absence means, which may be nothing. */
    @Nullable
    @SuppressWarnings("unchecked") // a member reads values of its class
    public <V> V orNull(Member<?, V> member) {
        return (V) values.getOrDefault(member.name(), member.absent());
    }

    /** Whether a member was there and could be read. */
    public boolean has(Member<?, ?> member) {
        return values.containsKey(member.name());
    }

    /** Returns an object with all that was read. */
    public T onto(T start) {
        T object = start;
        for (Member<T, ?> member : members) {
            object = set(object, member);
        }
        return object;
    }

    private <V> T set(T object, Member<T, V> member) {
        return has(member) ? member.setIn(object, get(member)) : object;
    }
}
