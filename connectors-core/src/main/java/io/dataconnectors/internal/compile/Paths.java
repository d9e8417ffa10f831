package io.dataconnectors.internal.compile;

import io.dataconnectors.internal.jsonpath.JsonPath;
import io.dataconnectors.internal.jsonpath.JsonPathException;
import io.dataconnectors.internal.jsonpath.ValuePath;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Problems;
import java.util.HashMap;
import java.util.Map;
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
        String filled = PathSettings.fill(text, settings, problems);
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
}
