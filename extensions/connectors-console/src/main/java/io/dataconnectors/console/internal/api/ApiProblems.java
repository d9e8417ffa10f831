package io.dataconnectors.console.internal.api;

import io.dataconnectors.ConnectorException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.console.internal.guard.FrontDoor.Troubles;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Body;
import io.dataconnectors.console.internal.web.Trouble;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** What went wrong with a request to the API: problem details (RFC 9457). */
public final class ApiProblems implements Troubles {
    private static final String TYPE = "urn:problem-type:data-connectors:";

    @Override
    public ConsoleResponse loggedOut(ConsoleRequest request, Body body, @Nullable String login) {
        return problem(new Trouble(401, "logged-out", Texts.text("refused.logged-out"), null), Map.of());
    }

    @Override
    public ConsoleResponse failed(ConsoleRequest request, Body body, @Nullable Visit visit, Throwable problem) {
        Trouble trouble = Trouble.of(problem);
        if (problem instanceof StaleConnectorException) {
            trouble = new Trouble(412, trouble.code(), trouble.message(), null); // the client named a revision
        }
        return problem(trouble, problem instanceof ConnectorException ? JsonForm.of(problem) : Map.of());
    }

    private static ConsoleResponse problem(Trouble trouble, Map<String, Object> form) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", TYPE + trouble.code());
        problem.put("title", title(trouble.status()));
        problem.put("detail", trouble.message());
        problem.put("code", trouble.code());
        problem.put("violations", List.of());
        problem.putAll(form);
        problem.put("status", trouble.status());
        if (trouble.id() != null) {
            problem.put("logId", trouble.id());
        }
        return ConsoleResponse.text(trouble.status(), "application/problem+json", Json.write(problem));
    }

    private static String title(int status) {
        String key = "problem." + status;
        return Texts.text(Texts.has(key) ? key : "problem.400");
    }
}
