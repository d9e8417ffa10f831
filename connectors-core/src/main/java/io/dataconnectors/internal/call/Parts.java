package io.dataconnectors.internal.call;

import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.template.RenderException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/** Renders the parts of a request, and collects what is wrong in each, so that all problems are told at once. */
final class Parts {
    private final List<Violation> problems = new ArrayList<>();

    /** Returns the part, or null if it cannot be rendered. */
    @Nullable
    <T> T part(String where, Supplier<T> rendering) {
        try {
            return rendering.get();
        } catch (RenderException
                | JsonException
                | Unsendable e) { // JSON that a template made may be beyond what is read
            refuse(where, String.valueOf(e.getMessage()));
            return null;
        }
    }

    void refuse(String where, String problem) {
        problems.add(new Violation("", "In the " + where + ": " + problem));
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
