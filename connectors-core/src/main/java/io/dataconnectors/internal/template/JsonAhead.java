package io.dataconnectors.internal.template;

/** Looks ahead in a JSON template, where one character does not tell what comes. */
final class JsonAhead {
    private JsonAhead() {}

    /** Whether the section that begins here holds members, and so comes after the value before it. */
    static boolean isSectionOfMembers(JsonCursor cursor) {
        JsonCursor ahead = cursor.copy();
        while (ahead.isAtOpen()) {
            ahead.next();
            ahead.peekValue();
        }
        return ahead.peek() == ',' || (ahead.peek() == '"' && isName(ahead));
    }

    private static boolean isName(JsonCursor ahead) {
        try {
            new JsonStrings(ahead, new TextProblems("")).name();
            return ahead.peekValue() == ':';
        } catch (JsonCursor.Malformed e) {
            return false; // said when the string is read in its turn
        }
    }
}
