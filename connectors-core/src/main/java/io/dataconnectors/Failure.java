package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import io.dataconnectors.internal.text.Characters.Visible;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/** The reason why a call failed. Its texts are this library's own, but for what the API itself says in its answer. */
public final class Failure {
    private static final int MAX_SAID = 1_000;

    private final FailureKind kind;
    private final String message;
    private final List<Violation> problems;

    @Nullable
    private final String apiMessage;

    @Nullable
    private final String apiCode;

    private final List<FieldError> fields;
    private final Map<String, String> details;

    private Failure(
            FailureKind kind,
            String message,
            List<Violation> problems,
            @Nullable String apiMessage,
            @Nullable String apiCode,
            List<FieldError> fields,
            Map<String, String> details) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.message = Visible.line(message);
        this.problems = List.copyOf(problems);
        this.apiMessage = apiMessage;
        this.apiCode = apiCode;
        this.fields = List.copyOf(fields);
        this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** Returns a failure with a message of our own. */
    public static Failure of(FailureKind kind, String message) {
        return new Failure(kind, message, List.of(), null, null, List.of(), Map.of());
    }

    /** Returns the failure of inputs that break rules, with all that is wrong with them. */
    public static Failure invalidInput(List<Violation> problems) {
        return new Failure(
                FailureKind.INVALID_INPUT,
                "The inputs break a rule of the definition",
                problems,
                null,
                null,
                List.of(),
                Map.of());
    }

    /** Returns this failure with what the API says about it. */
    public Failure saying(
            @Nullable String saidMessage,
            @Nullable String saidCode,
            List<FieldError> saidFields,
            Map<String, String> saidDetails) {
        return new Failure(kind, message, problems, saidMessage, saidCode, saidFields, saidDetails);
    }

    /** Returns this failure with what the API says cut to 1,000 characters each. */
    Failure shortened() {
        Map<String, String> cut = new LinkedHashMap<>(details);
        cut.replaceAll((name, said) -> shortened(said));
        return saying(
                apiMessage == null ? null : shortened(apiMessage),
                apiCode == null ? null : shortened(apiCode),
                fields.stream()
                        .map(field -> new FieldError(shortened(field.name()), shortened(field.message())))
                        .toList(),
                cut);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_SAID ? text : text.substring(0, MAX_SAID) + "…";
    }

    /** Returns the kind, which programs decide on. */
    public FailureKind kind() {
        return kind;
    }

    /** Returns what went wrong, for people. */
    public String message() {
        return message;
    }

    /** Returns all that is wrong with the inputs, each with its place among them; empty for other kinds. */
    public List<Violation> problems() {
        return problems;
    }

    /** Returns the message that the API gave, or null. It comes from outside. */
    @Nullable
    public String apiMessage() {
        return apiMessage;
    }

    /** Returns the code that the API gave, or null. It comes from outside. */
    @Nullable
    public String apiCode() {
        return apiCode;
    }

    /** Returns what the API says of single fields of the request, 50 at most, in its order. It comes from outside. */
    public List<FieldError> fields() {
        return fields;
    }

    /**
     * Returns what else the API says of the failure, by the names that the definition gives it: a {@code request_id} for its
     * support, say. Empty if that is nothing. It comes from outside.
     */
    public Map<String, String> details() {
        return details;
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    /** Returns all of it in one text, a line for each part; what comes from outside is made visible in it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.toString()).append(": ").append(message);
        problems.forEach(problem -> text.append("\n").append(problem));
        if (apiMessage != null) {
            text.append("\nThe API says: ").append(Visible.line(apiMessage));
        }
        if (apiCode != null) {
            text.append("\nThe API's code: ").append(Visible.line(apiCode));
        }
        fields.forEach(field -> text.append(field.name().isEmpty() ? "\nThe API says: " : "\nThe API says of ")
                .append(field));
        details.forEach((name, said) ->
                text.append("\nThe API's ").append(name).append(": ").append(Visible.line(said)));
        return text.toString();
    }

    /**
     * Message of an API about one field of the request. Both texts come from outside.
     *
     * @param name what the API calls the field; empty if it names none
     * @param message what is wrong with it; empty if the API does not say
     */
    public record FieldError(String name, String message) {
        /** Checks that nothing is null. */
        public FieldError {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(message, "message");
        }

        @JsonValue
        Map<String, Object> form() {
            return ValueForms.get().of(this);
        }

        /** Returns the name and the message in one line. */
        @Override
        public String toString() {
            return Visible.line(name.isEmpty() || message.isEmpty() ? name + message : name + ": " + message);
        }
    }
}
