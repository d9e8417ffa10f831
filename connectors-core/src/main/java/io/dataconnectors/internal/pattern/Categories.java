package io.dataconnectors.internal.pattern;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.annotation.Nullable;

/**
 * The general categories of Unicode that a pattern may name. They are those of the running JDK: RE2/J's own tables are of
 * Unicode 6.0 and know no character younger than 2010, and not {@code Cn}.
 */
final class Categories {
    /** Names, at the number that {@link Character#getType(int)} has for them (17 is none). */
    private static final List<String> NAMES = List.of(
            "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "",
            "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf");

    private static final Map<String, CharacterRanges> RANGES = new ConcurrentHashMap<>();

    private static final Map<String, CharacterRanges> OTHERS = new ConcurrentHashMap<>();

    private Categories() {}

    /** The characters of a category, or all others, or null if none has the name; surrogates ({@code Cs}) are no characters. */
    @Nullable
    static CharacterRanges named(String name, boolean within) {
        boolean known = !name.isEmpty()
                && !name.equals("Cs")
                && NAMES.stream().anyMatch(full -> !full.isEmpty() && full.startsWith(name));
        if (!known) {
            return null;
        }
        CharacterRanges found = RANGES.computeIfAbsent(name, Categories::find);
        return within ? found : OTHERS.computeIfAbsent(name, key -> found.inverse());
    }

    private static CharacterRanges find(String name) {
        CharacterRanges found = new CharacterRanges();
        for (int i = 0; i < Runs.COUNT; i++) {
            if (NAMES.get(Runs.TYPES[i]).startsWith(name)) {
                found.add(Runs.STARTS[i], Runs.STARTS[i + 1] - 1);
            }
        }
        return found;
    }

    /** Stretches of characters of one type each: all of Unicode is gone through once, not for each name. */
    private static final class Runs {
        static final int[] STARTS = new int[8_192];
        static final byte[] TYPES = new byte[STARTS.length];
        static final int COUNT = fill();

        private static int fill() {
            int count = 0;
            for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                byte type = (byte) Character.getType(c);
                if (count == 0 || TYPES[count - 1] != type) {
                    STARTS[count] = c;
                    TYPES[count++] = type;
                }
            }
            STARTS[count] = Character.MAX_CODE_POINT + 1;
            return count;
        }
    }
}
