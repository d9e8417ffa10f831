package io.dataconnectors.internal.rule;

import io.dataconnectors.Body;
import io.dataconnectors.Request;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.HeaderRules;
import java.util.Set;
import java.util.TreeSet;

/** The names of all header fields of a request, whoever adds them: the author, the body, auth and idempotency. */
public final class HeaderNames {
    private final Request request;
    private final Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    public HeaderNames(Request request) {
        this.request = request;
        if (!request.body().equals(Body.none())) {
            taken.add("Content-Type");
        }
    }

    /** A field that the author writes. The same name twice is the author's to choose where HTTP has lists of fields. */
    public void author(String name, Problems there) {
        checkName(name, there);
        boolean typed = name.equalsIgnoreCase("Content-Type") && !request.body().equals(Body.none());
        there.addUnless(
                !typed,
                Code.HEADER_MADE_ELSEWHERE,
                "The body says its own media type; " + elsewhere(request.body()),
                name);
        boolean twice = name.equalsIgnoreCase("Authorization") && request.auth().setsAuthorization();
        there.addUnless(
                !twice, Code.HEADER_MADE_ELSEWHERE, "auth makes the header Authorization; leave out one of them", name);
        Problem repeated = taken.add(name) || typed ? null : HeaderRules.repetitionProblem(name);
        if (repeated != null) {
            there.add(repeated);
        }
    }

    /** A field that auth or idempotency adds. */
    public void added(String name, Problems there) {
        checkName(name, there);
        boolean authorization =
                name.equalsIgnoreCase("Authorization") && request.auth().setsAuthorization();
        boolean free = taken.add(name) && !authorization;
        there.addUnless(
                free,
                Code.REPEATED_HEADER,
                () -> "The request has the header " + name + " already; leave out one of them",
                name);
    }

    private static String elsewhere(Body body) {
        return body.takesMediaType() ? "set contentType of the body" : "leave this header out";
    }

    private static void checkName(String name, Problems there) {
        Problem problem = HeaderRules.nameProblem(name);
        if (problem != null) {
            there.add(problem);
        }
    }
}
