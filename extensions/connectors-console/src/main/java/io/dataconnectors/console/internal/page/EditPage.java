package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorException;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.Violation;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.console.internal.form.Draft;
import io.dataconnectors.console.internal.form.DraftForm;
import io.dataconnectors.console.internal.form.Merge;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Trouble;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.util.List;
import javax.annotation.Nullable;

/** The form in which connectors are written: new ones, copies, and drafts of those that there are. */
public final class EditPage implements Routes.Part {
    private static final int LONGEST_NAME = 64;

    private final Views views;

    /** Makes the page. */
    public EditPage(Views views) {
        this.views = views;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/connectors/new", Right.EDIT, visit -> filled(visit, null, List.of()));
        routes.post("/connectors/new", Right.EDIT, visit -> answer(visit, null));
        routes.post("/connectors/check", Right.EDIT, this::check);
        routes.get("/connectors/{id}/duplicate", Right.EDIT, this::duplicate);
        routes.get("/connectors/{id}/edit", Right.EDIT, this::edit);
        routes.post("/connectors/{id}/edit", Right.EDIT, visit -> answer(visit, visit.variable("id")));
    }

    /**
     * Returns the form of a new connector, which is not saved yet.
     *
     * @param definition what it is filled with, or null for nothing
     * @param notes what is to be known of it
     */
    public ConsoleResponse filled(Visit visit, @Nullable ConnectorDefinition definition, List<String> notes) {
        Draft draft = definition == null ? Draft.empty() : Draft.of(definition);
        return views.show(visit, "edit", EditView.of(visit, null, Sent.of(draft, 0), List.of(), notes, null));
    }

    private ConsoleResponse duplicate(Visit visit) {
        ConnectorDefinition draft = visit.registry().get(visit.variable("id")).draft();
        String copy = draft.name() + "_copy";
        return filled(
                visit,
                draft.toBuilder()
                        .name(copy.length() > LONGEST_NAME ? copy.substring(copy.length() - LONGEST_NAME) : copy)
                        .build(),
                List.of(Texts.text("edit.copy", draft.name())));
    }

    private ConsoleResponse edit(Visit visit) {
        Connector connector = visit.registry().get(visit.variable("id"));
        Sent sent = Sent.of(Draft.of(connector.draft()), connector.revision());
        return views.show(visit, "edit", EditView.of(visit, connector, sent, List.of(), List.of(), null));
    }

    /** A part for htmx: what is wrong with what is being typed. */
    private ConsoleResponse check(Visit visit) {
        Sent sent = Sent.read(visit.form());
        return views.show(visit, "edit-problems", new DraftForm(sent.draft(), sent.violations(), "").problems());
    }

    private ConsoleResponse answer(Visit visit, @Nullable String id) {
        Sent sent = Sent.read(visit.form());
        Connector connector = null;
        if (id != null) {
            try {
                connector = visit.registry().get(id);
            } catch (ConnectorNotFoundException e) { // somebody deleted it: what was typed is a new one
                return refused(visit, null, sent, List.of(whole(Texts.text("edit.deleted"))));
            }
        }
        if (sent.merges() && connector != null) {
            return merge(visit, connector, sent);
        }
        return sent.saves() ? save(visit, connector, sent) : changed(visit, connector, sent);
    }

    private ConsoleResponse changed(Visit visit, @Nullable Connector connector, Sent sent) {
        Sent shown = sent.changed();
        List<Violation> violations = sent.wantsFields() && shown.asJson() ? shown.violations() : List.of();
        return show(visit, 200, EditView.of(visit, connector, shown, violations, List.of(), null));
    }

    private ConsoleResponse save(Visit visit, @Nullable Connector connector, Sent sent) {
        List<Violation> violations = sent.violations();
        if (!violations.isEmpty()) {
            return refused(visit, connector, sent, violations);
        }
        try {
            ConnectorDefinition definition = sent.definition();
            Connector saved = connector == null
                    ? visit.registry().create(definition)
                    : visit.registry().edit(connector.id(), sent.seen(), definition);
            return ConsoleResponse.seeOther(visit.links().connector(saved.id()));
        } catch (StaleConnectorException e) {
            return conflict(visit, visit.registry().get(e.id()), sent);
        } catch (NameTakenException | WrongStatusException e) {
            Violation name = Violation.of(e.code(), "/name", String.valueOf(e.getMessage()));
            return refused(visit, connector, sent, List.of(name));
        } catch (ConnectorException e) {
            Trouble trouble = Trouble.of(e);
            List<Violation> all = e.violations().isEmpty() ? List.of(whole(said(trouble))) : e.violations();
            return refused(visit, connector, sent, all);
        }
    }

    private static Violation whole(String message) {
        return Violation.of("not-saved", "", message);
    }

    private static String said(Trouble trouble) {
        return trouble.id() == null
                ? trouble.message()
                : trouble.message() + ". " + Texts.text("trouble.id") + " " + trouble.id();
    }

    private ConsoleResponse refused(Visit visit, @Nullable Connector connector, Sent sent, List<Violation> violations) {
        return show(visit, 422, EditView.of(visit, connector, sent, violations, List.of(), null));
    }

    private ConsoleResponse conflict(Visit visit, Connector now, Sent sent) {
        Merge merge = new Merge(sent.draft(), Draft.of(now.draft()), sent.original());
        EditView.Conflict conflict = new EditView.Conflict(now.updated().by(), now.revision(), merge.parts());
        return show(visit, 422, EditView.of(visit, now, sent, List.of(), List.of(), conflict));
    }

    /** Puts two drafts together. What somebody saved after the person chose is another conflict. */
    private ConsoleResponse merge(Visit visit, Connector now, Sent sent) {
        if (now.draftRevision() > sent.met()) {
            return conflict(visit, now, sent);
        }
        Draft theirs = Draft.of(now.draft());
        Draft merged = new Merge(sent.draft(), theirs, sent.original()).merged(sent::takesTheirs);
        Sent next = Sent.merged(sent, merged, theirs, now.revision());
        List<String> notes = List.of(Texts.text("edit.merged"));
        return show(visit, 200, EditView.of(visit, now, next, next.violations(), notes, null));
    }

    /** A page, or the form alone for htmx. */
    private ConsoleResponse show(Visit visit, int status, EditView model) {
        return views.show(status, visit.request(), visit, visit.wantsFragment() ? "edit-form" : "edit", model);
    }
}
