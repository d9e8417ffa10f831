package io.dataconnectors.document;

import static java.util.Map.entry;

import io.dataconnectors.Answer;
import io.dataconnectors.BreakingChange;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorException;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.Dependent;
import io.dataconnectors.Dependents;
import io.dataconnectors.Difference;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.Failure.FieldError;
import io.dataconnectors.Header;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.LifeEvent;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.Page;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.TestReport;
import io.dataconnectors.TestReport.MissingOutput;
import io.dataconnectors.Violation;
import io.dataconnectors.Violation.TextPosition;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * JSON forms of the values that a host shows over HTTP or keeps in a store: one form for each, made of strings, booleans,
 * numbers, lists, maps and nulls. A member that is described is always there, and null where there is nothing to say. No form
 * has a secret in it.
 *
 * <p>Jackson, of version 2 or 3, writes the values in the same form by itself, and reads a {@link Connector} and a {@link
 * ConnectorDefinition} from it.
 *
 * <pre>{@code
 * String json = JsonForm.write(connector);
 * Connector same = JsonForm.readConnector(json);
 * }</pre>
 */
public final class JsonForm {
    private static final String SCHEMA = "forms.schema.json";

    /** The forms of values as they are written: who reads needs none of them. */
    private static final class Forms {
        private static final Map<Class<?>, Function<Object, Map<String, Object>>> OF_VALUES = Map.ofEntries(
                form(ConnectorDefinition.class, ConnectorDocument::toValue),
                form(Connector.class, ConnectorForm::of),
                form(Connector.Stamp.class, ConnectorForm::of),
                form(TestEvidence.class, ConnectorForm::of),
                form(Violation.class, ConnectorForm::of),
                form(TextPosition.class, ConnectorForm::of),
                form(Page.class, ConnectorForm::of),
                form(LifeEvent.class, ConnectorForm::of),
                form(ConnectorVersion.class, ConnectorForm::of),
                form(Difference.class, ConnectorForm::of),
                form(Dependent.class, ConnectorForm::of),
                form(Dependents.class, ConnectorForm::of),
                form(BreakingChange.class, ConnectorForm::of),
                form(TestReport.class, CallForm::of),
                form(MissingOutput.class, CallForm::of),
                form(RequestPreview.class, CallForm::of),
                form(RequestPreview.Part.class, CallForm::of),
                form(Header.class, CallForm::of),
                form(Execution.class, CallForm::of),
                form(Failure.class, CallForm::of),
                form(FieldError.class, CallForm::of),
                form(Answer.class, CallForm::of),
                form(LoggedCall.class, CallForm::of),
                form(LoggedCall.Page.class, CallForm::of));

        private static <T> Map.Entry<Class<?>, Function<Object, Map<String, Object>>> form(
                Class<T> type, Function<T, Map<String, Object>> form) {
            return entry(type, value -> form.apply(type.cast(value)));
        }
    }

    private JsonForm() {}

    /**
     * Returns the form of a value as an unmodifiable map.
     *
     * @param value a {@link Connector}, {@link ConnectorDefinition}, {@link Page}, {@link TestReport}, {@link TestEvidence},
     *     {@link RequestPreview}, {@link Execution}, {@link Failure}, {@link Answer}, {@link Violation}, {@link Dependents}, {@link
     *     BreakingChange}, {@link LifeEvent}, {@link ConnectorVersion}, {@link Difference}, {@link LoggedCall}, {@link LoggedCall.Page}, a part of one of these, or a {@link ConnectorException}, whose form is a problem
     *     (RFC 9457)
     * @throws IllegalArgumentException if it is anything else
     */
    public static Map<String, Object> of(Object value) {
        if (value instanceof ConnectorException exception) {
            return ProblemForm.of(exception);
        }
        Function<Object, Map<String, Object>> form = Forms.OF_VALUES.get(value.getClass());
        if (form == null) {
            throw new IllegalArgumentException(
                    "There is no JSON form of a " + value.getClass().getName());
        }
        return form.apply(value);
    }

    /**
     * Returns the form of a value as JSON text, without line breaks.
     *
     * @param value as for {@link #of}
     * @throws IllegalArgumentException as for {@link #of}
     */
    public static String write(Object value) {
        return Json.write(of(value));
    }

    /**
     * Reads a connector from the text of its form, as a store keeps it. Only JSON is read: a definition may break rules and is
     * shown and edited like any other. Members that are unknown here, which a newer release of the library may have written, are
     * passed over; those within the documents are not. {@code name} and {@code status} follow from the documents and are
     * passed over too.
     *
     * @throws InvalidDefinitionException if it is not such a form, or one of a later version, with every violation
     */
    public static Connector readConnector(String json) {
        try {
            return ConnectorReader.read(Json.readHolding(json));
        } catch (JsonException e) {
            throw new InvalidDefinitionException(List.of(ConnectorDocument.notJson(e)));
        }
    }

    /**
     * Reads a connector from its form as a plain value, as {@link #readConnector} does.
     *
     * @throws InvalidDefinitionException as for {@link #readConnector}
     * @throws IllegalArgumentException if a document holds what no JSON text can say, such as a NaN
     */
    public static Connector connectorOf(@Nullable Object form) {
        return ConnectorReader.read(form);
    }

    /**
     * Reads the outcome of a call from the text of its form, as a store keeps it: written again, it has the same form. Of the
     * answer there is the status alone. Members that are unknown here are passed over.
     *
     * @throws InvalidDefinitionException if it is not such a form, with every violation
     */
    public static Execution readExecution(String json) {
        try {
            return CallReader.execution(Json.readHolding(json));
        } catch (JsonException e) {
            throw new InvalidDefinitionException(List.of(ConnectorDocument.notJson(e)));
        }
    }

    /**
     * Returns the JSON Schema (draft 2020-12) of all forms: a definition for each in {@code $defs}, such as {@code
     * #/$defs/connector}. The connector document has a schema of its own, {@link ConnectorDocument#schema()}.
     */
    public static String schema() {
        try (InputStream schema = JsonForm.class.getResourceAsStream(SCHEMA)) {
            return new String(Objects.requireNonNull(schema, SCHEMA).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
