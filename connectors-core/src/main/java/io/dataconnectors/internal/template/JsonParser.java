package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Expression.SectionHead;
import io.dataconnectors.internal.template.JsonCursor.JsonCommas;
import io.dataconnectors.internal.template.JsonItem.Element;
import io.dataconnectors.internal.template.JsonItem.Member;
import io.dataconnectors.internal.template.JsonScalars.JsonStrings;
import io.dataconnectors.internal.template.Source.TextProblems;
import io.dataconnectors.internal.text.SecretNames;
import javax.annotation.Nullable;

/** Reads the JSON of a template into a tree. */
final class JsonParser {
    private final String text;
    private final JsonCursor cursor;
    private final TextProblems problems;
    private final JsonStrings strings;
    private final JsonScalars scalars;

    JsonParser(Source source) {
        text = source.text();
        cursor = new JsonCursor(source.tokens());
        problems = source.problems();
        strings = new JsonStrings(cursor, problems);
        scalars = new JsonScalars(cursor, problems);
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
        } catch (JsonCursor.Malformed e) {
            return null;
        }
    }

    /** Reads the place of one value: a value, or sections that decide about it. */
    private JsonValue oneValue(int depth, boolean inObject) throws JsonCursor.Malformed {
        JsonItems items = JsonItems.ofOneValue(problems);
        boolean seen = false;
        while (!isEndOfValue()) {
            if (cursor.isAtOpen()) {
                if (seen && inObject && cursor.isAtSectionOfMembers()) {
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
        return isEnd() || cursor.peek() == ',';
    }

    private void value(int depth, JsonItems items) throws JsonCursor.Malformed {
        if (items.hasPlain()) {
            throw malformed("A comma is missing before this");
        }
        int offset = cursor.offset();
        items.add(new Element(value(depth)), offset);
    }

    private void valueSection(int depth, JsonItems items) throws JsonCursor.Malformed {
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

    private JsonValue value(int depth) throws JsonCursor.Malformed {
        int c = cursor.peekValue();
        return switch (c) {
            case '{' -> structure(true, depth);
            case '[' -> structure(false, depth);
            case '"' -> strings.value();
            case JsonCursor.TAG -> scalars.tag(depth);
            default -> scalars.literal();
        };
    }

    private JsonValue structure(boolean object, int depth) throws JsonCursor.Malformed {
        if (depth == Json.MAX_DEPTH) {
            throw malformed("Arrays and objects nest at most " + Json.MAX_DEPTH + " deep");
        }
        int start = cursor.offset();
        cursor.next();
        JsonItems items = items(object, depth + 1, false);
        if (cursor.peek() != (object ? '}' : ']')) {
            throw neverClosed(object, start);
        }
        cursor.next();
        return items.asStructure(object);
    }

    private JsonCursor.Malformed neverClosed(boolean object, int start) {
        if (cursor.peek() == JsonCursor.END) {
            problems.add(
                    start,
                    Code.MALFORMED_JSON,
                    object ? "This object never ends: '}' is missing" : "This array never ends: ']' is missing");
            return new JsonCursor.Malformed();
        }
        return malformed(
                cursor.isAtClose()
                        ? "A section that begins before this array or object cannot end in it"
                        : "'" + (object ? '}' : ']') + "' was expected here, not " + cursor.found());
    }

    /** Reads members or elements up to a bracket, the end of a section, or the end of it all. */
    private JsonItems items(boolean object, int depth, boolean inSection) throws JsonCursor.Malformed {
        JsonItems items = JsonItems.ofContainer(problems);
        JsonCommas commas = new JsonCommas(inSection);
        while (!isEnd()) {
            int offset = cursor.offset();
            if (cursor.peek() == ',') {
                require(commas.comma());
                cursor.next();
            } else if (cursor.isAtOpen()) {
                commas.section();
                items.add(open(), items(object, depth, true), offset);
                close();
            } else {
                require(commas.plain());
                items.add(object ? member(depth) : new Element(value(depth)), offset);
            }
        }
        require(commas.end(inSection));
        return items;
    }

    private boolean isEnd() {
        int c = cursor.peekValue();
        return c == JsonCursor.END || c == '}' || c == ']' || cursor.isAtClose();
    }

    private Member member(int depth) throws JsonCursor.Malformed {
        if (cursor.peek() != '"') {
            throw malformed("A member's name in double quotes or '}' was expected here, not " + cursor.found());
        }
        String name = strings.name();
        if (cursor.peekValue() != ':') {
            throw malformed("A colon was expected here, not " + cursor.found());
        }
        cursor.next();
        cursor.peekValue();
        int start = cursor.offset();
        JsonValue value = oneValue(depth, true);
        warnOfSecret(name, value, start);
        return new Member(name, value);
    }

    /** A setting in a value is known already, and told of where it is declared. */
    private void warnOfSecret(String name, JsonValue value, int start) {
        boolean string = value instanceof JsonValue.Fixed fixed && fixed.json().startsWith("\"");
        if (string && !text.substring(start, cursor.offset()).contains("{{")) {
            String json = ((JsonValue.Fixed) value).json();
            String inQuotes = json.substring(1, json.length() - 1);
            SecretNames.doubt(name, inQuotes).ifPresent(doubt -> problems.warn(start, doubt));
        }
    }

    private SectionHead open() {
        SectionHead head = ((Token.Open) cursor.token()).head();
        cursor.next();
        return head;
    }

    private void close() throws JsonCursor.Malformed {
        cursor.peekValue();
        if (!cursor.isAtClose()) {
            throw malformed("A section holds whole values, members or elements; " + cursor.found()
                    + " cannot stand in this one");
        }
        cursor.next();
    }

    private void require(@Nullable String problem) throws JsonCursor.Malformed {
        if (problem != null) {
            throw malformed(problem);
        }
    }

    private JsonCursor.Malformed malformed(String message) {
        problems.add(cursor.offset(), Code.MALFORMED_JSON, message);
        return new JsonCursor.Malformed();
    }
}
