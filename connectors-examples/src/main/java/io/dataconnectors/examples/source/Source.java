package io.dataconnectors.examples.source;

import javax.annotation.Nullable;

/** What a text says, and where it says it. */
public final class Source {
    @Nullable
    private final Object value;

    private final Places places;

    Source(@Nullable Object value, Places places) {
        this.value = value;
        this.places = places;
    }

    /** Returns the value, plain as {@link io.dataconnectors.internal.json.Json} reads it. */
    @Nullable
    public Object value() {
        return value;
    }

    /** Returns where the value of a JSON Pointer (RFC 6901) stands; where there is none, what would hold it. */
    public Place place(String pointer) {
        return places.of(pointer);
    }
}
