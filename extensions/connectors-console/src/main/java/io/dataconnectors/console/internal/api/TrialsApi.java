package io.dataconnectors.console.internal.api;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.Invocation;
import io.dataconnectors.TestReport;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.OnceOnly;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.TestsUnderWay;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/** Drafts that are tried: the request that would be sent, what comes of it when it is, and the tests that are under way. */
public final class TrialsApi implements Routes.Part {
    private static final String INPUTS = "inputs";
    private static final String CONTEXT = "context";
    private static final String ANSWER = "answer";
    private static final String CONFIRMED = "writeConfirmed";
    private static final String TEST = "testId";

    private final TestsUnderWay underWay;

    /** Makes the addresses. Tests over them count as those of the pages do. */
    public TrialsApi(TestsUnderWay underWay) {
        this.underWay = underWay;
    }

    @Override
    public void addTo(Routes routes) {
        routes.post("/api/connectors/{id}/preview", Right.TEST, TrialsApi::preview);
        routes.post("/api/connectors/{id}/test", Right.TEST, this::test);
        routes.get("/api/connectors/{id}/tests", Right.TEST, this::list);
        routes.add("DELETE", "/api/connectors/{id}/tests/{test}", Right.TEST, this::cancel);
        routes.post("/api/connectors/{id}/simulate", Right.TEST, TrialsApi::simulate);
    }

    /** The revision was read first: if somebody edits the draft in between, it is one of a draft that is no more. */
    private static ConsoleResponse preview(Visit visit) {
        Map<?, ?> body = ApiRequest.object(visit, INPUTS, CONTEXT);
        Connector shown = visit.registry().get(visit.variable("id"));
        return ApiResponse.tagged(
                ApiResponse.of(
                        visit.registry().preview(shown.id(), invocation(body).build())),
                shown);
    }

    /** A test that writes and that the client has given an id is sent once under it. */
    private ConsoleResponse test(Visit visit) {
        Map<?, ?> body = ApiRequest.object(visit, INPUTS, CONTEXT, CONFIRMED, TEST);
        String connector = visit.variable("id");
        Optional<String> given = testId(body);
        String id = given.orElseGet(() -> UUID.randomUUID().toString());
        Invocation invocation = given.isEmpty()
                ? invocation(body).build()
                : invocation(body)
                        .callId(OnceOnly.callId(visit.visitor(), connector, id))
                        .build();
        ConnectorRegistry registry = visit.registry();
        @Nullable Long meant = ApiRequest.flag(body, CONFIRMED) ? ApiRequest.seen(visit) : null;
        Supplier<CompletableFuture<TestReport>> test = meant == null
                ? () -> registry.testAsync(connector, invocation)
                : given.isEmpty()
                        ? () -> registry.testThatWritesAsync(connector, meant, invocation)
                        : () -> registry.testThatWritesOnceAsync(connector, meant, invocation);
        CompletableFuture<TestReport> report = underWay.begin(visit.visitor(), connector, id, test);
        return ApiResponse.of(ended(report, () -> underWay.cancel(visit.visitor(), connector, id)));
    }

    private static Optional<String> testId(Map<?, ?> body) {
        if (body.get(TEST) == null) {
            return Optional.empty();
        }
        String id = ApiRequest.text(body, TEST);
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
            throw Refusal.malformed(Texts.text("refused.test-id"));
        }
        return Optional.of(id);
    }

    private ConsoleResponse list(Visit visit) {
        String connector = visit.registry().get(visit.variable("id")).id();
        return ApiResponse.json(Map.of(
                "tests",
                underWay.of(visit.visitor(), connector).stream()
                        .map(begun ->
                                Map.of("id", begun.id(), "began", begun.at().toString()))
                        .toList()));
    }

    private ConsoleResponse cancel(Visit visit) {
        String connector = visit.registry().get(visit.variable("id")).id();
        if (!underWay.cancel(visit.visitor(), connector, visit.variable("test"))) {
            throw Refusal.of(404, "no-such-test", Texts.text("refused.no-such-test"));
        }
        return ConsoleResponse.of(204);
    }

    private static ConsoleResponse simulate(Visit visit) {
        Map<?, ?> body = ApiRequest.object(visit, INPUTS, CONTEXT, ANSWER);
        Answer canned = CannedAnswer.of(ApiRequest.members(body, ANSWER));
        return ApiResponse.of(
                visit.registry().simulate(visit.variable("id"), invocation(body).build(), canned));
    }

    private TestReport ended(CompletableFuture<TestReport> report, Runnable cancel) {
        try {
            return report.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException) {
                throw cancelled();
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            cancel.run();
            Thread.currentThread().interrupt();
            throw cancelled();
        }
    }

    private Refusal cancelled() {
        return Refusal.of(underWay.isClosed() ? 503 : 409, "test-cancelled", Texts.text("refused.test-cancelled"));
    }

    private static Invocation.Builder invocation(Map<?, ?> body) {
        Invocation.Builder invocation =
                Invocation.builder().inputs(ApiRequest.members(body, INPUTS)).source("console");
        ApiRequest.members(body, CONTEXT).forEach(invocation::context);
        return invocation;
    }
}
