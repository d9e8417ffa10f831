package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** The value of a file input: {@code name}, {@code mediaType} and the content as {@code base64} (RFC 4648, section 4). */
final class FileValue {
    private static final List<String> MEMBERS = List.of("name", "mediaType", "base64");

    // RFC 9110, section 8.3.1, without parameters; no repetition nests, so it runs in linear time
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,127}/[!#$%&'*+.^_`|~0-9A-Za-z-]{1,127}");

    private FileValue() {}

    @Nullable
    static Object check(Object value, Problems problems) {
        if (!(value instanceof Map<?, ?> file)) {
            return ScalarCheck.expect(false, value, "a file: an object with name, mediaType and base64", problems);
        }
        for (String member : MEMBERS) {
            boolean right = file.get(member) instanceof String text && isRight(member, text);
            problems.entry(member).addUnless(right, Code.MALFORMED_VALUE, "must be " + wanted(member), member);
        }
        for (Object name : file.keySet()) {
            boolean known = name instanceof String text && MEMBERS.contains(text);
            problems.entry(String.valueOf(name))
                    .addUnless(
                            known,
                            Code.UNKNOWN_MEMBER,
                            "is no member of a file; it has name, mediaType, base64",
                            String.valueOf(name));
        }
        return value;
    }

    private static boolean isRight(String member, String text) {
        return switch (member) {
            case "name" ->
                !text.isEmpty() && text.length() <= 255 && text.chars().noneMatch(c -> c < ' ' || c == 127);
            case "mediaType" -> MEDIA_TYPE.matcher(text).matches();
            default -> isBase64(text);
        };
    }

    private static String wanted(String member) {
        return switch (member) {
            case "name" -> "a file name of 1 to 255 characters without control characters";
            case "mediaType" -> "a media type such as application/pdf";
            default -> "the content in base64";
        };
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
