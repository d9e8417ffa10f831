package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import io.dataconnectors.internal.text.Characters.Visible;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * One thing that is wrong with a document or with the inputs of a call; or, among warnings, that is doubtful.
 *
 * @param code the rule that is broken: a word in kebab case, such as {@code undeclared-name}, that stays the same from release
 *     to release. The page {@code docs/violations.md} lists them all
 * @param pointer where: a JSON Pointer (RFC 6901) into the document, or into the inputs; empty for the whole
 * @param position where in the text at that place: in a template, a pattern or a path, or in a document that is no JSON; null
 *     if it is about the whole text or no text
 * @param subjects what it is about, by name: an input or a variable ({@code orderId}), {@code setting.shop}, {@code
 *     secret.token}, a member, a filter; empty if that is nothing with a name
 * @param message what is wrong and what would be right, in one line: what it quotes is {@linkplain Visible#line made visible}
 */
public record Violation(
        String code, String pointer, @Nullable TextPosition position, List<String> subjects, String message) {
    /** Checks that nothing but the position is null and that the code is in kebab case, and makes visible what the message quotes. */
    public Violation {
        Objects.requireNonNull(pointer, "pointer");
        if (!isKebab(code)) {
            throw new IllegalArgumentException("A code is in kebab case, such as undeclared-name");
        }
        List<String> given = subjects;
        boolean plain = given.stream().allMatch(subject -> subject.equals(Visible.line(subject)));
        subjects =
                plain ? List.copyOf(given) : given.stream().map(Visible::line).toList();
        message = Visible.line(message);
    }

    /** Documents can have many violations: this needs no memory, as a regular expression would. */
    private static boolean isKebab(String code) {
        return !code.isEmpty()
                && !code.startsWith("-")
                && !code.endsWith("-")
                && code.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    /** Returns a violation that is about a place as a whole. */
    public static Violation of(String code, String pointer, String message) {
        return new Violation(code, pointer, null, List.of(), message);
    }

    /** Returns the same of a document that stands at this place of another. */
    public Violation within(String place) {
        return new Violation(code, place + pointer, position, subjects, message);
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    /** Returns the place and the message in one line. */
    @Override
    public String toString() {
        return pointer.isEmpty() ? message : Visible.line(pointer) + ": " + message;
    }

    /**
     * A place in a text, such as a template or a document.
     *
     * @param line the line, from 1
     * @param column the column in the line, from 1, in characters as {@link String#charAt} counts them
     */
    public record TextPosition(int line, int column) {
        /** Checks that both count from 1. */
        public TextPosition {
            if (line < 1 || column < 1) {
                throw new IllegalArgumentException("Lines and columns count from 1, not " + line + " and " + column);
            }
        }

        @JsonValue
        Map<String, Object> form() {
            return ValueForms.get().of(this);
        }

        /** Returns the line and the column, for people. */
        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }
}
