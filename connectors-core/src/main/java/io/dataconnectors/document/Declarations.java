package io.dataconnectors.document;

import io.dataconnectors.internal.form.Node;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What templates may name: what could not be read of that, and what rules say of templates because of it. */
final class Declarations {
    /** Where names stand, or what holds them. */
    private static final Pattern NAMES = Pattern.compile("/settings|/(inputs|variables)(/\\d+(/name)?)?");

    /** Where more is said of what has a name: of a setting its value, of others a type. */
    private static final Pattern NAMED = Pattern.compile(
            "/(settings)/([^/]*).*|/(inputs|variables)/(\\d+)(/properties(/\\d+)?|/items)*(/name|/type)?");

    private Declarations() {}

    /** A name that could not be read would be called undeclared wherever a template uses it. */
    static void leaveUnjudged(Problems problems, Node root) {
        if (problems.any(pointer -> NAMES.matcher(pointer).matches())) {
            problems.leaveUnjudged("/variables");
            problems.leaveUnjudged("/request");
            return;
        }
        for (String pointer : problems.pointers()) {
            Matcher named = NAMED.matcher(pointer);
            if (named.matches() && root.value() instanceof Map<?, ?> document) {
                problems.leaveUnjudgedNaming(name(named, document));
            }
        }
    }

    private static String name(Matcher named, Map<?, ?> document) {
        if (named.group(1) != null) {
            return named.group(2).replace("~1", "/").replace("~0", "~");
        }
        return document.get(named.group(3)) instanceof List<?> list
                        && list.get(Integer.parseInt(named.group(4))) instanceof Map<?, ?> declared
                ? String.valueOf(declared.get("name"))
                : "";
    }
}
