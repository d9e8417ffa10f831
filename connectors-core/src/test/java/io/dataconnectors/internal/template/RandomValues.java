package io.dataconnectors.internal.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Plain values by chance, with a liking for what breaks naive encoders. */
final class RandomValues {
    static final List<String> NASTY = List.of(
            "",
            " ",
            "\"",
            "\\",
            "\\\"",
            "\n",
            "\r\n",
            "\u0000",
            "\u001F",
            "\u007F",
            "\u2028",
            "\u202E",
            "{{",
            "}}",
            "{{secret.k}}",
            "{{#a}}",
            "\\{{",
            "../",
            "..",
            ".",
            "%2e",
            "%",
            "&a=b",
            "?",
            "#",
            "/",
            ";",
            "+",
            "<b>",
            "]]>",
            "\",\"x\":\"",
            "é",
            "😀",
            "\uFFFF");

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(random.nextBoolean() ? NASTY.get(random.nextInt(NASTY.size())) : "abc1");
        }
        return text.toString();
    }

    Object scalar() {
        return switch (random.nextInt(7)) {
            case 0 -> random.nextInt();
            case 1 -> Integer.MAX_VALUE + 1L + random.nextInt(Integer.MAX_VALUE);
            case 2 -> new BigInteger(100, random).add(BigInteger.TWO.pow(100));
            case 3 -> new BigDecimal(new BigInteger(70, random), 1 + random.nextInt(12));
            case 4 -> random.nextBoolean();
            default -> text();
        };
    }

    /** Any plain value, null included. */
    Object value(int depth) {
        return switch (random.nextInt(depth > 3 ? 3 : 5)) {
            case 0 -> null;
            case 3 -> list(depth);
            case 4 -> object(depth);
            default -> scalar();
        };
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.put(text(), value(depth + 1));
        }
        return object;
    }
}
