package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.TestReport;
import io.dataconnectors.WriteNotConfirmedException;
import io.dataconnectors.console.internal.guard.SigningKey;
import io.dataconnectors.console.internal.page.TestResult.Sent;
import io.dataconnectors.console.internal.page.TestRuns.Run;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.OnceOnly;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.time.Clock;
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
    private final SigningKey key;
    private final Clock clock;

    /**
     * Makes the page.
     *
     * @param key what signs the consent that people are asked for: any node takes it that has the same
     */
    public TestPage(Views views, TestRuns runs, SigningKey key, Clock clock) {
        this.views = views;
        this.runs = runs;
        this.key = key;
        this.clock = clock;
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
     * @param consent what the form carries in which the person is asked whether the request is meant, or null if nobody is asked
     * @param changed why what the person meant was not sent, or null if it was not so
     * @param run the test that was begun, or null if none was
     */
    public record Model(
            ConnectorHead head,
            boolean writes,
            String method,
            List<InputField> fields,
            List<String> problems,
            @Nullable Sent preview,
            @Nullable String consent,
            @Nullable String changed,
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
        return views.show(visit, "test", TestForm.of(connector, visit.query()).model(null));
    }

    private ConsoleResponse begin(Visit visit) {
        TestForm form = TestForm.sent(visit);
        if (!form.isSound()) {
            return shown(visit, 422, form.model(null));
        }
        if (visit.form().text("act").equals("preview")) {
            return shown(visit, 200, form.previewed(null, null));
        }
        String asked = visit.form().text("consent");
        if (asked.isEmpty() || !visit.form().text("meant").equals("yes")) {
            return begun(visit, form, null);
        }
        Consent consent = Consent.read(asked, key, visit.visitor(), clock).orElse(null);
        if (consent == null) {
            return asked(visit, 200, form, Texts.text("test.consent.unknown"));
        }
        if (consent.isStale(form.connector())) { // first: other inputs may come of the edit
            return stale(visit, form);
        }
        return consent.covers(form.connector(), form.invocation())
                ? begun(visit, form, consent)
                : asked(visit, 200, form, Texts.text("test.consent.inputs"));
    }

    private ConsoleResponse begun(Visit visit, TestForm form, @Nullable Consent consent) {
        try {
            String id = consent == null ? UUID.randomUUID().toString() : consent.id();
            Run run = runs.begin(visit, form.connector().id(), id, () -> test(visit, form, consent));
            return ConsoleResponse.seeOther(link(visit, run) + "#test-run");
        } catch (WriteNotConfirmedException e) {
            return asked(visit, 200, form, null);
        } catch (StaleConnectorException e) {
            return stale(visit, TestForm.sent(visit));
        }
    }

    private ConsoleResponse stale(Visit visit, TestForm form) {
        return asked(visit, 409, form, Texts.text("test.consent.stale"));
    }

    private static CompletableFuture<TestReport> test(Visit visit, TestForm form, @Nullable Consent consent) {
        String id = form.connector().id();
        return consent == null
                ? visit.registry().testAsync(id, form.invocation())
                : visit.registry()
                        .testThatWritesOnceAsync(
                                id,
                                consent.revision(),
                                form.invocation(OnceOnly.callId(visit.visitor(), id, consent.id())));
    }

    /** Asks for consent to what is shown with the question. */
    private ConsoleResponse asked(Visit visit, int status, TestForm form, @Nullable String changed) {
        String question = form.isSound() && form.writes()
                ? Consent.to(form.connector(), form.invocation()).signed(key, visit.visitor(), clock)
                : null;
        return shown(visit, status, form.previewed(question, changed));
    }

    private ConsoleResponse showRun(Visit visit) {
        Connector connector = visit.registry().get(visit.variable("id"));
        Run run = run(visit);
        run.ended(PATIENCE);
        Shown shown = shown(visit, run);
        return visit.wantsFragment()
                ? views.show(visit, "test-run", shown)
                : views.show(visit, "test", TestForm.of(connector, run.typed()).model(shown));
    }

    private ConsoleResponse cancel(Visit visit) {
        Run run = run(visit);
        runs.cancel(visit, run);
        return ConsoleResponse.seeOther(link(visit, run) + "#test-run");
    }

    private Run run(Visit visit) {
        return runs.find(visit, visit.variable("id"), visit.variable("run")).orElseThrow(TestRuns::forgotten);
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
}
