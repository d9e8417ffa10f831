package io.dataconnectors.examples.source;

import javax.annotation.Nullable;

/** A value with a name, and what it costs to repeat it. */
final class YamlAnchor {
    private final long valuesBefore;
    private final long charactersBefore;
    private long values;
    private long characters;
    private int depth;
    private boolean whole;

    @Nullable
    private Object value;

    /** Begins one that is not read yet. */
    YamlAnchor(YamlBudget spent) {
        valuesBefore = spent.values() - 1; // itself has been counted
        charactersBefore = spent.characters();
    }

    /** @param nesting how many lists and objects are in each other in what was read, itself included */
    void stands(@Nullable Object read, int nesting, YamlBudget spent) {
        value = read;
        depth = nesting;
        values = spent.values() - valuesBefore;
        characters = spent.characters() - charactersBefore + (read instanceof String text ? text.length() : 0);
        whole = true;
    }

    boolean isWhole() {
        return whole;
    }

    boolean isTakenFrom(YamlBudget budget) {
        return budget.takes(values, characters);
    }

    int depth() {
        return depth;
    }

    @Nullable
    Object value() {
        return value;
    }
}
