package io.dataconnectors.internal.template;

/** The rule for names of values, settings and secrets: {@code [a-zA-Z_][a-zA-Z0-9_]{0,63}}. */
final class Name {
    static final int MAX_LENGTH = 64;

    private Name() {}

    static boolean isValid(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || isDigit(name.charAt(0))) {
            return false;
        }
        return name.chars().allMatch(Name::isPart);
    }

    static String checked(String name, String what) {
        if (!isValid(name)) {
            throw new IllegalArgumentException("The name of " + what
                    + " has 1 to 64 letters (a to z), digits and underscores and does not begin with a digit: '"
                    + name + "'");
        }
        return name;
    }

    static boolean isPart(int c) {
        return c == '_' || isDigit(c) || isLetter(c);
    }

    static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
