package io.dataconnectors.console.internal.page;

import io.dataconnectors.Answer;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * The body of an answer for people to read: JSON in lines, each value with its path; anything else as the text that it is. A long
 * one is cut.
 *
 * @param lines the lines of JSON; empty if it is none
 * @param text the text; null if it is JSON, or no text
 * @param cut whether there is more than what is shown
 */
public record AnswerView(List<Line> lines, @Nullable String text, boolean cut) {
    private static final int LINES = 400;
    private static final int CHARACTERS = 40_000;
    private static final int STRING = 400;

    /** A body that is longer is not read as JSON. */
    private static final int READ = 2_000_000;

    /**
     * One line of JSON.
     *
     * @param before what is before the value
     * @param value the value, or the bracket that opens it
     * @param path where the value is, as a path that an output may have; null for what is no value
     * @param after what is after it, with the line break
     */
    public record Line(
            String before, String value, @Nullable String path, String after) {}

    /** Makes the view of an answer, in which secrets are masked already. */
    static AnswerView of(Answer answer) {
        Object text = JsonForm.of(answer).get("text");
        if (!(text instanceof String body) || body.isEmpty()) {
            return new AnswerView(List.of(), null, false);
        }
        if (body.length() <= READ) {
            try {
                return json(Json.read(body));
            } catch (JsonException e) {
                // then it is a text
            }
        }
        boolean cut = body.length() > CHARACTERS;
        return new AnswerView(List.of(), cut ? body.substring(0, CHARACTERS) + "…" : body, cut);
    }

    private static AnswerView json(@Nullable Object root) {
        Lines lines = new Lines();
        lines.add("", "$", root, "\n");
        return new AnswerView(List.copyOf(lines.lines), null, lines.cut);
    }

    /** Writes lines until there are too many of them. */
    private static final class Lines {
        private final List<Line> lines = new ArrayList<>();
        private int characters;
        private boolean cut;

        private void add(String before, String path, @Nullable Object value, String after) {
            if (lines.size() >= LINES || characters > CHARACTERS) {
                cut = true;
            } else if (value instanceof Map<?, ?> members && !members.isEmpty()) {
                line(before, "{", path, "\n");
                int left = members.size();
                for (Map.Entry<?, ?> member : members.entrySet()) {
                    String name = String.valueOf(member.getKey());
                    String start = indent(before) + "  " + Json.write(name) + ": ";
                    add(start, path + step(name), member.getValue(), --left == 0 ? "\n" : ",\n");
                }
                line(indent(before), "}", null, after);
            } else if (value instanceof List<?> elements && !elements.isEmpty()) {
                line(before, "[", path, "\n");
                for (int i = 0; i < elements.size() && !cut; i++) {
                    String end = i == elements.size() - 1 ? "\n" : ",\n";
                    add(indent(before) + "  ", path + "[" + i + "]", elements.get(i), end);
                }
                line(indent(before), "]", null, after);
            } else {
                line(before, shortened(value), path, after);
            }
        }

        private void line(String before, String value, @Nullable String path, String after) {
            if (!cut) {
                characters += before.length() + value.length();
                lines.add(new Line(before, value, path, after));
            }
        }

        private static String indent(String before) {
            return " ".repeat(before.length() - before.stripLeading().length());
        }

        private static String shortened(@Nullable Object value) {
            String text = Json.write(value);
            return text.length() <= STRING ? text : text.substring(0, STRING) + "…";
        }
    }

    /** Returns the step of a JSONPath to a member (RFC 9535). */
    private static String step(String name) {
        if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return "." + name;
        }
        StringBuilder step = new StringBuilder("['");
        name.chars().forEach(c -> {
            if (c < ' ') {
                step.append(String.format("\\u%04x", c));
            } else {
                step.append(c == '\'' || c == '\\' ? "\\" : "").append((char) c);
            }
        });
        return step.append("']").toString();
    }
}
