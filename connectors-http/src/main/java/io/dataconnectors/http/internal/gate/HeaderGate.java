package io.dataconnectors.http.internal.gate;

import io.dataconnectors.Failure;
import io.dataconnectors.Header;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.HeaderRules;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/**
 * Checks header fields, those of signers among them, before the JDK sees them: its own checks let some bad fields pass and
 * quote the value of others.
 */
public final class HeaderGate {
    static final int MAX_FIELDS = 100;
    static final int MAX_SIZE = 64 * 1024;

    private HeaderGate() {}

    public static void check(List<Header> headers) throws Stopped {
        List<Problem> problems = problems(headers);
        if (!problems.isEmpty()) {
            throw new Stopped(Failure.invalidInput(problems.stream()
                    .map(problem -> Problems.violation("", problem))
                    .toList()));
        }
    }

    /** Returns all that is wrong; no text quotes a value. */
    public static List<Problem> problems(List<Header> headers) {
        List<Problem> problems = new ArrayList<>();
        long size = 0;
        for (int i = 0; i < headers.size(); i++) {
            Header header = headers.get(i);
            Problem value = HeaderRules.valueProblem(header.value());
            add(problems, HeaderRules.nameProblem(header.name()));
            add(problems, isThere(header.name(), headers, i) ? HeaderRules.repetitionProblem(header.name()) : null);
            add(
                    problems,
                    value == null
                            ? null
                            : value.saying(value.message() + " (header " + header.name() + ")")
                                    .of(List.of(header.name())));
            size += header.name().length() + header.value().length();
        }
        add(
                problems,
                headers.size() > MAX_FIELDS
                        ? Problem.of(Code.TOO_MANY, "A request has at most " + MAX_FIELDS + " header fields")
                        : null);
        add(
                problems,
                size > MAX_SIZE
                        ? Problem.of(Code.TOO_LONG, "The header fields of a request have at most 64 KiB in all")
                        : null);
        return problems;
    }

    /** Whether one of the first fields has a name. Only a request that is refused for their number has many. */
    private static boolean isThere(String name, List<Header> headers, int first) {
        for (int i = 0; i < first && i <= MAX_FIELDS; i++) {
            if (headers.get(i).name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<Problem> problems, @Nullable Problem problem) {
        if (problem != null) {
            problems.add(problem);
        }
    }
}
