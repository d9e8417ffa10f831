package io.dataconnectors;

import java.util.List;
import java.util.Objects;

/**
 * The part of a definition that reads the answer.
 *
 * @param success what makes an answer a success
 * @param outputs what is read from the answer; with none declared, its whole body is the output {@code body}
 * @param error where a failed answer says what went wrong
 */
public record Response(Success success, List<Output> outputs, ErrorMapping error) {
    /** Reads the whole body of any answer of the status 200 to 299. */
    public static final Response DEFAULT = new Response(Success.DEFAULT, List.of(), ErrorMapping.NONE);

    /** Checks that nothing is null, and copies the list. */
    public Response {
        Objects.requireNonNull(success, "success");
        outputs = List.copyOf(outputs);
        Objects.requireNonNull(error, "error");
    }

    @Override
    public String toString() {
        return success + ", " + outputs;
    }
}
