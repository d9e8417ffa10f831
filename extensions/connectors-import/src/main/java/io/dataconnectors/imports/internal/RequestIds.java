package io.dataconnectors.imports.internal;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Method;
import io.dataconnectors.imports.ImportNote.Kind;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * Header fields that tell one request from another. The id in an example is that of one request; sent by every call, it
 * would make all calls but the first repeats of it.
 */
public final class RequestIds {
    /** Made for recognising repeats, whatever the value is: {@code Idempotency-Key}. */
    private static final Pattern OF_REPEATS = Pattern.compile("(?i).*idempot[a-z]*-?(key|token|id)?");

    /** Ids of a request by which some APIs recognise repeats: {@code PayPal-Request-Id}, {@code X-Request-Id}. */
    private static final Pattern OF_REQUESTS = Pattern.compile("(?i)(.+-)?request-?id");

    /** Ids that only connect entries of logs. */
    private static final Pattern OF_LOGS = Pattern.compile("(?i)(.+-)?(correlation|trace|interaction)-?id");

    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final List<Header> fields;
    private final ImportReport report;

    /** @param fields the header fields; the one that is declared is taken away */
    public RequestIds(List<Header> fields, ImportReport report) {
        this.fields = fields;
        this.report = report;
    }

    /** Declares the idempotency of a method that writes, by the header that says so best. */
    public void declare(Method method, ConnectorDefinition.Builder builder) {
        Header key = method.writes() ? take() : null;
        if (key != null) {
            builder.idempotency(Idempotency.header(key.name()));
            report.note(
                    Kind.DECLARED,
                    "The header " + key.name() + " is declared as idempotency: every call sends a key of its own"
                            + (matches(OF_REPEATS, key)
                                    ? ""
                                    : "; take the declaration out if the API does not recognise a repeated request by it"));
        }
    }

    @Nullable
    private Header take() {
        Header key = take(field -> matches(OF_REPEATS, field));
        return key == null ? take(field -> matches(OF_REQUESTS, field) && isOpen(field.value())) : key;
    }

    @Nullable
    private Header take(Predicate<Header> kind) {
        Header field = fields.stream().filter(kind).findFirst().orElse(null);
        fields.remove(field);
        return field;
    }

    /** Whether a field that was not declared has an id that is another in every call. */
    public boolean isOne(Header field) {
        boolean id = (matches(OF_REPEATS, field) || matches(OF_REQUESTS, field) || matches(OF_LOGS, field))
                && isOpen(field.value());
        if (id) {
            report.note(
                    Kind.CHANGED,
                    "The header " + field.name() + " has the id of one request; every call sends its own,"
                            + " {{call.id}}");
        }
        return id;
    }

    private static boolean matches(Pattern kind, Header field) {
        return kind.matcher(field.name()).matches();
    }

    /** Whether a value is a UUID, or a variable or a placeholder for one. */
    private static boolean isOpen(String value) {
        boolean variable = !value.isEmpty()
                && Variables.isVariable(value.codePointAt(0))
                && Character.charCount(value.codePointAt(0)) == value.length();
        return variable
                || WrittenPlaceholder.whole(value) != null
                || UUID.matcher(value).matches();
    }
}
