package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.TestReport;
import io.dataconnectors.WriteNotConfirmedException;
import io.dataconnectors.console.internal.page.TestResult.Sent;
import io.dataconnectors.console.internal.page.TestRuns.Run;
import io.dataconnectors.console.internal.view.Texts;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.registry.ConnectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.annotation.Nullable;

/**
 * The test of a draft: its inputs, the request before it is sent, consent for one that writes, and what came of it. A test goes
 * on without its page; the page asks for the result, and can cancel the test.
 */
public final class TestPage implements Routes.Part {
    /** How long a page waits for a result before it is shown without one. */
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final Views views;
    private final TestRuns runs;

    /** Makes the page. */
    public TestPage(Views views, TestRuns runs) {
        this.views = views;
        this.runs = runs;
    }

    /**
     * What the page shows.
     *
     * @param head what stands above it
     * @param writes whether the request may change something
     * @param method the method of the request
     * @param fields the inputs
     * @param problems what is wrong beside them
     * @param preview the request, before it is sent; null if it was not asked for
     * @param consent the id of the form in which the person is asked to mean it, which sends one request however often it is sent;
     *     null if nobody is asked
     * @param run the test that was begun, or null if none was
     */
    public record Model(
            ConnectorHead head,
            boolean writes,
            String method,
            List<TestInputs.Field> fields,
            List<String> problems,
            @Nullable Sent preview,
            @Nullable String consent,
            @Nullable Shown run) {}

    /**
     * A test that was begun.
     *
     * @param link where it is shown
     * @param cancel where it is cancelled
     * @param seconds how long it has gone on
     * @param result what came of it, or null if it goes on
     * @param output where a value of the answer is made an output
     * @param added the output that was just added, or null
     */
    public record Shown(
            String link,
            String cancel,
            long seconds,
            @Nullable TestResult result,
            String output,
            @Nullable String added) {}

    @Override
    public void addTo(Routes routes) {
        routes.get("/connectors/{id}/test", Right.TEST, this::show);
        routes.post("/connectors/{id}/test", Right.TEST, this::begin);
        routes.get("/connectors/{id}/test/{run}", Right.TEST, this::showRun);
        routes.post("/connectors/{id}/test/{run}/cancel", Right.TEST, this::cancel);
    }

    private ConsoleResponse show(Visit visit) {
        Connector connector = visit.registry().get(visit.variable("id"));
        TestInputs inputs = new TestInputs(connector.draft().inputs(), visit.query());
        return views.show(visit, "test", model(connector, inputs, null, null, null));
    }

    private ConsoleResponse begin(Visit visit) {
        Connector connector = visit.registry().get(visit.variable("id"));
        Fields form = visit.form();
        TestInputs inputs = new TestInputs(connector.draft().inputs(), form);
        Sent preview = preview(visit.registry(), connector.id(), inputs);
        if (preview == null) {
            return shown(visit, 422, model(connector, inputs, null, null, null));
        }
        if (form.text("act").equals("preview")) {
            return shown(visit, 200, model(connector, inputs, preview, null, null));
        }
        try {
            Run run = runs.begin(
                    visit, connector.id(), once(form), () -> test(visit, connector.id(), inputs.invocation()));
            return ConsoleResponse.seeOther(link(visit, run) + "#test-run");
        } catch (WriteNotConfirmedException e) {
            return shown(
                    visit,
                    200,
                    model(connector, inputs, preview, UUID.randomUUID().toString(), null));
        }
    }

    /** Returns the request, or null if the inputs make none: then each says why. */
    @Nullable
    private static Sent preview(ConnectorRegistry registry, String id, TestInputs inputs) {
        Invocation invocation = inputs.invocation();
        if (!inputs.isSound()) {
            return null;
        }
        try {
            return Sent.of(registry.preview(id, invocation));
        } catch (InvalidInputException e) {
            inputs.refused(e.violations());
        } catch (InvalidDefinitionException e) {
            inputs.broken(e.violations());
        }
        return null;
    }

    /** Returns the id of a form of consent, or null of another form. */
    @Nullable
    private static String once(Fields form) {
        return form.given("once").filter(id -> id.matches("[0-9a-f-]{36}")).orElse(null);
    }

    private static CompletableFuture<TestReport> test(Visit visit, String id, Invocation invocation) {
        boolean meant = visit.form().text("meant").equals("yes");
        return meant
                ? visit.registry().testThatWritesAsync(id, invocation)
                : visit.registry().testAsync(id, invocation);
    }

    private ConsoleResponse showRun(Visit visit) {
        Connector connector = visit.registry().get(visit.variable("id"));
        Run run = run(visit);
        run.ended(PATIENCE);
        Shown shown = shown(visit, run);
        if (visit.wantsFragment()) {
            return views.show(visit, "test-run", shown);
        }
        TestInputs inputs = new TestInputs(connector.draft().inputs(), run.typed());
        return views.show(visit, "test", model(connector, inputs, null, null, shown));
    }

    private ConsoleResponse cancel(Visit visit) {
        Run run = run(visit);
        run.cancel().run();
        return ConsoleResponse.seeOther(link(visit, run) + "#test-run");
    }

    private Run run(Visit visit) {
        return runs.find(visit, visit.variable("id"), visit.variable("run"))
                .orElseThrow(() -> Refusal.of(404, "not-found", Texts.text("test.forgotten")));
    }

    private static String link(Visit visit, Run run) {
        return visit.links().to("connectors", run.connector(), "test", run.id());
    }

    private static Shown shown(Visit visit, Run run) {
        String link = link(visit, run);
        return new Shown(
                link,
                visit.links().to("connectors", run.connector(), "test", run.id(), "cancel"),
                Duration.between(run.began(), Instant.now()).toSeconds(),
                run.result().getNow(null),
                visit.links().to("connectors", run.connector(), "outputs", "new"),
                visit.query().given("added").orElse(null));
    }

    private ConsoleResponse shown(Visit visit, int status, Model model) {
        return views.show(status, visit.request(), visit, "test", model);
    }

    private static Model model(
            Connector connector,
            TestInputs inputs,
            @Nullable Sent preview,
            @Nullable String consent,
            @Nullable Shown run) {
        return new Model(
                ConnectorHead.of(connector, "test"),
                connector.draft().request().method().writes(),
                connector.draft().request().method().name(),
                inputs.fields(),
                inputs.otherProblems(),
                preview,
                consent,
                run);
    }
}
