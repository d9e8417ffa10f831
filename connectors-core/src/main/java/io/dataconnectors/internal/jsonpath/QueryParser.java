package io.dataconnectors.internal.jsonpath;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** Reads queries: {@code $} or {@code @} and their segments (RFC 9535, sections 2.1.1, 2.3 and 2.5). */
final class QueryParser {
    /** The largest integer that every JSON reader keeps (I-JSON, RFC 7493, section 2.2). */
    private static final long MAX_INTEGER = (1L << 53) - 1;

    private final Cursor cursor;
    private final Literals literals;
    private final FilterParser filters;
    private int patternWeight;
    private boolean looksAtRoot;

    QueryParser(Cursor cursor) {
        this.cursor = cursor;
        this.literals = new Literals(cursor);
        this.filters = new FilterParser(cursor, literals, this);
    }

    Query wholeText() {
        if (cursor.length() > JsonPath.MAX_LENGTH) {
            throw Cursor.problem(
                    "A query has at most " + JsonPath.MAX_LENGTH + " characters, this one " + cursor.length(),
                    JsonPath.MAX_LENGTH);
        }
        cursor.expect("$", "$, which a query starts with");
        Query query = segments();
        if (cursor.peek() != Cursor.END) {
            boolean hyphen = cursor.peek() == '-';
            throw cursor.expected(
                    "'.', '[' or the end" + (hyphen ? " (a name with '-' is written ['like-this'])" : ""));
        }
        return query;
    }

    /** Weighs a pattern that stands in the query. */
    void weigh(int weight) {
        patternWeight += weight;
    }

    int patternWeight() {
        return patternWeight;
    }

    /** A query in a filter that begins at the root. */
    Query fromRoot() {
        looksAtRoot = true;
        return segments();
    }

    boolean looksAtRoot() {
        return looksAtRoot;
    }

    /** The segments after {@code $} or {@code @}. Blanks after the last one are left to the caller. */
    Query segments() {
        List<Query.Segment> segments = new ArrayList<>();
        while (true) {
            int end = cursor.position();
            cursor.skipBlanks();
            if (cursor.take("..")) {
                segments.add(new Query.Segment(true, cursor.take("[") ? brackets() : List.of(dotted())));
            } else if (cursor.take(".")) {
                segments.add(new Query.Segment(false, List.of(dotted())));
            } else if (cursor.take("[")) {
                segments.add(new Query.Segment(false, brackets()));
            } else {
                cursor.moveTo(end);
                return new Query(segments);
            }
        }
    }

    private Selector dotted() {
        if (cursor.take("*")) {
            return new Selector.Wildcard(true);
        }
        int start = cursor.position();
        if (cursor.peeksDigit() || !nameCharacter()) {
            throw cursor.expected("a name or * after the dot (a name with other characters is written ['like this'])");
        }
        while (nameCharacter()) {
            cursor.next();
        }
        return new Selector.Name(cursor.since(start));
    }

    private boolean nameCharacter() {
        int c = cursor.peek();
        boolean upperCase = c >= 'A' && c <= 'Z';
        return upperCase || cursor.peeksLowerCase() || cursor.peeksDigit() || c == '_' || c >= 0x80;
    }

    private List<Selector> brackets() {
        List<Selector> selectors = new ArrayList<>();
        do {
            cursor.skipBlanks();
            selectors.add(selector());
            cursor.skipBlanks();
        } while (cursor.take(","));
        cursor.expect("]", "',' or ']' after a selector");
        return selectors;
    }

    private Selector selector() {
        if (literals.quoteAhead()) {
            return new Selector.Name(literals.string());
        }
        if (cursor.take("*")) {
            return new Selector.Wildcard(false);
        }
        if (cursor.take("?")) {
            return new Selector.Filter(filters.nested());
        }
        if (cursor.peek() == '-' || cursor.peek() == ':' || cursor.peeksDigit()) {
            return indexOrSlice();
        }
        throw cursor.expected("a selector: a name in quotes, an index, a slice, * or a filter ?…");
    }

    private Selector indexOrSlice() {
        Long first = integer();
        cursor.skipBlanks();
        return first == null || cursor.peek() == ':' ? slice(first) : new Selector.Index(first);
    }

    private Selector.Slice slice(@Nullable Long start) {
        cursor.expect(":", "an integer or ':'");
        cursor.skipBlanks();
        Long end = integer();
        cursor.skipBlanks();
        Long step = null;
        if (cursor.take(":")) {
            cursor.skipBlanks();
            step = integer();
        }
        return new Selector.Slice(start, end, step == null ? 1 : step);
    }

    /** An integer, or {@code null} if none comes next. */
    @Nullable
    private Long integer() {
        int start = cursor.position();
        boolean negative = cursor.take("-");
        int digits = cursor.position();
        cursor.skipDigits();
        String text = cursor.since(digits);
        if (text.isEmpty()) {
            if (negative) {
                throw cursor.expected("a digit after '-'");
            }
            return null;
        }
        if (text.startsWith("0") && (negative || text.length() > 1)) {
            throw Cursor.problem("An integer has no leading zero, and there is no -0", start);
        }
        if (text.length() > 16 || Long.parseLong(text) > MAX_INTEGER) {
            throw Cursor.problem("An integer is from -" + MAX_INTEGER + " to " + MAX_INTEGER, start);
        }
        return Long.parseLong(cursor.since(start));
    }
}
