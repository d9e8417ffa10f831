package io.dataconnectors.call;

import io.dataconnectors.Answer;
import io.dataconnectors.CompiledDefinition;
import io.dataconnectors.Condition;
import io.dataconnectors.json.Json;
import io.dataconnectors.json.JsonException;
import io.dataconnectors.json.Plain;
import io.dataconnectors.jsonpath.ValuePath;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.Nullable;

/** The body of one answer, parsed when it is first asked for. */
final class AnswerBody {
    private final CompiledDefinition compiled;
    private final Answer answer;
    private final AnswerBudget budget = new AnswerBudget();
    private boolean parsed;

    @Nullable
    private Object root;

    AnswerBody(CompiledDefinition compiled, Answer answer) {
        this.compiled = compiled;
        this.answer = answer;
    }

    /** All values that a path of the definition finds; none in an empty body, as with status 204. */
    List<Object> find(String path) {
        return isEmpty() ? List.of() : find(path, root());
    }

    /** All values that a path of the definition finds within a value. */
    List<Object> find(String path, @Nullable Object within) {
        return find(compiled.path(path), within);
    }

    List<Object> find(ValuePath path, @Nullable Object within) {
        return budget.find(path, within);
    }

    /** What is left for reading this answer. */
    AnswerBudget budget() {
        return budget;
    }

    boolean holds(Condition condition) {
        List<Object> found = find(condition.path());
        if (condition.comparing()) {
            return !found.isEmpty() && Plain.same(condition.value(), found.get(0));
        }
        return found.stream().anyMatch(value -> value != null);
    }

    /** The outputs of a definition that declares none. */
    Map<String, Object> whole() {
        if (isEmpty()) {
            return Map.of();
        }
        return isJson() ? Collections.singletonMap("body", root()) : Map.of("body", text());
    }

    boolean isEmpty() {
        return answer.size() == 0;
    }

    /** The body as JSON, whatever its media type says: many APIs send JSON as text. */
    @Nullable
    Object root() {
        if (!parsed) {
            root = parse();
            parsed = true;
        }
        return root;
    }

    @Nullable
    private Object parse() {
        try {
            return Json.read(text());
        } catch (JsonException e) {
            throw UnreadableException.malformed("The answer is not JSON: " + e.getMessage());
        }
    }

    private String text() {
        return AnswerText.decode(answer);
    }

    /** Whether the media type is that of problem details (RFC 9457). */
    boolean isProblem() {
        return mediaType().equals("application/problem+json");
    }

    private boolean isJson() {
        String essence = mediaType();
        // RFC 6839, section 3.1: the suffix +json
        return essence.isEmpty()
                || essence.equals("application/json")
                || essence.equals("text/json")
                || essence.endsWith("+json");
    }

    private String mediaType() {
        String type = answer.header("Content-Type");
        int parameters = type == null ? -1 : type.indexOf(';');
        String essence = type == null ? "" : parameters < 0 ? type : type.substring(0, parameters);
        return essence.strip().toLowerCase(Locale.ROOT);
    }
}
