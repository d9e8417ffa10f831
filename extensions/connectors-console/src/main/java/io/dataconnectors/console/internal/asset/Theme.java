package io.dataconnectors.console.internal.asset;

import java.util.Map;
import java.util.TreeMap;

/** The host's look: values of the CSS variables that the console's style sheet has. Immutable. */
public final class Theme {
    private final Map<String, String> light;
    private final Map<String, String> dark;

    /**
     * Makes a theme.
     *
     * @throws IllegalArgumentException if a name is none of a variable of the console, or a value is more than a colour, a length
     *     or a list of fonts
     */
    public Theme(Map<String, String> light, Map<String, String> dark) {
        this.light = checked(light);
        this.dark = checked(dark);
    }

    private static Map<String, String> checked(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (!name.matches("--dc-[a-z-]+") || !Asset.own("console.css").contains(name + ":")) {
                throw new IllegalArgumentException("The console has no CSS variable " + name);
            }
            if (!value.matches("[#%(),.\"' a-zA-Z0-9-]{1,200}") || value.contains("url(")) {
                throw new IllegalArgumentException(
                        "The value of the CSS variable " + name + " must be a colour, a length or a list of fonts");
            }
        });
        return new TreeMap<>(variables);
    }

    /** Returns the rules that set the variables; empty if there are none. */
    String css() {
        String always = light.isEmpty() ? "" : "\n:root {" + declarations(light) + "}\n";
        return dark.isEmpty()
                ? always
                : always + "\n@media (prefers-color-scheme: dark) {:root {" + declarations(dark) + "}}\n";
    }

    private static String declarations(Map<String, String> variables) {
        StringBuilder text = new StringBuilder();
        variables.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("; "));
        return text.toString();
    }
}
