package io.dataconnectors.document;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The members of one object. Those that are asked for are the known ones. */
final class Members {
    private final Node object;
    private final Map<?, ?> members;
    private final boolean readable;
    private final Set<String> known = new LinkedHashSet<>();

    Members(Node object, Map<?, ?> members, boolean readable) {
        this.object = object;
        this.members = members;
        this.readable = readable;
    }

    Node required(String name) {
        Node member = optional(name);
        return readable && !member.isPresent() ? object.missing(name) : member;
    }

    Node optional(String name) {
        known.add(name);
        return members.containsKey(name) ? object.present(name, members.get(name)) : object.absent(name);
    }

    /** Whether there is an object whose members can be missed. */
    boolean isReadable() {
        return readable;
    }

    /** Notes every member that was not asked for as a problem. */
    void refuseOthers() {
        members.forEach((member, value) -> {
            String name = String.valueOf(member);
            if (!known.contains(name)) {
                String hint = Hint.of(name, known);
                object.present(name, value).problem("unknown member; known here: " + String.join(", ", known) + hint);
            }
        });
    }
}
