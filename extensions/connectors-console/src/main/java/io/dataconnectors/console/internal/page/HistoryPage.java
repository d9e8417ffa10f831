package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.ConnectorVersion.Kind;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Links;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Trouble;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.time.Instant;
import java.util.List;
import javax.annotation.Nullable;

/** The versions of a connector: what was written and what went live, two of them side by side, and one as the draft again. */
public final class HistoryPage implements Routes.Part {
    private static final int ROWS = 25;

    private final Views views;

    /** Makes the page. */
    public HistoryPage(Views views) {
        this.views = views;
    }

    /**
     * What the page shows.
     *
     * @param head what stands above it
     * @param versions the versions, the newest first
     * @param next the page of earlier ones, or null if there are none
     * @param problem why a version was not restored, or null if nobody tried
     */
    public record Model(
            ConnectorHead head,
            List<Version> versions,
            @Nullable String next,
            @Nullable String problem) {}

    /**
     * One version.
     *
     * @param revision its revision
     * @param wentLive whether it went live; otherwise it was written as the draft
     * @param at when
     * @param by by whom, or null if the host does not say
     * @param isDraft whether it is the draft now
     * @param isLive whether it went live, and what is live now is the same
     * @param sameAsDraft whether restoring it would change nothing
     */
    public record Version(
            long revision,
            boolean wentLive,
            Instant at,
            @Nullable String by,
            boolean isDraft,
            boolean isLive,
            boolean sameAsDraft) {}

    /**
     * Two versions side by side.
     *
     * @param head what stands above them
     * @param before the earlier
     * @param after the later
     * @param changes what differs
     */
    public record Compared(ConnectorHead head, Version before, Version after, List<Change> changes) {}

    @Override
    public void addTo(Routes routes) {
        routes.get("/connectors/{id}/history", Right.VIEW, visit -> show(visit, 200, null));
        routes.get("/connectors/{id}/history/compare", Right.VIEW, this::compare);
        routes.post("/connectors/{id}/history/{revision}/restore", Right.EDIT, this::restore);
    }

    private ConsoleResponse show(Visit visit, int status, @Nullable String problem) {
        Connector connector = visit.registry().get(visit.variable("id"));
        long before = visit.query().given("before").isPresent() ? visit.query().number("before") : Long.MAX_VALUE;
        List<ConnectorVersion> found = visit.registry().history().of(connector.id(), before, ROWS + 1);
        List<ConnectorVersion> shown = found.subList(0, Math.min(ROWS, found.size()));
        String next = found.size() <= ROWS
                ? null
                : Links.with(
                        visit.links().connector(connector.id(), "history"),
                        "before",
                        String.valueOf(shown.get(ROWS - 1).revision()));
        List<Version> versions =
                shown.stream().map(version -> version(connector, version)).toList();
        Model model = new Model(ConnectorHead.of(connector, "history"), versions, next, problem);
        return views.show(status, visit.request(), visit, "history", model);
    }

    private static Version version(Connector connector, ConnectorVersion version) {
        return new Version(
                version.revision(),
                version.kind() == Kind.LIVE,
                version.stamp().at(),
                version.stamp().by(),
                version.revision() == connector.draftRevision(),
                version.kind() == Kind.LIVE && version.definition().equals(connector.live()),
                version.definition().equals(connector.draft()));
    }

    private ConsoleResponse compare(Visit visit) {
        Connector connector = visit.registry().get(visit.variable("id"));
        long one = visit.query().number("from");
        long other = visit.query().number("to");
        ConnectorVersion before = visit.registry().history().version(connector.id(), Math.min(one, other));
        ConnectorVersion after = visit.registry().history().version(connector.id(), Math.max(one, other));
        Compared model = new Compared(
                ConnectorHead.of(connector, "history"),
                version(connector, before),
                version(connector, after),
                Change.between(before.definition(), after.definition()));
        return views.show(visit, "compare", model);
    }

    private ConsoleResponse restore(Visit visit) {
        String id = visit.variable("id");
        try {
            visit.registry().history().restore(id, visit.form().number("revision"), revision(visit));
            return ConsoleResponse.seeOther(visit.links().connector(id));
        } catch (StaleConnectorException e) {
            return show(visit, 409, Texts.text("history.stale"));
        } catch (WrongStatusException | NameTakenException | InvalidDefinitionException e) {
            return show(visit, 409, Trouble.of(e).message());
        }
    }

    private static long revision(Visit visit) {
        try {
            return Long.parseLong(visit.variable("revision"));
        } catch (NumberFormatException e) {
            throw Refusal.notFound();
        }
    }
}
