package io.dataconnectors.console.internal.api;

import io.dataconnectors.Invocation;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.TestsUnderWay;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.Map;

/** Drafts that are tried: the request that would be sent, and what comes of it when it is. */
public final class TrialsApi implements Routes.Part {
    private static final String INPUTS = "inputs";
    private static final String CONFIRMED = "writeConfirmed";

    private final TestsUnderWay underWay;

    /** Makes the addresses. Tests over them count as those of the pages do. */
    public TrialsApi(TestsUnderWay underWay) {
        this.underWay = underWay;
    }

    @Override
    public void addTo(Routes routes) {
        routes.post("/api/connectors/{id}/preview", Right.TEST, TrialsApi::preview);
        routes.post("/api/connectors/{id}/test", Right.TEST, this::test);
    }

    private static ConsoleResponse preview(Visit visit) {
        Map<?, ?> body = ApiRequest.object(visit, INPUTS);
        return ApiResponse.of(visit.registry().preview(visit.variable("id"), invocation(body)));
    }

    private ConsoleResponse test(Visit visit) {
        Map<?, ?> body = ApiRequest.object(visit, INPUTS, CONFIRMED);
        Invocation invocation = invocation(body);
        boolean confirmed = ApiRequest.flag(body, CONFIRMED);
        ConnectorRegistry registry = visit.registry();
        String id = visit.variable("id");
        underWay.begin(visit.visitor());
        try {
            return ApiResponse.of(confirmed ? registry.testThatWrites(id, invocation) : registry.test(id, invocation));
        } finally {
            underWay.end(visit.visitor());
        }
    }

    private static Invocation invocation(Map<?, ?> body) {
        return Invocation.builder()
                .inputs(ApiRequest.members(body, INPUTS))
                .source("console")
                .build();
    }
}
