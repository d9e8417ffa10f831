package io.dataconnectors.console.internal.form;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** How a value of a document stands in a field. What does not fit goes into the document as it was typed, where the rules see it. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum Kind {
    /** One line of text. */
    TEXT(Kind::plain, (typed, before) -> typed),

    /** Text of several lines, which a document may have as a list of lines. */
    LINES(
            value -> isLines(value) ? join(value, "\n") : plain(value),
            (typed, before) -> isLines(before) ? List.of(typed.split("\n", -1)) : typed),

    /** One of a few words. A value that is none of them is kept. */
    CHOICE(Kind::plain, (typed, before) -> typed.startsWith("[") || typed.startsWith("{") ? loose(typed) : typed),

    /** Whether something holds. */
    FLAG(Kind::plain, (typed, before) -> typed.equals("true") ? (Object) true : typed),

    /** A number. */
    NUMBER(Kind::plain, (typed, before) -> json(typed.strip()) instanceof Number number ? number : typed),

    /** A duration, which people write in seconds. */
    SECONDS(Kind::seconds, Kind::duration),

    /** Texts with commas between them. */
    WORDS(
            value -> value instanceof List ? join(value, ", ") : plain(value),
            (typed, before) -> Arrays.stream(typed.split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList()),

    /** A text, or any JSON: what could be read as JSON and is a text stands in quotes. */
    LOOSE(Kind::quoted, (typed, before) -> loose(typed)),

    /** Such values, one a line. */
    VALUES(
            value -> value instanceof List<?> list
                    ? list.stream().map(Kind::quoted).collect(Collectors.joining("\n"))
                    : plain(value),
            (typed, before) -> values(typed)),

    /** Any JSON. */
    JSON(value -> value instanceof String text ? text : Json.writePretty(value), (typed, before) -> loose(typed));

    private final Function<Object, String> shown;
    private final BiFunction<String, Object, Object> read;

    Kind(Function<Object, String> shown, BiFunction<String, Object, Object> read) {
        this.shown = shown;
        this.read = read;
    }

    /** Returns what stands in the field. */
    String shown(@Nullable Object value) {
        return shown.apply(value);
    }

    /**
     * Returns the value of what was typed, which is not blank.
     *
     * @param before the value before, whose form is kept where there are several
     */
    @Nullable
    Object read(String typed, @Nullable Object before) {
        return read.apply(typed, before);
    }

    /** Whether a field has several lines. */
    boolean isLong() {
        return this == LINES || this == VALUES || this == JSON;
    }

    private static String plain(@Nullable Object value) {
        return value instanceof String text ? text : Json.write(value);
    }

    private static boolean isLines(@Nullable Object value) {
        return value instanceof List<?> list && list.stream().allMatch(line -> line instanceof String);
    }

    private static String join(Object texts, String between) {
        return ((List<?>) texts).stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    private static String seconds(@Nullable Object value) {
        try {
            Duration duration = Duration.parse(String.valueOf(value));
            return new BigDecimal(duration.toMillis())
                    .movePointLeft(3)
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (DateTimeException | ArithmeticException e) {
            return plain(value);
        }
    }

    private static Object duration(String typed, @Nullable Object before) {
        if (before != null && seconds(before).equals(typed)) {
            return before;
        }
        return typed.strip().matches("[0-9]{1,6}(\\.[0-9]{1,3})?") ? "PT" + typed.strip() + "S" : typed;
    }

    private static String quoted(@Nullable Object value) {
        return value instanceof String text && text.equals(loose(text)) ? text : Json.write(value);
    }

    @Nullable
    private static Object loose(String typed) {
        Object value = json(typed);
        return value != null || typed.strip().equals("null") ? value : typed;
    }

    private static List<Object> values(String typed) {
        List<Object> values = new ArrayList<>();
        typed.lines().filter(line -> !line.isBlank()).forEach(line -> values.add(loose(line)));
        return values;
    }

    /** Returns the value that a text is, or null if it is none. */
    @Nullable
    static Object json(String text) {
        try {
            return Json.read(text);
        } catch (JsonException e) {
            return null;
        }
    }
}
