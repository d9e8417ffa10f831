package io.dataconnectors;

import java.util.Objects;
import javax.annotation.Nullable;

/** Where a failed answer says what went wrong. Problem details (RFC 9457) are understood without being asked for. */
public final class ErrorMapping {
    /** Nothing but problem details is looked for. */
    public static final ErrorMapping NONE = new ErrorMapping(null, null);

    @Nullable
    private final String message;

    @Nullable
    private final String code;

    private ErrorMapping(@Nullable String message, @Nullable String code) {
        this.message = message;
        this.code = code;
    }

    /** Returns this mapping with the path of the message. */
    public ErrorMapping message(String path) {
        return new ErrorMapping(Objects.requireNonNull(path, "path"), code);
    }

    /** Returns this mapping with the path of the code. */
    public ErrorMapping code(String path) {
        return new ErrorMapping(message, Objects.requireNonNull(path, "path"));
    }

    /** Returns the path of the message, or null. */
    @Nullable
    public String message() {
        return message;
    }

    /** Returns the path of the code, or null. */
    @Nullable
    public String code() {
        return code;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ErrorMapping that
                && Objects.equals(message, that.message)
                && Objects.equals(code, that.code);
    }

    @Override
    public int hashCode() {
        return Objects.hash(message, code);
    }

    @Override
    public String toString() {
        return "message at " + message + ", code at " + code;
    }
}
