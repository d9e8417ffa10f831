package io.dataconnectors.internal.template;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/** An array, an object or the place of one value while it is rendered: it sets the commas and knows the names used. */
final class JsonContainer {
    private final boolean single;

    @Nullable
    private final Set<String> names;

    private boolean empty = true;

    private JsonContainer(boolean single, @Nullable Set<String> names) {
        this.single = single;
        this.names = names;
    }

    /** An array, or an object; of one whose names were not checked before, they are checked now. */
    static JsonContainer of(boolean checkNames) {
        return new JsonContainer(false, checkNames ? new HashSet<>() : null);
    }

    /** The place of one value. */
    static JsonContainer ofOneValue() {
        return new JsonContainer(true, null);
    }

    boolean isEmpty() {
        return empty;
    }

    /** Goes before a member or element. */
    void begin(Rendering out) {
        if (!empty) {
            if (single) {
                throw new RenderException(
                        "Two JSON values stand in one place: the sections there must exclude each other");
            }
            out.append(',');
        }
    }

    /** Goes after an element. */
    void added() {
        empty = false;
    }

    /** Goes after a member of this name. */
    void added(String member) {
        empty = false;
        if (names != null && !names.add(member)) {
            throw new RenderException("The member \"" + member + "\" occurs twice in one JSON object", member);
        }
    }

    /** Goes after members of these names, or after elements where there are none. */
    void added(List<String> members) {
        empty = false;
        if (names != null) {
            members.forEach(this::added);
        }
    }
}
