package io.dataconnectors.internal.template;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** The forms of dates that have a name: for those that are sent, as an argument of {@code date}, and for those that come. */
public enum DateWord {
    /** ISO 8601 with an offset: {@code 2026-11-23T10:15:30Z}. */
    ISO(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format),
    /** As in e-mail (RFC 2822 and RFC 5322): {@code Mon, 23 Nov 2026 10:15:30 +0000}. */
    RFC2822(formatted("EEE, d MMM yyyy HH:mm:ss xx")),
    /** As in HTTP (RFC 9110, section 5.6.7), always in GMT: {@code Mon, 23 Nov 2026 10:15:30 GMT}. */
    HTTP(formatted("EEE, dd MMM yyyy HH:mm:ss 'GMT'").compose(moment -> moment.withZoneSameInstant(ZoneOffset.UTC))),
    /** Seconds since 1970. */
    EPOCH_S(ZonedDateTime::toEpochSecond),
    /** Milliseconds since 1970. */
    EPOCH_MS(moment -> moment.toInstant().toEpochMilli());

    private static final int MAX_PATTERN_LENGTH = 100;

    /** A year of eleven letters, which JDK 17 cannot write and JDK 25 can, or what is as long. */
    private static final Pattern TOO_MANY_LETTERS = Pattern.compile("([A-Za-z])\\1{10}");

    @SuppressWarnings("ImmutableEnumChecker") // formatters of the JDK are immutable
    private final Function<ZonedDateTime, Object> written;

    DateWord(Function<ZonedDateTime, Object> written) {
        this.written = written;
    }

    private static Function<ZonedDateTime, Object> formatted(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)::format;
    }

    /** The word that a definition uses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The form of this word; nothing if it is none, and then it may be a pattern. */
    public static Optional<DateWord> of(String word) {
        return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
    }

    /** All words, for messages. */
    public static List<String> words() {
        return Arrays.stream(values()).map(DateWord::word).toList();
    }

    /** The text or the number of a moment. */
    Object write(ZonedDateTime moment) {
        return written.apply(moment);
    }

    /**
     * Appends a pattern of {@link DateTimeFormatter}, of at most 100 characters: what is optional in it nests, and the JDK formats it
     * by recursion. No letter stands in it more than ten times in a row.
     *
     * @throws IllegalArgumentException if the text is no such pattern
     */
    public static DateTimeFormatterBuilder append(String pattern, DateTimeFormatterBuilder builder) {
        if (pattern.length() > MAX_PATTERN_LENGTH) {
            throw new IllegalArgumentException("too long");
        }
        if (TOO_MANY_LETTERS.matcher(pattern).find()) {
            throw new IllegalArgumentException("more than ten times the same letter");
        }
        try {
            return builder.appendPattern(pattern);
        } catch (ClassCastException e) { // for "pnu", the JDK takes its own pad for the number that is padded
            throw new IllegalArgumentException("a pad beside a number", e);
        }
    }

    /** Returns what is wrong with a pattern of {@link DateTimeFormatter}, and what would be right; null if nothing is. */
    @Nullable
    public static String problemOfPattern(String pattern) {
        Set<Integer> letters = pattern.replaceAll("'[^']*'", "").chars().boxed().collect(Collectors.toSet());
        if (hasAny(letters, "hK") && !hasAny(letters, "aB")) {
            return "h and K count the hours of half a day: write HH, or add a for AM and PM";
        }
        if (hasAny(letters, "F")) {
            return "F means one thing up to Java 18 and another after it: write the day as dd";
        }
        if (hasAny(letters, "Y") && !hasAny(letters, "wW")) {
            return "Y is the year to which a week belongs: write yyyy";
        }
        if (hasAny(letters, "D") && hasAny(letters, "MLd")) {
            return "D is the day of the year: write dd";
        }
        if (hasAny(letters, "m") && hasAny(letters, "d") && !hasAny(letters, "HhKkML")) {
            return "m is the minute: write MM for the month";
        }
        return null;
    }

    private static boolean hasAny(Set<Integer> letters, String wanted) {
        return wanted.chars().anyMatch(letters::contains);
    }
}
