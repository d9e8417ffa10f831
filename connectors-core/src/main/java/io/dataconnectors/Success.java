package io.dataconnectors;

import java.util.List;
import javax.annotation.Nullable;

/**
 * Rule for a successful answer: a status in one of the ranges, every condition of {@code when}, and none of {@code
 * unless}.
 *
 * @param status the ranges of status codes
 * @param when conditions on the body that must all hold
 * @param unless conditions on the body of which none may hold, for APIs that answer 200 with {@code "ok": false}
 */
public record Success(List<StatusRange> status, List<Condition> when, List<Condition> unless) {
    /** Any status from 200 to 299, whatever the body. */
    public static final Success DEFAULT = new Success(List.of(new StatusRange(200, 299)), List.of(), List.of());

    /** Copies the lists. */
    public Success {
        status = List.copyOf(status);
        when = List.copyOf(when);
        unless = List.copyOf(unless);
    }

    /** Whether an answer with a status may be a success; the conditions decide then. */
    public boolean allows(int code) {
        for (StatusRange range : status) {
            if (range.contains(code)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A range of status codes (RFC 9110, section 15). A document writes it as {@code "200-299"} or {@code "404"}.
     *
     * @param first the lowest code of the range
     * @param last the highest code of the range
     */
    public record StatusRange(int first, int last) {
        /**
         * Checks that the range lies within 100 to 599.
         *
         * @throws IllegalArgumentException if it does not
         */
        public StatusRange {
            if (first < 100 || last > 599 || first > last) {
                throw new IllegalArgumentException(
                        "Status codes are 100 to 599, the lower one first: " + first + "-" + last);
            }
        }

        /** Returns the range of a document's text, or null if the text is none. */
        @Nullable
        public static StatusRange parse(String text) {
            boolean range = text.length() == 7 && text.charAt(3) == '-';
            if (text.length() != 3 && !range) {
                return null;
            }
            int first = code(text.substring(0, 3));
            int last = range ? code(text.substring(4)) : first;
            return first > last || first < 0 ? null : new StatusRange(first, last);
        }

        private static int code(String digits) {
            int code = 0;
            for (int i = 0; i < digits.length(); i++) {
                char digit = digits.charAt(i);
                if (digit < '0' || digit > '9') {
                    return -1;
                }
                code = code * 10 + digit - '0';
            }
            return code < 100 || code > 599 ? -1 : code;
        }

        /** Whether a status code lies in the range. */
        public boolean contains(int status) {
            return first <= status && status <= last;
        }

        /** Returns the text that a document uses. */
        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }
}
