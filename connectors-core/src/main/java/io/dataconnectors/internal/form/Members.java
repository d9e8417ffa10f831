package io.dataconnectors.internal.form;

import io.dataconnectors.internal.problem.Code;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

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
}
