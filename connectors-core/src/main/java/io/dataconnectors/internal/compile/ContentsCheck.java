package io.dataconnectors.internal.compile;

import io.dataconnectors.Input;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Problems;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** Checks what is in an object or a list against the declaration of its input. */
final class ContentsCheck {
    /** What a member of an object costs: it may be filled with its default where the call says nothing of it. */
    private static final long MEMBER = 4;

    private final InputCheck check;

    /** @param check what checks each member and element */
    ContentsCheck(InputCheck check) {
        this.check = check;
    }

    @Nullable
    Object object(Input input, Object value, Problems problems) {
        if (!(value instanceof Map<?, ?> members)) {
            return InputCheck.expect(false, value, "an object", problems);
        }
        if (input.properties().isEmpty()) {
            return value;
        }
        check.pay(MEMBER * input.properties().size());
        Map<String, Object> typed = new LinkedHashMap<>();
        for (Input property : input.properties()) {
            Problems there = problems.of(property.name());
            if (members.containsKey(property.name())) {
                typed.put(property.name(), check.checked(property, members.get(property.name()), there));
            } else if (property.hasDefault()) {
                typed.put(property.name(), check.value(property, property.defaultValue(), there));
            } else {
                there.addUnless(!property.isRequired(), Code.VALUE_MISSING, "is required");
            }
        }
        refuseUndeclared(input, members, problems);
        return typed;
    }

    private static void refuseUndeclared(Input input, Map<?, ?> members, Problems problems) {
        Set<String> declared = input.properties().stream().map(Input::name).collect(Collectors.toSet());
        for (Object name : members.keySet()) {
            problems.entry(String.valueOf(name))
                    .addUnless(
                            declared.contains(name),
                            Code.UNKNOWN_MEMBER,
                            () -> "is no member of this object; it has "
                                    + Problem.few(input.properties().stream().map(Input::name)),
                            String.valueOf(name));
        }
    }

    @Nullable
    Object array(Input input, Object value, Problems problems) {
        if (!(value instanceof List<?> elements)) {
            return InputCheck.expect(false, value, "a list", problems);
        }
        checkCount(input, elements.size(), problems);
        Input element = input.items();
        if (element == null) {
            return value;
        }
        List<Object> typed = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            typed.add(check.checked(element, elements.get(i), problems.at(i)));
        }
        return typed;
    }

    private static void checkCount(Input input, int count, Problems problems) {
        Integer least = input.minItems();
        Integer most = input.maxItems();
        problems.addUnless(
                least == null || count >= least,
                Code.TOO_FEW,
                () -> "must have at least " + least + " elements, not " + count);
        problems.addUnless(
                most == null || count <= most,
                Code.TOO_MANY,
                () -> "must have at most " + most + " elements, not " + count);
    }

    /** The value of a file input: {@code name}, {@code mediaType} and the content as {@code base64} (RFC 4648, section 4). */
    static final class FileValue {
        private static final List<String> MEMBERS = List.of("name", "mediaType", "base64");

        // RFC 9110, section 8.3.1, without parameters; no repetition nests, so it runs in linear time
        private static final Pattern MEDIA_TYPE =
                Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,127}/[!#$%&'*+.^_`|~0-9A-Za-z-]{1,127}");

        private FileValue() {}

        @Nullable
        static Object check(Object value, Problems problems) {
            if (!(value instanceof Map<?, ?> file)) {
                return InputCheck.expect(false, value, "a file: an object with name, mediaType and base64", problems);
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
}
