package io.dataconnectors.examples.source;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;

/** Finds the places of a text that has been read as JSON: what is not right in it has been refused already. */
final class JsonSource {
    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    private JsonSource(String text) {
        this.text = text;
    }

    static Source read(String text) {
        try {
            Object value = Json.readWritten(text);
            JsonSource source = new JsonSource(text);
            source.skipSpace();
            return new Source(value, source.value(source.place()));
        } catch (JsonException e) {
            String place = " (line " + e.line() + ", column " + e.column() + ")";
            throw new SourceException(
                    String.valueOf(e.getMessage()).replace(place, ""), new Place(e.line(), e.column()));
        }
    }

    /** @param place where it is said to be: a member's name, an element's begin */
    private Places value(Place place) {
        Places places = new Places(place);
        switch (text.charAt(at)) {
            case '{' -> members(places);
            case '[' -> elements(places);
            case '"' -> string();
            default -> scalar();
        }
        return places;
    }

    private void members(Places object) {
        for (boolean more = entersNonEmpty('}'); more; more = goesOn()) {
            Place place = place();
            String name = string();
            skipSpace();
            at++; // the colon
            skipSpace();
            object.put(name, value(place));
        }
    }

    private void elements(Places array) {
        int index = 0;
        for (boolean more = entersNonEmpty(']'); more; more = goesOn()) {
            array.put(String.valueOf(index++), value(place()));
        }
    }

    private boolean entersNonEmpty(char end) {
        at++;
        skipSpace();
        boolean empty = text.charAt(at) == end;
        at += empty ? 1 : 0;
        return !empty;
    }

    /** Steps over a comma or the end. */
    private boolean goesOn() {
        skipSpace();
        boolean more = text.charAt(at++) == ',';
        skipSpace();
        return more;
    }

    private String string() {
        int begin = at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return String.valueOf(Json.read(text.substring(begin, ++at)));
    }

    private void scalar() {
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    private void skipSpace() {
        for (; at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0; at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private Place place() {
        return new Place(line, at - lineStart + 1);
    }
}
