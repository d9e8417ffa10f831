package io.dataconnectors.jsonpath;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The general categories of Unicode that an I-Regexp may name, as ranges to stand in a class of RE2. They are those of
 * the running JDK: RE2/J's own tables are of Unicode 6.0 and know no character younger than 2010, and not {@code Cn}.
 */
final class UnicodeCategory {
    /** Names, at the number that {@link Character#getType(int)} has for them (17 is none). */
    private static final List<String> NAMES = List.of(
            "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "",
            "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf");

    private static final Map<String, String> RANGES = new ConcurrentHashMap<>();

    private UnicodeCategory() {}

    /** Whether I-Regexp has the name; surrogates ({@code Cs}) are no characters and have none. */
    static boolean exists(String name) {
        return !name.isEmpty() && !name.equals("Cs") && NAMES.stream().anyMatch(full -> full.startsWith(name));
    }

    /** The ranges of a category, or of all that is not in it. */
    static String ranges(String name, boolean within) {
        return RANGES.computeIfAbsent(within + name, key -> find(name, within));
    }

    private static String find(String name, boolean within) {
        boolean[] wanted = new boolean[NAMES.size()];
        for (int type = 0; type < wanted.length; type++) {
            wanted[type] = NAMES.get(type).startsWith(name) == within;
        }
        StringBuilder ranges = new StringBuilder();
        int start = -1;
        for (int c = 0; c <= Character.MAX_CODE_POINT + 1; c++) {
            boolean in = c <= Character.MAX_CODE_POINT && wanted[Character.getType(c)];
            if (in && start < 0) {
                start = c;
            } else if (!in && start >= 0) {
                append(ranges, start, c - 1);
                start = -1;
            }
        }
        return ranges.toString();
    }

    private static void append(StringBuilder ranges, int first, int last) {
        append(ranges, first);
        if (last > first) {
            ranges.append('-');
            append(ranges, last);
        }
    }

    /** As short as may be: RE2/J takes time in the square of a pattern's length. */
    private static void append(StringBuilder ranges, int c) {
        boolean plain = c > 0x7F && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
        if (plain) {
            ranges.appendCodePoint(c);
        } else {
            ranges.append("\\x{").append(Integer.toHexString(c)).append('}');
        }
    }
}
