package io.dataconnectors.console.internal.page;

import io.dataconnectors.BreakingChange;
import io.dataconnectors.BreakingChangeException;
import io.dataconnectors.Connector;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.UntestedException;
import io.dataconnectors.console.internal.page.Readiness.Check;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/** A draft goes live, once whoever decides it has seen what is missing, what changes, and what would break for whom. */
public final class LivePage implements Routes.Part {
    private final Views views;

    /** Makes the page. */
    public LivePage(Views views) {
        this.views = views;
    }

    /**
     * What the page shows.
     *
     * @param head what stands above it
     * @param revision the revision of the draft that is shown
     * @param checks what is well and what is not
     * @param ready whether the library would set the draft live, but for what it breaks
     * @param changes what would break
     * @param usage what uses the connector; null if nothing would break
     * @param differences where what changes is shown, or null if nothing is live
     * @param problem why the draft did not go live, or null if nobody tried
     */
    public record Model(
            ConnectorHead head,
            long revision,
            List<Check> checks,
            boolean ready,
            List<Breaking> changes,
            @Nullable Usage usage,
            @Nullable String differences,
            @Nullable String problem) {}

    /**
     * A change that may break what uses the connector.
     *
     * @param name by which it is accepted
     * @param text what changes
     * @param accepted whether the person had accepted it
     */
    public record Breaking(String name, String text, boolean accepted) {}

    @Override
    public void addTo(Routes routes) {
        routes.get("/connectors/{id}/live", Right.SET_LIVE, visit -> show(visit, 200, null));
        routes.post("/connectors/{id}/live", Right.SET_LIVE, this::setLive);
    }

    private ConsoleResponse setLive(Visit visit) {
        String id = visit.variable("id");
        Set<String> accepted = Set.copyOf(visit.form().all("accept"));
        try {
            visit.registry().setLive(id, visit.form().number("revision"), accepted);
            return ConsoleResponse.seeOther(visit.links().connector(id));
        } catch (StaleConnectorException e) {
            return show(visit, 409, Texts.text("live.stale"));
        } catch (UntestedException e) {
            return show(visit, 409, Texts.text("live.untested"));
        } catch (BreakingChangeException e) {
            return show(visit, 409, Texts.text("live.breaks"));
        }
    }

    private ConsoleResponse show(Visit visit, int status, @Nullable String problem) {
        Connector connector = visit.registry().get(visit.variable("id"));
        Readiness readiness = Readiness.of(visit, connector);
        List<BreakingChange> changes =
                readiness.isReadable() ? visit.registry().breakingChanges(connector.id()) : List.of();
        List<String> accepted = problem == null ? List.of() : visit.form().all("accept");
        Model model = new Model(
                ConnectorHead.of(connector, "live"),
                connector.revision(),
                readiness.checks(),
                readiness.isReady(),
                changes.stream()
                        .map(change -> new Breaking(change.name(), said(change), accepted.contains(change.name())))
                        .toList(),
                changes.isEmpty() ? null : Usage.of(visit, visit.registry().dependents(connector.id())),
                connector.live() == null ? null : visit.links().connector(connector.id()),
                problem);
        return views.show(status, visit.request(), visit, "live", model);
    }

    private static String said(BreakingChange change) {
        return Texts.text("live.change." + Texts.word(change.kind()), change.subject());
    }
}
