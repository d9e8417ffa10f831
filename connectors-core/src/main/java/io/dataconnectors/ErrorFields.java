package io.dataconnectors;

import java.util.List;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * Places in a failed answer that say which fields of the request are wrong. Immutable.
 *
 * <pre>{@code
 * ErrorFields.at("$.errors[*]").name("$.field").message("$.message")  // [{"field": "email", "message": "is taken"}]
 * ErrorFields.at("$.errors.*")                                        // {"email": ["is taken", "is too long"]}
 * }</pre>
 */
public final class ErrorFields {
    private final String path;
    private final List<String> names;
    private final List<String> messages;

    private ErrorFields(String path, List<String> names, List<String> messages) {
        this.path = Objects.requireNonNull(path, "path");
        this.names = names;
        this.messages = messages;
    }

    /**
     * Returns fields of which each value that a path finds tells about one. Until told otherwise, the name is that of the last
     * member on the way to it, and the value is the message.
     */
    public static ErrorFields at(String path) {
        return new ErrorFields(path, List.of(), List.of());
    }

    /** Returns these fields with the name at a path within the value; of several, at the first that finds something. */
    public ErrorFields name(String... paths) {
        return new ErrorFields(path, List.of(paths), messages);
    }

    /** Returns these fields with the message at a path within the value; of several, at the first that finds something. */
    public ErrorFields message(String... paths) {
        return new ErrorFields(path, names, List.of(paths));
    }

    /** Returns the path whose values tell about a field each. */
    public String path() {
        return path;
    }

    /** Returns the paths of the name within a value; empty if it is that of the last member on the way to the value. */
    public List<String> name() {
        return names;
    }

    /** Returns the paths of the message within a value; empty if the value is the message. */
    public List<String> message() {
        return messages;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ErrorFields that
                && path.equals(that.path)
                && names.equals(that.names)
                && messages.equals(that.messages);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, names, messages);
    }

    @Override
    public String toString() {
        return path + ", name at " + names + ", message at " + messages;
    }
}
