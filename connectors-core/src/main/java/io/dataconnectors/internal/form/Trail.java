package io.dataconnectors.internal.form;

import io.dataconnectors.internal.jsonpath.JsonPointer;
import java.util.Objects;
import javax.annotation.Nullable;

/** The way to a place in a document. It becomes a JSON Pointer when one is asked for, which is seldom. */
public final class Trail {
    /** The whole document. */
    public static final Trail ROOT = new Trail(null, "");

    @Nullable
    private final Trail parent;

    private final Object step;

    private Trail(@Nullable Trail parent, Object step) {
        this.parent = parent;
        this.step = step;
    }

    /** Returns the place of a member of the object that stands here. */
    public Trail at(String member) {
        return new Trail(this, member);
    }

    /** Returns the place of an element of the list that stands here. */
    public Trail at(int index) {
        return new Trail(this, index);
    }

    /** Returns this place as a JSON Pointer. */
    public JsonPointer pointer() {
        return parent == null ? JsonPointer.ROOT : parent.pointer().append(Objects.toString(step));
    }

    /** Looks at the texts of a value, each with its place. */
    @FunctionalInterface
    public interface Visitor {
        /** Looks at a text; the name of an entry has the place of the object it stands in. */
        void visit(String text, Trail place);
    }
}
