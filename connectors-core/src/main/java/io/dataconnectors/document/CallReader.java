package io.dataconnectors.document;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.Failure.FieldError;
import io.dataconnectors.FailureKind;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.form.Members;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.problem.Code;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** Reads the outcome of a call from its form. Members that are not known are passed over, as {@link ConnectorReader} does. */
final class CallReader {
    private CallReader() {}

    static Execution execution(@Nullable Object form) {
        DocumentProblems problems = new DocumentProblems();
        Execution execution = execution(Node.root(form, problems).members());
        List<Violation> found = problems.with(List.of(), form);
        if (!found.isEmpty()) {
            throw new InvalidDefinitionException(found);
        }
        return execution;
    }

    private static Execution execution(Members in) {
        Execution.Builder execution =
                Execution.builder(in.required("callId").text().orElse(""));
        Integer status = ConnectorReader.nullable(in.required("status"), CallReader::count);
        if (status != null) {
            execution.answer(Answer.of(status, List.of(), new byte[0]));
        }
        return execution
                .delivery(constant(in.required("delivery"), Delivery.class, Delivery.UNKNOWN))
                .attempts(count(in.required("attempts")))
                .duration(Duration.ofMillis(count(in.required("durationMillis"))))
                .outputs(outputs(in.required("outputs")))
                .failure(ConnectorReader.nullable(in.required("failure"), CallReader::failure))
                .build();
    }

    private static int count(Node node) {
        return node.wholeNumber("a whole number").orElse(0);
    }

    private static <E extends Enum<E>> E constant(Node node, Class<E> type, E otherwise) {
        E[] constants = type.getEnumConstants();
        return node.parsed(
                        text -> Arrays.stream(constants)
                                .filter(constant -> constant.name().equals(text))
                                .findFirst()
                                .orElse(null),
                        "a word that this release knows, such as " + constants[0])
                .orElse(otherwise);
    }

    private static Map<String, Object> outputs(Node node) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        node.entries(Optional::of).orElse(Map.of()).forEach((name, output) -> {
            if (Plain.isTooDeep(output.value())) {
                output.problem(Code.TOO_DEEP, ConnectorDocument.TOO_DEEP);
            } else {
                outputs.put(name, output.value());
            }
        });
        return outputs;
    }

    private static Failure failure(Node node) {
        Members in = node.members();
        FailureKind kind = constant(in.required("kind"), FailureKind.class, FailureKind.OUTCOME_UNKNOWN);
        String message = in.required("message").text().orElse("");
        List<Violation> broken = in.required("problems").list(ConnectorReader::violation);
        Failure failure = kind == FailureKind.INVALID_INPUT ? Failure.invalidInput(broken) : Failure.of(kind, message);
        return failure.saying(
                text(in.required("apiMessage")),
                text(in.required("apiCode")),
                in.required("fields").list(CallReader::field),
                in.required("details").entries(Node::text).orElse(Map.of()));
    }

    @Nullable
    private static String text(Node node) {
        return ConnectorReader.nullable(node, text -> text.text().orElse(null));
    }

    private static FieldError field(Node node) {
        Members in = node.members();
        return new FieldError(
                in.required("name").text().orElse(""),
                in.required("message").text().orElse(""));
    }
}
