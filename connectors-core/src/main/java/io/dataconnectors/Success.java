package io.dataconnectors;

import java.util.List;

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
}
