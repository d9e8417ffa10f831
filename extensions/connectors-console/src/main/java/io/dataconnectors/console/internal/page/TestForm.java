package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.console.internal.page.TestPage.Model;
import io.dataconnectors.console.internal.page.TestPage.Shown;
import io.dataconnectors.console.internal.page.TestResult.Sent;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.console.internal.web.Visit;
import javax.annotation.Nullable;

/** The form of a test: a draft, what was typed into the fields of its inputs, and the request that these make. Used by one thread. */
final class TestForm {
    private final Connector connector;
    private final TestInputs inputs;

    /** The request; null if the inputs make none, or were not looked at. */
    @Nullable
    private final Sent preview;

    private TestForm(Connector connector, TestInputs inputs, @Nullable Sent preview) {
        this.connector = connector;
        this.inputs = inputs;
        this.preview = preview;
    }

    /** Returns the form with what was typed, which is not looked at. */
    static TestForm of(Connector connector, Fields typed) {
        return new TestForm(connector, new TestInputs(connector.draft().inputs(), typed), null);
    }

    /**
     * Returns the form that was sent, for the draft as it is now. The draft is read before the request is made of it: if somebody
     * edits it in between, consent to this form is to a draft that is no more.
     */
    static TestForm sent(Visit visit) {
        Connector connector = visit.registry().get(visit.variable("id"));
        TestInputs inputs = new TestInputs(connector.draft().inputs(), visit.form());
        return new TestForm(connector, inputs, preview(visit, connector.id(), inputs));
    }

    /** Returns the request, or null if the inputs make none: then each says why. */
    @Nullable
    private static Sent preview(Visit visit, String id, TestInputs inputs) {
        Invocation invocation = inputs.invocation();
        if (!inputs.isSound()) {
            return null;
        }
        try {
            return Sent.of(visit.registry().preview(id, invocation));
        } catch (InvalidInputException e) {
            inputs.refused(e.violations());
        } catch (InvalidDefinitionException e) {
            inputs.broken(e.violations());
        }
        return null;
    }

    Connector connector() {
        return connector;
    }

    /** Whether the inputs make a request. */
    boolean isSound() {
        return preview != null;
    }

    boolean writes() {
        return connector.draft().request().method().writes();
    }

    Invocation invocation() {
        return inputs.invocation();
    }

    /** Returns the inputs of a call that is known by an id. */
    Invocation invocation(String callId) {
        return inputs.invocation(callId);
    }

    /** Returns the page with the form, and a test if one was begun. */
    Model model(@Nullable Shown run) {
        return model(null, null, null, run);
    }

    /** Returns the page with the request, and what its form carries if there is a question about it. */
    Model previewed(@Nullable String consent, @Nullable String changed) {
        return model(preview, consent, changed, null);
    }

    private Model model(
            @Nullable Sent request, @Nullable String consent, @Nullable String changed, @Nullable Shown run) {
        return new Model(
                ConnectorHead.of(connector, "test"),
                writes(),
                connector.draft().request().method().name(),
                inputs.fields(),
                inputs.otherProblems(),
                request,
                consent,
                changed,
                run);
    }
}
