package io.dataconnectors.console.internal.form;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** How a value of a document stands in a field. What does not fit goes into the document as it was typed, where the rules see it. */
enum Kind {
    /** One line of text. */
    TEXT,

    /** Text of several lines, which a document may have as a list of lines. */
    LINES {
        @Override
        String shown(@Nullable Object value) {
            return value instanceof List<?> list && lines(list) ? join(list, "\n") : super.shown(value);
        }

        @Override
        @Nullable
        Object read(String typed, @Nullable Object before) {
            return lines(before) ? List.of(typed.split("\n", -1)) : typed;
        }

        private boolean lines(@Nullable Object value) {
            return value instanceof List<?> list && list.stream().allMatch(line -> line instanceof String);
        }
    },

    /** One of a few words. A value that is none of them is kept. */
    CHOICE {
        @Override
        @Nullable
        Object read(String typed, @Nullable Object before) {
            return typed.startsWith("[") || typed.startsWith("{") ? LOOSE.read(typed, before) : typed;
        }
    },

    /** Whether something holds. */
    FLAG {
        @Override
        @Nullable
        Object read(String typed, @Nullable Object before) {
            return typed.equals("true") ? (Object) true : typed;
        }
    },

    /** A number. */
    NUMBER {
        @Override
        @Nullable
        Object read(String typed, @Nullable Object before) {
            return json(typed.strip()) instanceof Number number ? number : typed;
        }
    },

    /** A duration, which people write in seconds. */
    SECONDS {
        @Override
        String shown(@Nullable Object value) {
            try {
                Duration duration = Duration.parse(String.valueOf(value));
                return new BigDecimal(duration.toMillis())
                        .movePointLeft(3)
                        .stripTrailingZeros()
                        .toPlainString();
            } catch (DateTimeException | ArithmeticException e) {
                return super.shown(value);
            }
        }

        @Override
        @Nullable
        Object read(String typed, @Nullable Object before) {
            if (before != null && shown(before).equals(typed)) {
                return before;
            }
            return typed.strip().matches("[0-9]{1,6}(\\.[0-9]{1,3})?") ? "PT" + typed.strip() + "S" : typed;
        }
    },

    /** Texts with commas between them. */
    WORDS {
        @Override
        String shown(@Nullable Object value) {
            return value instanceof List<?> list ? join(list, ", ") : super.shown(value);
        }

        @Override
        @Nullable
        Object read(String typed, @Nullable Object before) {
            return Arrays.stream(typed.split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    },

    /** A text, or any JSON: what could be read as JSON and is a text stands in quotes. */
    LOOSE {
        @Override
        String shown(@Nullable Object value) {
            return value instanceof String text && text.equals(read(text, null)) ? text : Json.write(value);
        }

        @Override
        @Nullable
        Object read(String typed, @Nullable Object before) {
            Object value = json(typed);
            return value != null || typed.strip().equals("null") ? value : typed;
        }
    },

    /** Such values, one a line. */
    VALUES {
        @Override
        String shown(@Nullable Object value) {
            return value instanceof List<?> list
                    ? list.stream().map(LOOSE::shown).collect(Collectors.joining("\n"))
                    : super.shown(value);
        }

        @Override
        @Nullable
        Object read(String typed, @Nullable Object before) {
            List<Object> values = new ArrayList<>();
            typed.lines().filter(line -> !line.isBlank()).forEach(line -> values.add(LOOSE.read(line, null)));
            return values;
        }
    },

    /** Any JSON. */
    JSON {
        @Override
        String shown(@Nullable Object value) {
            return value instanceof String text ? text : Json.writePretty(value);
        }

        @Override
        @Nullable
        Object read(String typed, @Nullable Object before) {
            return LOOSE.read(typed, before);
        }
    };

    /** Returns what stands in the field. */
    String shown(@Nullable Object value) {
        return value instanceof String text ? text : Json.write(value);
    }

    /**
     * Returns the value of what was typed, which is not blank.
     *
     * @param before the value before, whose form is kept where there are several
     */
    @Nullable
    Object read(String typed, @Nullable Object before) {
        return typed;
    }

    /** Whether a field has several lines. */
    boolean isLong() {
        return this == LINES || this == VALUES || this == JSON;
    }

    private static String join(List<?> texts, String between) {
        return texts.stream().map(String::valueOf).collect(Collectors.joining(between));
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
