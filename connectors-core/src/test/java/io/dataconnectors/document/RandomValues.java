package io.dataconnectors.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Plain values of every kind. */
final class RandomValues {
    private RandomValues() {}

    /** Returns a value in which lists and objects nest up to a depth. */
    static Object any(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> number(random);
            case 3 -> "text \"" + random.nextInt(10) + "\"";
            case 4 -> list(random, depth - 1);
            default -> object(random, depth - 1);
        };
    }

    /** Returns a number of any class, in a class that need not be the one that its JSON is read as. */
    static Number number(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> random.nextInt();
            case 1 -> (long) random.nextInt(10);
            case 2 -> random.nextLong();
            case 3 -> BigInteger.valueOf(random.nextInt()).pow(1 + random.nextInt(5));
            case 4 -> new BigDecimal("10.00");
            case 5 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(40) - 20);
            default -> random.nextDouble() * random.nextInt();
        };
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(any(random, depth));
        }
        return list;
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            object.put("member/" + i + "~", any(random, depth));
        }
        return object;
    }
}
