package io.dataconnectors.imports.curl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An option of curl.
 *
 * @param letter its short form; a blank if it has none
 * @param name its long form
 * @param valued whether it takes a value
 * @param effect what it does to the request
 * @param words why it is refused, or what is said of it
 */
record Option(char letter, String name, boolean valued, Effect effect, String words) {
    enum Effect {
        /** It says something of the request. */
        USED,
        /** It says nothing of the request. */
        QUIET,
        /** The request is the same without it, but not all that comes of it. */
        NOTED,
        /** Without it, the request would be another. */
        REFUSED
    }

    private static final List<Option> ALL = OptionTable.TEXT
            .lines()
            .filter(line -> !line.isBlank())
            .map(Option::of)
            .toList();

    private static final Map<String, Option> BY_NAME = new LinkedHashMap<>();
    private static final Map<Character, Option> BY_LETTER = new LinkedHashMap<>();

    static {
        ALL.forEach(option -> BY_NAME.put(option.name, option));
        ALL.stream().filter(option -> option.letter != ' ').forEach(option -> BY_LETTER.put(option.letter, option));
    }

    private static Option of(String line) {
        String[] parts = line.split(":", 2);
        String[] head = parts[0].strip().split(" +", -1);
        Effect effect = Effect.valueOf(head[0]);
        boolean valued = head[head.length - 1].equals("=");
        String name = head[head.length - (valued ? 2 : 1)];
        char letter = head[1].length() == 1 ? head[1].charAt(0) : ' ';
        return new Option(letter, name, valued, effect, parts.length == 1 ? "" : parts[1].strip());
    }

    static Optional<Option> ofLetter(char letter) {
        return Optional.ofNullable(BY_LETTER.get(letter));
    }

    /** Returns the option of a long name, or of the beginning of one alone, as curl takes it. */
    static Optional<Option> ofName(String name) {
        Option exact = BY_NAME.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        List<Option> begun = ALL.stream()
                .filter(option -> option.name.startsWith(name) && name.length() > 1)
                .collect(Collectors.toList());
        return begun.size() == 1 ? Optional.of(begun.get(0)) : Optional.empty();
    }

    /** Returns its long form as it is typed. */
    String typed() {
        return "--" + name;
    }
}
