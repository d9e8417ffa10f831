package io.dataconnectors;

import java.util.List;
import java.util.Objects;
import javax.annotation.Nullable;

/** The part of a definition that reads the answer. {@link ConnectorDefinition.Builder} makes it. */
public final class Response {
    private final Success success;
    private final List<Output> outputs;
    private final ErrorMapping error;

    Response(Success success, List<Output> outputs, ErrorMapping error) {
        this.success = success;
        this.outputs = List.copyOf(outputs);
        this.error = error;
    }

    /** Returns what makes an answer a success. */
    public Success success() {
        return success;
    }

    /** Returns what is read from the answer. With none declared, its whole body is the output {@code body}. */
    public List<Output> outputs() {
        return outputs;
    }

    /** Returns where a failed answer says what went wrong. */
    public ErrorMapping error() {
        return error;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Response that
                && success.equals(that.success)
                && outputs.equals(that.outputs)
                && error.equals(that.error);
    }

    @Override
    public int hashCode() {
        return Objects.hash(success, outputs, error);
    }

    @Override
    public String toString() {
        return success + ", " + outputs;
    }
}
