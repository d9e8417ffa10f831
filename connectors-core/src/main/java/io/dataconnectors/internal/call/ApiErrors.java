package io.dataconnectors.internal.call;

import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Failure;
import io.dataconnectors.FieldError;
import io.dataconnectors.Place;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.json.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * Finds what a failed answer says: where the definition says, else where the standards do, else in a text that is short
 * enough to be a message. What cannot be read says nothing.
 */
final class ApiErrors {
    /** A type of problems that says no more than the status does (RFC 9457, section 4.2.1). */
    private static final String NO_TYPE = "about:blank";

    private final CompiledDefinition compiled;
    private final AnswerValues answer;
    private final List<ErrorMapping> standards;

    ApiErrors(CompiledDefinition compiled, AnswerValues answer) {
        this.compiled = compiled;
        this.standards = StandardErrors.of(answer.body());
        this.answer = answer.of(standards.isEmpty() ? compiled.answer().errors() : Parts.ALL);
    }

    /** Returns the failure with what the API says. */
    Failure describe(Failure failure) {
        List<ErrorReader> readers = readers();
        String message = first(readers, ErrorReader::message);
        String code = first(readers, ErrorReader::code);
        List<FieldError> fields = first(readers, ErrorReader::fields);
        return failure.saying(
                message == null ? answer.body().message() : message,
                NO_TYPE.equals(code) ? null : code,
                fields == null ? List.of() : fields,
                readers.get(0).details()); // no standard has any
    }

    private List<ErrorReader> readers() {
        List<ErrorReader> readers = new ArrayList<>();
        readers.add(new ErrorReader(compiled.definition().response().error(), compiled::path, answer::at, answer));
        for (ErrorMapping standard : standards) {
            readers.add(new ErrorReader(standard, StandardErrors::path, this::standardPlace, answer));
        }
        return readers;
    }

    private List<Object> standardPlace(Place place) {
        return answer.find(StandardErrors.path(String.valueOf(place.path())), answer.root());
    }

    @Nullable
    private static <T> T first(List<ErrorReader> readers, Function<ErrorReader, T> part) {
        return readers.stream().map(part).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
