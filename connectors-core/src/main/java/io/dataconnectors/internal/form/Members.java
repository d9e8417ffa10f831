package io.dataconnectors.internal.form;

import io.dataconnectors.internal.problem.Code;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.Nullable;

/** The members of one object. Those that are asked for are the known ones. */
public final class Members {
    private final Node object;
    private final Map<?, ?> members;
    private final boolean readable;
    private final Set<String> known = new LinkedHashSet<>();

    Members(Node object, Map<?, ?> members, boolean readable) {
        this.object = object;
        this.members = members;
        this.readable = readable;
    }

    /** Returns a member that must be there. */
    public Node required(String name) {
        Node member = optional(name);
        return readable && !member.isPresent() ? object.missing(name) : member;
    }

    /** Returns a member that may be left out. */
    public Node optional(String name) {
        known.add(name);
        return members.containsKey(name) ? object.present(name, members.get(name)) : object.absent(name);
    }

    /** Returns the place of a member and what stands there. */
    public Node node(Member<?, ?> member) {
        return optional(member.name());
    }

    /** Notes a problem with the object as a whole. */
    public void problem(Code code, String message) {
        object.problem(code, message);
    }

    /** Whether there is an object whose members can be missed. */
    boolean isReadable() {
        return readable;
    }

    /** Notes every member that was not asked for as a problem. */
    public void refuseOthers() {
        members.forEach((member, value) -> {
            String name = String.valueOf(member);
            if (!known.contains(name)) {
                String home = object.homeOf(name);
                String hint = home == null ? Hint.of(name, known) : "; it belongs " + home;
                object.present(name, value)
                        .problem(
                                Code.UNKNOWN_MEMBER,
                                "unknown member; known here: " + String.join(", ", known) + hint,
                                name);
            }
        });
    }

    /**
     * The values that were read of the members of an object.
     *
     * @param <T> the class of the object
     */
    public static final class Given<T> {
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
}
