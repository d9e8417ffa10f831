package io.dataconnectors.call;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Failure;
import io.dataconnectors.json.Json;
import io.dataconnectors.jsonpath.JsonPointer;
import io.dataconnectors.jsonpath.ValuePath;
import java.util.List;
import javax.annotation.Nullable;

/** Finds what a failed answer says: where the definition says, else in problem details (RFC 9457). */
final class ApiErrors {
    private static final ValuePath DETAIL = JsonPointer.parse("/detail");
    private static final ValuePath TITLE = JsonPointer.parse("/title");
    private static final ValuePath TYPE = JsonPointer.parse("/type");

    private final ErrorMapping mapping;
    private final ConnectorDefinition definition;
    private final AnswerBody body;

    ApiErrors(ConnectorDefinition definition, AnswerBody body) {
        this.definition = definition;
        this.mapping = definition.response().error();
        this.body = body;
    }

    /** Returns the failure with what the API says; as it was if the body cannot be read. */
    Failure describe(Failure failure) {
        try {
            return body.isEmpty() ? failure : failure.saying(message(), code());
        } catch (UnreadableException e) {
            return failure;
        }
    }

    @Nullable
    private String message() {
        String mapped =
                mapping.message() == null ? null : text(definition.compiled().path(mapping.message()));
        if (mapped != null || !body.isProblem()) {
            return mapped;
        }
        String detail = text(DETAIL);
        return detail == null ? text(TITLE) : detail;
    }

    @Nullable
    private String code() {
        String mapped =
                mapping.code() == null ? null : text(definition.compiled().path(mapping.code()));
        return mapped != null || !body.isProblem() ? mapped : text(TYPE);
    }

    @Nullable
    private String text(ValuePath path) {
        List<Object> found = body.find(path, body.root());
        if (found.isEmpty() || found.get(0) == null) {
            return null;
        }
        return found.get(0) instanceof String said ? said : Json.write(found.get(0));
    }
}
