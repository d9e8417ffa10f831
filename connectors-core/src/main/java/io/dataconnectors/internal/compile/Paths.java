package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.jsonpath.JsonPath;
import io.dataconnectors.internal.jsonpath.JsonPath.JsonPathException;
import io.dataconnectors.internal.jsonpath.ValuePath;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.SettingTag;
import io.dataconnectors.internal.text.Nearest;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Parses the paths of a definition, with its settings filled in, each text once. */
final class Paths {
    private final Map<String, Object> settings;
    private final Patterns patterns;
    private final Map<String, ValuePath> parsed = new HashMap<>();

    Paths(Map<String, Object> settings, Patterns patterns) {
        this.settings = settings;
        this.patterns = patterns;
    }

    void parse(@Nullable String text, Problems problems) {
        if (text == null || parsed.containsKey(text) || patterns.areTooLarge()) {
            return;
        }
        if (text.length() > JsonPath.MAX_LENGTH) {
            problems.add(
                    Code.TOO_LONG,
                    "A path has at most " + JsonPath.MAX_LENGTH + " characters, this one " + text.length());
            return;
        }
        int before = problems.count();
        String filled = Filling.fill(text, settings, problems);
        if (problems.count() > before) {
            return;
        }
        try {
            ValuePath path = ValuePath.parse(filled);
            parsed.put(text, path);
            patterns.weigh(path.patternWeight());
        } catch (JsonPathException e) {
            patterns.weighRefused(); // a pattern in it may have been read to its end
            Problem problem = Problem.of(Code.MALFORMED_PATH, String.valueOf(e.getMessage()));
            // with settings in it, what stands there is no place in the text of the document
            problems.add(filled.equals(text) ? problem.at(text, e.column() - 1) : problem);
        }
    }

    Map<String, ValuePath> parsed() {
        return parsed;
    }

    /**
     * Fills the settings into a path such as {@code $.fields[?@.id == {{setting.field}}].value}, so that a field whose name or
     * number differs from account to account is a setting in the answer as it is in the request. A setting stays part of the
     * name, number or literal that it stands in.
     */
    private static final class Filling {
        // a name or a part of one (RFC 9535, section 2.5.1.1, in ASCII), or a number
        private static final Pattern BARE = Pattern.compile("[a-zA-Z0-9_]+|-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

        private final Map<String, Object> settings;
        private final Problems problems;
        private final boolean pointer;
        private char quote;

        private Filling(Map<String, Object> settings, boolean pointer, Problems problems) {
            this.settings = settings;
            this.pointer = pointer;
            this.problems = problems;
        }

        /** Returns the path with its settings filled in; what cannot be filled in is noted, and left out. */
        static String fill(String path, Map<String, Object> settings, Problems problems) {
            return new Filling(settings, path.startsWith("/"), problems).fill(path);
        }

        private String fill(String path) {
            StringBuilder filled = new StringBuilder();
            int at = 0;
            while (at < path.length()) {
                SettingTag tag = SettingTag.at(path, at);
                int end = tag == null ? at + (path.charAt(at) == '\\' ? 2 : 1) : tag.end();
                end = Math.min(end, path.length());
                filled.append(tag == null ? path.substring(at, end) : value(tag.name()));
                follow(path.charAt(at));
                at = end;
            }
            return filled.toString();
        }

        /** Keeps in mind whether what follows stands in quotes. */
        private void follow(char c) {
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            }
        }

        private String value(String name) {
            Object setting = settings.get(name);
            if (setting == null) {
                String hint = Nearest.of(name, settings.keySet())
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
                problems.add(Code.UNDECLARED_SETTING, "There is no setting '" + name + "'" + hint, "setting." + name);
                return "";
            }
            String text = setting instanceof String said ? said : Json.write(setting);
            if (text.length() > JsonPath.MAX_LENGTH) {
                problems.add(
                        Code.TOO_LONG,
                        "The setting '" + name + "' has more characters than a path may have",
                        "setting." + name);
                return "";
            }
            if (pointer) {
                return text.replace("~", "~0").replace("/", "~1"); // RFC 6901, section 3
            }
            problems.addUnless(
                    quote != 0 || BARE.matcher(text).matches(),
                    Code.UNQUOTED_SETTING,
                    "The setting '" + name + "' is neither a name nor a number; put it in quotes: ['{{setting." + name
                            + "}}']",
                    "setting." + name);
            return quote == 0 ? text : quoted(text);
        }

        /** Escapes for a literal (RFC 9535, section 2.3.1.1): as in JSON, but that a single quote is escaped in single ones. */
        private String quoted(String text) {
            String json = Json.write(text);
            String escaped = json.substring(1, json.length() - 1);
            return quote == '"' ? escaped : escaped.replace("\\\"", "\"").replace("'", "\\'");
        }
    }
}
