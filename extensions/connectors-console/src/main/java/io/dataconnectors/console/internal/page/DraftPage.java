package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.Dependents;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;

/** A live connector is set to draft, once nothing uses it. A page of its own, which htmx shows as a dialog. */
public final class DraftPage implements Routes.Part {
    private final Views views;

    /** Makes the page. */
    public DraftPage(Views views) {
        this.views = views;
    }

    /**
     * What the page shows.
     *
     * @param head what stands above it
     * @param usage what uses the connector
     * @param refused whether the person tried already
     * @param fromList whether the person comes from the list, and goes back to it
     * @param dialog whether it is shown over another page
     */
    public record Model(ConnectorHead head, Usage usage, boolean refused, boolean fromList, boolean dialog) {}

    @Override
    public void addTo(Routes routes) {
        routes.get("/connectors/{id}/draft", Right.SET_LIVE, this::show);
        routes.post("/connectors/{id}/draft", Right.SET_LIVE, this::setDraft);
    }

    private ConsoleResponse show(Visit visit) {
        Connector connector = visit.registry().get(visit.variable("id"));
        boolean fromList = visit.query().text("from").equals("list");
        Usage usage = Usage.of(visit, visit.registry().dependents(connector.id()));
        Model model = new Model(ConnectorHead.of(connector, "draft"), usage, false, fromList, visit.wantsFragment());
        return views.show(visit, "draft", model);
    }

    private ConsoleResponse setDraft(Visit visit) {
        String id = visit.variable("id");
        boolean fromList = visit.form().text("from").equals("list");
        try {
            visit.registry().setDraft(id);
            return ConsoleResponse.seeOther(
                    fromList ? visit.links().list() : visit.links().connector(id));
        } catch (ConnectorInUseException e) {
            Usage usage = Usage.of(visit, new Dependents(e.dependents(), e.failedResolvers()));
            ConnectorHead head = ConnectorHead.of(visit.registry().get(id), "draft");
            return views.show(409, visit.request(), visit, "draft", new Model(head, usage, true, fromList, false));
        }
    }
}
