package io.dataconnectors.imports.curl;

import io.dataconnectors.internal.text.SnakeCase;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes names of what people write: {@code YOUR-ORDER ID} becomes {@code order_id}. */
final class Names {
    private static final int MAX_LENGTH = 48;
    private static final Set<String> RESERVED = Set.of("secret", "setting", "call");

    private static final Pattern AROUND = Pattern.compile("^(?:your|my|insert|replace|enter|put|the)_|_here$");
    private static final Pattern ENDS = Pattern.compile("^[0-9_]+|_+$");

    private Names() {}

    /** Returns a name for an input, a setting or a secret. */
    static String of(String text, String otherwise) {
        String name = AROUND.matcher(SnakeCase.of(text)).replaceAll("");
        String cut = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
        String proper = ENDS.matcher(cut).replaceAll("");
        String right = proper.isEmpty() ? otherwise : proper;
        return RESERVED.contains(right) ? right + "_value" : right;
    }
}
