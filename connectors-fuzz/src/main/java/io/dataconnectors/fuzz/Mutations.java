package io.dataconnectors.fuzz;

import java.util.List;
import java.util.Random;

/** Changes texts a little, or a lot. */
final class Mutations {
    private static final int LONGEST = 20_000;
    private static final String ODD =
            "\0\t\n\r\u000b\u001f\u007f\u0085\u00a0\u00ad\u0130\u0131\u200e\u2028\u202e\ud800\udc00\ufeff\uffff"
                    + "\"'\\/{}[]()<>|&;:,.?!@#$%^*+-=~`_ 0179azAZ";

    private final Random random;
    private final List<String> words;

    /**
     * @param words what is put in as a whole, for it means something where the texts are read
     */
    Mutations(Random random, List<String> words) {
        this.random = random;
        this.words = words;
    }

    /** Returns a text made of these. */
    String of(List<String> texts) {
        StringBuilder text = new StringBuilder(pick(texts));
        int steps = 1 + random.nextInt(1 + random.nextInt(8));
        for (int i = 0; i < steps; i++) {
            change(text, texts);
        }
        text.setLength(Math.min(text.length(), LONGEST));
        return text.toString();
    }

    private void change(StringBuilder text, List<String> texts) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(1 + random.nextInt(20)));
        switch (random.nextInt(11)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, text.substring(from, to));
            case 2, 3 -> text.insert(from, pick(words));
            case 4, 5 -> text.replace(from, to, pick(words));
            case 6 -> text.insert(from, odd());
            case 7 -> text.replace(from, Math.min(text.length(), from + 1), odd());
            case 8 -> splice(text, from, pick(texts));
            case 9 -> repeat(text, from, to);
            default -> text.replace(from, to, other(text.substring(from, to)));
        }
    }

    private String odd() {
        return random.nextInt(8) == 0
                ? Character.toString((char) random.nextInt(0x10000))
                : Character.toString(ODD.charAt(random.nextInt(ODD.length())));
    }

    private void splice(StringBuilder text, int at, String other) {
        int start = random.nextInt(other.length() + 1);
        text.replace(at, text.length(), other.substring(start));
    }

    private void repeat(StringBuilder text, int from, int to) {
        int length = Math.max(1, to - from);
        int times = Math.min(1 << random.nextInt(12), LONGEST / length);
        text.insert(from, text.substring(from, to).repeat(times));
    }

    private String other(String part) {
        return random.nextBoolean()
                ? part.toUpperCase(java.util.Locale.ROOT)
                : new StringBuilder(part).reverse().toString();
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
