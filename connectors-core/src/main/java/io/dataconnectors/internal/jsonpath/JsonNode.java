package io.dataconnectors.internal.jsonpath;

import java.util.Objects;
import javax.annotation.Nullable;

/** A value and the place where it was found. Immutable, as far as the value is. */
public final class JsonNode {
    private final Location location;

    @Nullable
    private final Object value;

    JsonNode(Location location, @Nullable Object value) {
        this.location = location;
        this.value = value;
    }

    /** The normalized path of the place (RFC 9535, section 2.7), such as {@code $['lines'][0]}; built when asked for. */
    public String path() {
        return location.normalizedPath();
    }

    /** The last member name on the way to the place, null if there is none: {@code lines} for {@code $['lines'][0]}. */
    @Nullable
    public String name() {
        return location.lastName();
    }

    /** The value found, {@code null} where the JSON has null. */
    @Nullable
    public Object value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonNode that && path().equals(that.path()) && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * path().hashCode() + Objects.hashCode(value);
    }

    /** The place alone: a value may be confidential. */
    @Override
    public String toString() {
        return path();
    }
}
