package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.Violation;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** The pages on which a draft gets another name, and on which it is deleted once nothing uses it. */
public final class NamePage implements Routes.Part {
    private final Views views;
    private final ListFacts facts;

    /** Makes the page. */
    public NamePage(Views views, ListFacts facts) {
        this.views = views;
        this.facts = facts;
    }

    /**
     * What the page of another name shows.
     *
     * @param connector the connector as it is now
     * @param name the name that was typed
     * @param problem what is wrong with it, or null
     */
    public record Renaming(
            Connector connector, String name, @Nullable String problem) {}

    /**
     * What the page shows before a connector is deleted.
     *
     * @param connector the connector
     * @param facts what uses it
     * @param refused whether it was to be deleted, and was not
     * @param changed whether that is because somebody changed it after the person saw it
     */
    public record Deleting(Connector connector, ListFacts.Facts facts, boolean refused, boolean changed) {}

    @Override
    public void addTo(Routes routes) {
        routes.get("/connectors/{id}/rename", Right.EDIT, this::showName);
        routes.post("/connectors/{id}/rename", Right.EDIT, this::rename);
        routes.get("/connectors/{id}/delete", Right.EDIT, visit -> showDelete(visit, 200, false));
        routes.post("/connectors/{id}/delete", Right.EDIT, this::delete);
    }

    private ConsoleResponse showName(Visit visit) {
        Connector connector = visit.registry().get(visit.variable("id"));
        return views.show(visit, "rename", new Renaming(connector, connector.name(), null));
    }

    private ConsoleResponse rename(Visit visit) {
        String id = visit.variable("id");
        String name = visit.form().text("name").strip();
        try {
            visit.registry().rename(id, visit.form().number("seen"), name);
            return ConsoleResponse.seeOther(visit.links().connector(id));
        } catch (NameTakenException e) {
            return refused(visit, 422, name, String.valueOf(e.getMessage()));
        } catch (InvalidDefinitionException e) {
            String all = e.violations().stream().map(Violation::message).collect(Collectors.joining(" "));
            return refused(visit, 422, name, all);
        } catch (StaleConnectorException e) {
            return refused(visit, 409, name, Texts.text("rename.stale"));
        }
    }

    private ConsoleResponse refused(Visit visit, int status, String name, String problem) {
        Connector connector = visit.registry().get(visit.variable("id"));
        return views.show(status, visit.request(), visit, "rename", new Renaming(connector, name, problem));
    }

    private ConsoleResponse showDelete(Visit visit, int status, boolean changed) {
        Connector connector = visit.registry().get(visit.variable("id"));
        ListFacts.Facts known = facts.of(visit, List.of(connector.id())).get(connector.id());
        Deleting model =
                new Deleting(connector, known == null ? ListFacts.Facts.UNKNOWN : known, status != 200, changed);
        return views.show(status, visit.request(), visit, "delete", model);
    }

    private ConsoleResponse delete(Visit visit) {
        try {
            visit.registry().delete(visit.variable("id"), visit.form().number("seen"));
            return ConsoleResponse.seeOther(visit.links().list());
        } catch (StaleConnectorException e) {
            return showDelete(visit, 409, true);
        } catch (ConnectorInUseException e) {
            return showDelete(visit, 409, false);
        }
    }
}
