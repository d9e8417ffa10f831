package io.dataconnectors.document;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The members of one object. Those that are asked for are the known ones. */
final class Members {
    /** Where members belong that people put elsewhere. */
    private static final Map<String, String> HOMES = Map.ofEntries(
            Map.entry("settings", "at the top of the document"),
            Map.entry("inputs", "at the top of the document"),
            Map.entry("variables", "at the top of the document"),
            Map.entry("limits", "at the top of the document"),
            Map.entry("method", "in request"),
            Map.entry("url", "in request"),
            Map.entry("headers", "in request"),
            Map.entry("auth", "in request"),
            Map.entry("body", "in request"),
            Map.entry("idempotency", "in request"),
            Map.entry("success", "in response"),
            Map.entry("outputs", "in response"),
            Map.entry("error", "in response"),
            Map.entry("timeout", "in limits"),
            Map.entry("retries", "in limits"),
            Map.entry("maxResponseBytes", "in limits"));

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
                String home = HOMES.get(name);
                String hint = home == null ? Hint.of(name, known) : "; it belongs " + home;
                object.present(name, value).problem("unknown member; known here: " + String.join(", ", known) + hint);
            }
        });
    }
}
