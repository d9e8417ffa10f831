package io.dataconnectors.console.internal.api;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.document.ConnectorDocument;
import java.util.List;
import java.util.Map;

/** The versions of a connector: listed, compared, and brought back as its draft. */
public final class HistoryApi implements Routes.Part {
    private static final String VERSIONS = "/api/connectors/{id}/versions";

    @Override
    public void addTo(Routes routes) {
        routes.get(VERSIONS, Right.VIEW, HistoryApi::list);
        routes.get(VERSIONS + "/{revision}", Right.VIEW, HistoryApi::show);
        routes.get(VERSIONS + "/{revision}/differences", Right.VIEW, HistoryApi::compare);
        routes.post(VERSIONS + "/{revision}/restore", Right.EDIT, HistoryApi::restore);
    }

    private static ConsoleResponse list(Visit visit) {
        String id = visit.registry().get(visit.variable("id")).id();
        ApiPage page = new ApiPage(ApiRequest.limit(visit));
        Long next = visit.query().given("before").isPresent() ? visit.query().number("before") : Long.MAX_VALUE;
        while (next != null && page.room() > 0) {
            int asked = page.room();
            List<ConnectorVersion> versions = visit.registry().history().of(id, next, asked);
            page.add(versions);
            next = versions.size() < asked ? null : versions.get(asked - 1).revision();
        }
        return page.response("versions", next);
    }

    private static ConsoleResponse show(Visit visit) {
        return ApiResponse.of(version(visit, ApiRequest.revision(visit)));
    }

    /** What became of a version until another one, or until the draft as it is. */
    private static ConsoleResponse compare(Visit visit) {
        ConnectorDefinition before = version(visit, ApiRequest.revision(visit)).definition();
        ConnectorDefinition after = visit.query().given("to").isPresent()
                ? version(visit, visit.query().number("to")).definition()
                : visit.registry().get(visit.variable("id")).draft();
        return ApiResponse.json(Map.of("differences", ApiResponse.forms(ConnectorDocument.differences(before, after))));
    }

    private static ConsoleResponse restore(Visit visit) {
        long seen = ApiRequest.seen(visit);
        return ApiResponse.connector(
                200, visit.registry().history().restore(visit.variable("id"), seen, ApiRequest.revision(visit)));
    }

    private static ConnectorVersion version(Visit visit, long revision) {
        return visit.registry().history().version(visit.variable("id"), revision);
    }
}
