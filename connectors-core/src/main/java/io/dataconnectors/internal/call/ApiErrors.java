package io.dataconnectors.internal.call;

import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Failure;
import io.dataconnectors.Failure.FieldError;
import io.dataconnectors.Place;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.json.Parts;
import io.dataconnectors.internal.jsonpath.ValuePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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
        this.standards = Standards.of(answer.body());
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
            readers.add(new ErrorReader(standard, Standards::path, this::standardPlace, answer));
        }
        return readers;
    }

    private List<Object> standardPlace(Place place) {
        return answer.find(Standards.path(String.valueOf(place.path())), answer.root());
    }

    @Nullable
    private static <T> T first(List<ErrorReader> readers, Function<ErrorReader, T> part) {
        return readers.stream().map(part).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Finds the errors of an API where the standards have them: problem details (RFC 9457) and SOAP faults (1.1 and 1.2). */
    static final class Standards {
        private static final ErrorMapping PROBLEM = ErrorMapping.NONE
                .message("/detail", "/problem/detail", "/title", "/problem/title")
                .code("/type", "/problem/type");

        /** The extension of RFC 9457, section 3; the dictionary of ASP.NET; the parameters of RFC 7807, section 3. */
        private static final List<ErrorMapping> PROBLEMS = List.of(
                PROBLEM.fields(ErrorFields.at("$.errors[*]")
                        .name("/pointer", "/parameter", "/header", "/field", "/name")
                        .message("/detail", "/message", "/reason")),
                PROBLEM.fields(ErrorFields.at("$.errors.*")),
                PROBLEM.fields(
                        ErrorFields.at("$['invalid-params'][*]").name("/name").message("/reason")));

        private static final List<ErrorMapping> FAULT = List.of(ErrorMapping.NONE
                .message("/Envelope/Body/Fault/faultstring", "/Envelope/Body/Fault/Reason/Text")
                .code(
                        "/Envelope/Body/Fault/faultcode",
                        "/Envelope/Body/Fault/Code/Subcode/Value",
                        "/Envelope/Body/Fault/Code/Value"));

        /** The paths above, each parsed once. */
        private static final Map<String, ValuePath> PATHS = new ConcurrentHashMap<>();

        private Standards() {}

        /** Returns those that may fit a body. */
        static List<ErrorMapping> of(AnswerBody body) {
            if (body.type().isProblem()) {
                return PROBLEMS;
            }
            return body.isXml() ? FAULT : List.of();
        }

        static ValuePath path(String text) {
            return PATHS.computeIfAbsent(text, ValuePath::parse);
        }
    }
}
