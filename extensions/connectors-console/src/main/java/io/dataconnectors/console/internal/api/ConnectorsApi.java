package io.dataconnectors.console.internal.api;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.Status;
import io.dataconnectors.Violation;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.document.ConnectorDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Connectors as resources: found, created, edited, set live and to draft, deleted. */
public final class ConnectorsApi implements Routes.Part {
    @Override
    public void addTo(Routes routes) {
        routes.get("/api/connectors", Right.VIEW, ConnectorsApi::list);
        routes.post("/api/connectors", Right.EDIT, ConnectorsApi::create);
        routes.post("/api/validate", Right.EDIT, ConnectorsApi::validate);
        routes.get("/api/connectors/{id}", Right.VIEW, ConnectorsApi::show);
        routes.add("DELETE", "/api/connectors/{id}", Right.EDIT, ConnectorsApi::delete);
        routes.add("PUT", "/api/connectors/{id}/draft", Right.EDIT, ConnectorsApi::edit);
        routes.post("/api/connectors/{id}/rename", Right.EDIT, ConnectorsApi::rename);
        routes.post("/api/connectors/{id}/live", Right.SET_LIVE, ConnectorsApi::setLive);
        routes.add("DELETE", "/api/connectors/{id}/live", Right.SET_LIVE, ConnectorsApi::setDraft);
        routes.get("/api/connectors/{id}/dependents", Right.VIEW, ConnectorsApi::dependents);
        routes.get("/api/connectors/{id}/breaking-changes", Right.VIEW, ConnectorsApi::breakingChanges);
    }

    private static ConsoleResponse list(Visit visit) {
        ConnectorQuery query = ConnectorQuery.all().nameContains(visit.query().text("name"));
        query = ApiRequest.word(visit, "status", Status.class)
                .map(query::status)
                .orElse(query);
        query = visit.query().given("after").map(query::after).orElse(query);
        ApiPage page = new ApiPage(ApiRequest.limit(visit));
        String next = null;
        do {
            Page found = visit.registry().search((next == null ? query : query.after(next)).limit(page.room()));
            page.add(found.connectors());
            next = found.next();
        } while (next != null && page.room() > 0);
        return page.response("connectors", next);
    }

    private static ConsoleResponse create(Visit visit) {
        Connector created = visit.registry().create(ApiRequest.document(visit));
        return ApiResponse.connector(201, created)
                .header("Location", visit.links().to("api", "connectors", created.id()));
    }

    /** What is wrong with a document, and what is doubtful, while a person types. */
    private static ConsoleResponse validate(Visit visit) {
        Object document = ApiRequest.json(visit);
        List<Violation> violations = ConnectorDocument.validateValue(document);
        List<Violation> warnings =
                violations.isEmpty() ? ConnectorDocument.warnings(ConnectorDocument.ofValue(document)) : List.of();
        return ApiResponse.json(Map.of(
                "violations", ApiResponse.forms(violations),
                "warnings", ApiResponse.forms(warnings)));
    }

    private static ConsoleResponse show(Visit visit) {
        return ApiResponse.connector(200, visit.registry().get(visit.variable("id")));
    }

    private static ConsoleResponse edit(Visit visit) {
        long seen = ApiRequest.seen(visit);
        return ApiResponse.connector(
                200, visit.registry().edit(visit.variable("id"), seen, ApiRequest.document(visit)));
    }

    private static ConsoleResponse rename(Visit visit) {
        long seen = ApiRequest.seen(visit);
        String name = ApiRequest.text(ApiRequest.object(visit, "name"), "name");
        return ApiResponse.connector(200, visit.registry().rename(visit.variable("id"), seen, name));
    }

    private static ConsoleResponse delete(Visit visit) {
        visit.registry().delete(visit.variable("id"), ApiRequest.seen(visit));
        return ConsoleResponse.of(204);
    }

    private static ConsoleResponse setLive(Visit visit) {
        long seen = ApiRequest.seen(visit);
        Set<String> accepted = Set.copyOf(ApiRequest.texts(ApiRequest.object(visit, "accept"), "accept"));
        return ApiResponse.connector(200, visit.registry().setLive(visit.variable("id"), seen, accepted));
    }

    private static ConsoleResponse setDraft(Visit visit) {
        return ApiResponse.connector(200, visit.registry().setDraft(visit.variable("id")));
    }

    private static ConsoleResponse dependents(Visit visit) {
        return ApiResponse.of(visit.registry().dependents(visit.variable("id")));
    }

    private static ConsoleResponse breakingChanges(Visit visit) {
        return ApiResponse.json(
                Map.of("changes", ApiResponse.forms(visit.registry().breakingChanges(visit.variable("id")))));
    }
}
