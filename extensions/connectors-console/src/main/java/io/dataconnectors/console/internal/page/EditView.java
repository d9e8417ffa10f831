package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.Violation;
import io.dataconnectors.console.internal.form.DraftForm;
import io.dataconnectors.console.internal.form.Merge;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Visit;
import java.util.List;
import javax.annotation.Nullable;

/**
 * The page with the form of a connector.
 *
 * @param title its title
 * @param action where the form is sent
 * @param back where to go without saving
 * @param sent the state of the form
 * @param form the fields, or null if the document is edited as JSON
 * @param problems what is wrong, and is to be said now
 * @param notes what is to be known of a draft that was made of something else
 * @param conflict what somebody else saved meanwhile, or null
 * @param live what differs between what is live and the draft as it was saved; null if nothing is live
 */
public record EditView(
        String title,
        String action,
        String back,
        Sent sent,
        @Nullable DraftForm form,
        List<DraftForm.Problem> problems,
        List<String> notes,
        @Nullable Conflict conflict,
        @Nullable List<Change> live) {
    /**
     * What somebody else saved.
     *
     * @param by who, or null if the host does not say
     * @param revision the revision that was saved
     * @param parts the parts in which it differs from what this person wrote
     */
    public record Conflict(@Nullable String by, long revision, List<Merge.Part> parts) {}

    private static List<DraftForm.Problem> inJson(List<Violation> violations) {
        return violations.stream()
                .map(violation -> new DraftForm.Problem(
                        "json", violation.pointer().isEmpty() ? null : violation.pointer(), violation.message()))
                .toList();
    }

    /** Returns the page of a connector, or of a new one if there is none yet. */
    static EditView of(
            Visit visit,
            @Nullable Connector connector,
            Sent sent,
            List<Violation> violations,
            List<String> notes,
            @Nullable Conflict conflict) {
        DraftForm form = new DraftForm(sent.draft(), violations, sent.added());
        String id = connector == null ? null : connector.id();
        return new EditView(
                connector == null ? Texts.text("edit.new") : Texts.text("edit.title", connector.name()),
                id == null
                        ? visit.links().to("connectors", "new")
                        : visit.links().connector(id, "edit"),
                id == null ? visit.links().list() : visit.links().connector(id),
                sent,
                sent.asJson() ? null : form,
                sent.asJson() ? inJson(violations) : form.problems(),
                notes,
                conflict,
                connector == null || connector.live() == null
                        ? null
                        : Change.between(connector.live(), connector.draft()));
    }
}
