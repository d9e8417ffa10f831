package io.dataconnectors.examples.source;

import io.dataconnectors.internal.json.Json;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** What a text without quotes is taken for: by the core schema of YAML 1.2.2 (section 10.3), with the numbers that JSON has. */
final class YamlScalar {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUTHS = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSEHOODS = Set.of("false", "False", "FALSE");
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern OTHER_NUMBER =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
                    + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    /** Older readers take these for truths, and so would people who meet them without quotes. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)y|n|yes|no|on|off");

    private YamlScalar() {}

    /** Returns what is wrong with a number, if a text is one that JSON cannot write. */
    static Optional<String> mistake(String plain) {
        boolean odd = !JSON_NUMBER.matcher(plain).matches()
                && OTHER_NUMBER.matcher(plain).matches();
        return odd
                ? Optional.of(
                        "YAML takes this for a number, in a form that JSON does not have: put it in quotes if it is"
                                + " a text, and write a number as 7, 0.5 or 1e3 otherwise")
                : Optional.empty();
    }

    /** @throws io.dataconnectors.internal.json.JsonException if it is a number beyond a limit */
    @Nullable
    static Object value(String plain) {
        if (NULLS.contains(plain)) {
            return null;
        }
        if (TRUTHS.contains(plain)) {
            return true;
        }
        if (FALSEHOODS.contains(plain)) {
            return false;
        }
        return JSON_NUMBER.matcher(plain).matches() ? Json.read(plain) : plain;
    }

    /** Whether a text means itself without quotes, here and to other readers. */
    static boolean isText(String plain) {
        boolean number = JSON_NUMBER.matcher(plain).matches()
                || OTHER_NUMBER.matcher(plain).matches();
        boolean word = NULLS.contains(plain) || TRUTHS.contains(plain) || FALSEHOODS.contains(plain);
        return !number && !word && !ELSEWHERE.matcher(plain).matches();
    }
}
