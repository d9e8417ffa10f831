package io.dataconnectors.console.internal.api;

import io.dataconnectors.CallQuery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** Who is here, and the calls that were made in the workspace. */
public final class WorkspaceApi implements Routes.Part {
    @Override
    public void addTo(Routes routes) {
        routes.get("/api/session", Right.VIEW, WorkspaceApi::session);
        routes.get("/api/calls", Right.VIEW, WorkspaceApi::calls);
    }

    /** Who it is, and the token that every change has in its header field. */
    private static ConsoleResponse session(Visit visit) {
        return ApiResponse.json(Map.of(
                "workspace", visit.visitor().workspace(),
                "person", visit.visitor().person(),
                "rights",
                        visit.visitor().rights().stream()
                                .map(Enum::name)
                                .sorted()
                                .toList(),
                "token",
                        Map.of(
                                "header", visit.token().header(),
                                "value", visit.token().value())));
    }

    private static ConsoleResponse calls(Visit visit) {
        try {
            return ApiResponse.of(visit.registry().log().find(query(visit)));
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(Texts.text("refused.after"));
        }
    }

    private static CallQuery query(Visit visit) {
        Fields given = visit.query();
        CallQuery query = CallQuery.all().limit(ApiRequest.limit(visit));
        query = given.given("connector").map(query::connector).orElse(query);
        query = outcome(visit, query);
        query = given.given("callId").map(query::callId).orElse(query);
        query = moment(given, "from").map(query::from).orElse(query);
        query = moment(given, "to").map(query::to).orElse(query);
        return given.given("after").map(query::after).orElse(query);
    }

    private static CallQuery outcome(Visit visit, CallQuery query) {
        Optional<FailureKind> failure = ApiRequest.word(visit, "failure", FailureKind.class);
        if (failure.isPresent()) {
            return query.failing(failure.get());
        }
        return switch (visit.query().text("succeeded")) {
            case "true" -> query.succeeding();
            case "false" -> query.failing();
            case "" -> query;
            default -> throw Refusal.malformed(Texts.text("refused.succeeded"));
        };
    }

    private static Optional<Instant> moment(Fields given, String name) {
        try {
            return given.given(name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw Refusal.malformed(Texts.text("refused.no-time", name));
        }
    }
}
