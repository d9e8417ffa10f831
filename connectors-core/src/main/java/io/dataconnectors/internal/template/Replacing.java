package io.dataconnectors.internal.template;

import java.util.List;
import java.util.function.Function;

/** The filter {@code replace}: each occurrence of a text, from left to right, by another; no pattern. */
final class Replacing {
    private Replacing() {}

    static Function<String, Object> function(List<Object> arguments) {
        String old = (String) arguments.get(0);
        String other = (String) arguments.get(1);
        if (old.isEmpty()) {
            throw new UnfitValueException("'replace' takes a text to replace that is not empty");
        }
        return text -> replaced(text, old, other);
    }

    private static String replaced(String text, String old, String other) {
        Output out = Output.ofText();
        int from = 0;
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, from)) {
            out.append(text, from, at).append(other);
            from = at + old.length();
        }
        return out.append(text, from, text.length()).finish();
    }
}
