package io.dataconnectors.internal.call;

import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.internal.jsonpath.ValuePath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the errors of an API where the standards have them: problem details (RFC 9457) and SOAP faults (1.1 and 1.2). */
final class StandardErrors {
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

    private StandardErrors() {}

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
