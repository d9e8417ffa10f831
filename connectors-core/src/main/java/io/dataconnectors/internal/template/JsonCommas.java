package io.dataconnectors.internal.template;

import javax.annotation.Nullable;

/**
 * Checks where commas stand between members or elements. Next to a section one may be missing or stand alone, inside or
 * outside, for sections take care of their commas; elsewhere JSON's rules hold.
 */
final class JsonCommas {
    private enum Left {
        CONTAINER_START,
        SECTION_START,
        PLAIN,
        SECTION,
        COMMA_AT_START,
        COMMA_AFTER_PLAIN,
        COMMA_BY_SECTION
    }

    private Left left;

    /** Commas of an array or object, or of the inside of a section. */
    JsonCommas(boolean inSection) {
        left = inSection ? Left.SECTION_START : Left.CONTAINER_START;
    }

    /** Sees a member or element; returns what is wrong with it standing here. */
    @Nullable
    String plain() {
        Left before = left;
        left = Left.PLAIN;
        return switch (before) {
            case PLAIN -> "A comma is missing before this";
            case COMMA_AT_START -> "Nothing stands before the comma in front of this";
            default -> null;
        };
    }

    /** Sees a section. */
    void section() {
        left = Left.SECTION;
    }

    /** Sees a comma; returns what is wrong with it standing here. */
    @Nullable
    String comma() {
        switch (left) {
            case CONTAINER_START -> left = Left.COMMA_AT_START;
            case PLAIN -> left = Left.COMMA_AFTER_PLAIN;
            case SECTION_START, SECTION -> left = Left.COMMA_BY_SECTION;
            default -> {
                return "Nothing stands between this comma and the one before";
            }
        }
        return null;
    }

    /** Sees the end of the array or object, or of the section; returns what is wrong with it standing here. */
    @Nullable
    String end(boolean inSection) {
        boolean dangling = left == Left.COMMA_AT_START || left == Left.COMMA_AFTER_PLAIN;
        return dangling && !inSection ? "Nothing stands after the comma in front of this" : null;
    }
}
