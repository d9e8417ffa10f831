package io.dataconnectors.examples.source;

import io.dataconnectors.internal.json.Json;

/** How much a text may come to, with what aliases repeat. */
final class YamlBudget {
    static final String SPENT = "The text is too large, or its aliases repeat too much: at most " + Json.MAX_TOKENS
            + " values and names, and 8 Mi characters";

    private static final long MAX_CHARACTERS = 8L << 20;

    private long values;
    private long characters;

    boolean takes(long moreValues, long moreCharacters) {
        values += moreValues;
        characters += moreCharacters;
        return values <= Json.MAX_TOKENS && characters <= MAX_CHARACTERS;
    }

    long values() {
        return values;
    }

    long characters() {
        return characters;
    }
}
