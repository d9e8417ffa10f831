package io.dataconnectors.template;

import io.dataconnectors.json.Json;
import io.dataconnectors.json.JsonException;
import io.dataconnectors.template.JsonItem.Element;
import io.dataconnectors.template.JsonItem.Member;
import io.dataconnectors.template.JsonValue.Fixed;
import io.dataconnectors.template.JsonValue.Hole;
import javax.annotation.Nullable;

/** Reads the JSON of a template into a tree. */
final class JsonParser {
    private final JsonCursor cursor;
    private final Problems problems;
    private final JsonStrings strings;

    JsonParser(Source source) {
        cursor = new JsonCursor(source.tokens());
        problems = source.problems();
        strings = new JsonStrings(cursor, problems);
    }

    /** The tree; null where the text is no JSON, which is recorded. */
    @Nullable
    JsonValue parse() {
        try {
            JsonValue root = oneValue(0, false);
            if (cursor.peekValue() != JsonCursor.END) {
                throw malformed("There is more after the end of the JSON value");
            }
            return root;
        } catch (Malformed e) {
            return null;
        }
    }

    /** Reads the place of one value: a value, or sections that decide about it. */
    private JsonValue oneValue(int depth, boolean inObject) throws Malformed {
        JsonItems items = JsonItems.ofOneValue(problems);
        boolean seen = false;
        while (!isEndOfValue()) {
            if (cursor.isAtOpen()) {
                if (seen && inObject && isSectionOfMembers()) {
                    break;
                }
                valueSection(depth, items);
            } else {
                value(depth, items);
            }
            seen = true;
        }
        if (!seen) {
            throw malformed("A JSON value was expected here, not " + cursor.found());
        }
        return items.asValue();
    }

    private boolean isEndOfValue() {
        int c = cursor.peekValue();
        return c == JsonCursor.END || c == ',' || c == '}' || c == ']' || cursor.isAtClose();
    }

    private void value(int depth, JsonItems items) throws Malformed {
        if (items.hasPlain()) {
            throw malformed("A comma is missing before this");
        }
        int offset = cursor.offset();
        items.add(new Element(value(depth)), offset);
    }

    private void valueSection(int depth, JsonItems items) throws Malformed {
        int offset = cursor.offset();
        SectionHead head = open();
        JsonItems body = JsonItems.ofOneValue(problems);
        while (!isEndOfValue()) {
            if (cursor.isAtOpen()) {
                valueSection(depth, body);
            } else {
                value(depth, body);
            }
        }
        close();
        items.add(head, body, offset);
    }

    /** Whether the section that begins here holds members, and so comes after the value before it. */
    private boolean isSectionOfMembers() {
        JsonCursor ahead = cursor.copy();
        while (ahead.isAtOpen()) {
            ahead.next();
            ahead.peekValue();
        }
        if (ahead.peek() != '"') {
            return ahead.peek() == ',';
        }
        try {
            new JsonStrings(ahead, new Problems("")).name();
        } catch (Malformed e) {
            return false; // said when the string is read in its turn
        }
        return ahead.peekValue() == ':';
    }

    private JsonValue value(int depth) throws Malformed {
        int c = cursor.peekValue();
        return switch (c) {
            case '{' -> structure(true, depth);
            case '[' -> structure(false, depth);
            case '"' -> strings.value();
            case JsonCursor.TAG -> hole(depth);
            default -> literal();
        };
    }

    private JsonValue hole(int depth) throws Malformed {
        if (!(cursor.token() instanceof Token.Value tag)) {
            throw malformed("A JSON value was expected here");
        }
        cursor.next();
        Expression expression = tag.expression();
        if (!expression.isConstant() || expression.constantValue() == Special.ABSENT) {
            return new Hole(expression, false, depth);
        }
        try {
            Output out = new Output(Limits.SIZE);
            JsonText.write(out, expression.constantValue(), depth);
            return new Fixed(out.finish());
        } catch (Unfit e) {
            problems.add(tag.offset(), "This setting cannot stand here: " + e.reason());
            return new Fixed("null");
        }
    }

    private JsonValue literal() throws Malformed {
        int start = cursor.offset();
        StringBuilder text = new StringBuilder();
        while (cursor.peek() >= 0 && (Name.isPart(cursor.peek()) || "+-.".indexOf(cursor.peek()) >= 0)) {
            text.append((char) cursor.peek());
            cursor.next();
        }
        try {
            Json.read(text.toString());
            return new Fixed(text.toString());
        } catch (JsonException e) {
            problems.add(
                    start,
                    text.isEmpty()
                            ? "A JSON value was expected here, not " + cursor.found()
                            : "A JSON value was expected here; text stands in double quotes");
            throw new Malformed();
        }
    }

    private JsonValue structure(boolean object, int depth) throws Malformed {
        if (depth == Json.MAX_DEPTH) {
            throw malformed("Arrays and objects nest at most " + Json.MAX_DEPTH + " deep");
        }
        cursor.next();
        JsonItems items = items(object, depth + 1, object ? '}' : ']');
        cursor.next();
        return items.asStructure(object);
    }

    /** Reads members or elements up to the bracket that closes them, or to the end of the section where it is a tag. */
    private JsonItems items(boolean object, int depth, int closing) throws Malformed {
        boolean inSection = closing == JsonCursor.TAG;
        JsonItems items = JsonItems.ofContainer(problems);
        JsonCommas commas = new JsonCommas(inSection);
        while (true) {
            int c = cursor.peekValue();
            int offset = cursor.offset();
            if (inSection ? cursor.isAtClose() : c == closing) {
                require(commas.end(inSection));
                return items;
            }
            if (c == ',') {
                require(commas.comma());
                cursor.next();
            } else if (cursor.isAtOpen()) {
                commas.section();
                items.add(open(), items(object, depth, JsonCursor.TAG), offset);
                close();
            } else if (cursor.isAtClose()) {
                throw malformed("A section that begins before this array or object cannot end in it");
            } else {
                require(commas.plain());
                items.add(object ? member(depth) : new Element(value(depth)), offset);
            }
        }
    }

    private Member member(int depth) throws Malformed {
        if (cursor.peek() != '"') {
            throw malformed("A member's name in double quotes or '}' was expected here, not " + cursor.found());
        }
        String name = strings.name();
        if (cursor.peekValue() != ':') {
            throw malformed("A colon was expected here, not " + cursor.found());
        }
        cursor.next();
        return new Member(name, oneValue(depth, true));
    }

    private SectionHead open() {
        SectionHead head = ((Token.Open) cursor.token()).head();
        cursor.next();
        return head;
    }

    private void close() throws Malformed {
        cursor.peekValue();
        if (!cursor.isAtClose()) {
            throw malformed("A section holds whole values, members or elements; " + cursor.found()
                    + " cannot stand in this one");
        }
        cursor.next();
    }

    private void require(@Nullable String problem) throws Malformed {
        if (problem != null) {
            throw malformed(problem);
        }
    }

    private Malformed malformed(String message) {
        problems.add(cursor.offset(), message);
        return new Malformed();
    }
}
