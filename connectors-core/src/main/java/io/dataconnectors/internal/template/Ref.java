package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Template.Rendering;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** The place where an expression finds its value; decided when the template is parsed. */
sealed interface Ref {
    /** The value, null, or {@link SpecialForm#ABSENT}. */
    @Nullable
    Object find(Rendering rendering);

    /** A value of the call. */
    record Root(String name, List<String> path) implements Ref {
        public Root {
            path = List.copyOf(path);
        }

        @Override
        @Nullable
        public Object find(Rendering rendering) {
            Object value = rendering.values().value(name);
            return path.isEmpty() ? value : follow(value, path);
        }
    }

    /** The item of a section around it. */
    record Item(int frame, List<String> path) implements Ref {
        public Item {
            path = List.copyOf(path);
        }

        @Override
        @Nullable
        public Object find(Rendering rendering) {
            return follow(rendering.item(frame), path);
        }
    }

    /** A member of one of the items around it of which nothing is known before; the innermost that has it. */
    record Untyped(List<Integer> frames, String name, List<String> path) implements Ref {
        @Override
        @Nullable
        public Object find(Rendering rendering) {
            for (int frame : frames) {
                Object value = member(rendering.item(frame), name);
                if (value != SpecialForm.ABSENT) {
                    return follow(value, path);
                }
            }
            return SpecialForm.ABSENT;
        }
    }

    /** A secret. */
    record Secret(String name) implements Ref {
        @Override
        public Object find(Rendering rendering) {
            return known(rendering.values().secret(name), "the secret is not there")
                    .reveal();
        }
    }

    /** The id of the call. */
    record CallId() implements Ref {
        @Override
        public Object find(Rendering rendering) {
            return known(rendering.values().callId(), "the call has no id");
        }
    }

    /** The instant of the call. */
    record CallTime() implements Ref {
        @Override
        public Object find(Rendering rendering) {
            return known(rendering.values().callTime(), "the call has no time").toString();
        }
    }

    /** A setting, or what its filters made of it. */
    record Constant(@Nullable Object value) implements Ref {
        @Override
        @Nullable
        public Object find(Rendering rendering) {
            return value;
        }
    }

    /** The member at the end of a path; absent where one on the way is missing or has no members. */
    @Nullable
    static Object follow(@Nullable Object start, List<String> path) {
        Object value = start;
        for (int i = 0; i < path.size() && value != SpecialForm.ABSENT; i++) {
            value = member(value, path.get(i));
        }
        return value;
    }

    @Nullable
    private static Object member(@Nullable Object value, String name) {
        if (!(value instanceof Map<?, ?> members)) {
            return SpecialForm.ABSENT;
        }
        Object member = members.get(name);
        return member == null && !members.containsKey(name) ? SpecialForm.ABSENT : member;
    }

    private static <T> T known(@Nullable T value, String otherwise) {
        if (value == null) {
            throw new UnfitValueException(otherwise);
        }
        return value;
    }
}
