package io.dataconnectors.console.internal.api;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.Invocation;
import io.dataconnectors.TestReport;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.TestsUnderWay;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.annotation.Nullable;

/** Drafts that are tried: the request that would be sent, and what comes of it when it is. */
public final class TrialsApi implements Routes.Part {
    private static final String INPUTS = "inputs";
    private static final String CONTEXT = "context";
    private static final String ANSWER = "answer";
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
        routes.post("/api/connectors/{id}/simulate", Right.TEST, TrialsApi::simulate);
    }

    /** The revision was read first: if somebody edits the draft in between, it is one of a draft that is no more. */
    private static ConsoleResponse preview(Visit visit) {
        Map<?, ?> body = ApiRequest.object(visit, INPUTS, CONTEXT);
        Connector shown = visit.registry().get(visit.variable("id"));
        return ApiResponse.tagged(ApiResponse.of(visit.registry().preview(shown.id(), invocation(body))), shown);
    }

    private ConsoleResponse test(Visit visit) {
        Map<?, ?> body = ApiRequest.object(visit, INPUTS, CONTEXT, CONFIRMED);
        Invocation invocation = invocation(body);
        ConnectorRegistry registry = visit.registry();
        String id = visit.variable("id");
        @Nullable Long meant = ApiRequest.flag(body, CONFIRMED) ? ApiRequest.seen(visit) : null;
        return ApiResponse.of(ended(underWay.begin(
                visit.visitor(),
                () -> meant == null
                        ? registry.testAsync(id, invocation)
                        : registry.testThatWritesAsync(id, meant, invocation))));
    }

    private static ConsoleResponse simulate(Visit visit) {
        Map<?, ?> body = ApiRequest.object(visit, INPUTS, CONTEXT, ANSWER);
        Answer canned = CannedAnswer.of(ApiRequest.members(body, ANSWER));
        return ApiResponse.of(visit.registry().simulate(visit.variable("id"), invocation(body), canned));
    }

    private static TestReport ended(CompletableFuture<TestReport> report) {
        try {
            return report.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            report.cancel(true);
            Thread.currentThread().interrupt();
            throw cancelled();
        } catch (CancellationException e) {
            throw cancelled();
        }
    }

    private static Refusal cancelled() {
        return Refusal.of(
                503,
                "test-cancelled",
                "The test was cancelled, because the console is being shut down; the request may have reached the other system");
    }

    private static Invocation invocation(Map<?, ?> body) {
        Invocation.Builder invocation =
                Invocation.builder().inputs(ApiRequest.members(body, INPUTS)).source("console");
        ApiRequest.members(body, CONTEXT).forEach(invocation::context);
        return invocation.build();
    }
}
