package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.Request;
import io.dataconnectors.Status;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.console.internal.web.Links;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** The list of connectors, found by a part of the name and by status. What uses them is loaded after the page. */
public final class ListPage implements Routes.Part {
    private static final int ROWS = 25;

    private final Views views;
    private final ListFacts facts;

    /** Makes the page. */
    public ListPage(Views views, ListFacts facts) {
        this.views = views;
        this.facts = facts;
    }

    /**
     * What the list shows.
     *
     * @param search the part of the name that was looked for
     * @param status {@code live}, {@code draft} or empty
     * @param rows the connectors of this page
     * @param facts what is known of each by its id; null if the browser asks for it after the page
     * @param factsLink where the browser asks for it, or null if there is nothing to ask
     * @param withFacts this page, with what is known of each; null if it has that, or nothing to ask
     * @param start the first page of the same search, or null if this is it
     * @param next the next page, or null if this is the last
     */
    public record Model(
            String search,
            String status,
            List<Row> rows,
            @Nullable Map<String, ListFacts.Facts> facts,
            @Nullable String factsLink,
            @Nullable String withFacts,
            @Nullable String start,
            @Nullable String next) {
        /** Whether the person looks for something. */
        public boolean searches() {
            return !search.isEmpty() || !status.isEmpty();
        }
    }

    /**
     * One connector of the list.
     *
     * @param id its id
     * @param name its name
     * @param description its description
     * @param live whether it is live
     * @param edited whether it is live, and its draft is another
     * @param method the method of what is live, or else of the draft
     * @param host the host in its URL, as the template has it
     * @param lastTest its last test, or null if there was none
     */
    public record Row(
            String id,
            String name,
            String description,
            boolean live,
            boolean edited,
            String method,
            String host,
            @Nullable TestEvidence lastTest) {}

    @Override
    public void addTo(Routes routes) {
        routes.get("/", Right.VIEW, this::show);
        routes.get("/facts", Right.VIEW, this::showFacts);
    }

    private ConsoleResponse show(Visit visit) {
        String template = "list-results".equals(visit.request().header("HX-Target")) && visit.wantsFragment()
                ? "list-results"
                : "list";
        return views.show(visit, template, model(visit));
    }

    /** A part that htmx puts in the places of a list that is shown already. */
    private ConsoleResponse showFacts(Visit visit) {
        List<String> ids =
                visit.query().all("id").stream().distinct().limit(ROWS).toList();
        return views.show(visit, "list-facts", facts.of(visit, ids));
    }

    private Model model(Visit visit) {
        Fields query = visit.query();
        String search = query.text("q").strip();
        String status = status(query.text("status")).map(Enum::name).orElse("").toLowerCase(Locale.ROOT);
        Page page = visit.registry().search(query(search, status, query.given("after")));
        List<Row> rows = page.connectors().stream().map(ListPage::row).toList();
        List<String> ids = rows.stream().map(Row::id).toList();
        boolean asks = query.given("facts").isEmpty() && !ids.isEmpty();
        String same = search(visit.links(), search, status);
        String here = query.given("after")
                .map(after -> Links.with(same, "after", after))
                .orElse(same);
        return new Model(
                search,
                status,
                rows,
                asks ? null : facts.of(visit, ids),
                asks ? factsLink(visit.links(), ids) : null,
                asks ? Links.with(here, "facts", "now") : null,
                here.equals(same) ? null : same,
                page.next() == null ? null : Links.with(same, "after", page.next()));
    }

    private static ConnectorQuery query(String search, String status, Optional<String> after) {
        ConnectorQuery query = ConnectorQuery.all().nameContains(search).limit(ROWS);
        query = status(status).map(query::status).orElse(query);
        return after.map(query::after).orElse(query);
    }

    private static Optional<Status> status(String word) {
        return switch (word) {
            case "live" -> Optional.of(Status.LIVE);
            case "draft" -> Optional.of(Status.DRAFT);
            default -> Optional.empty();
        };
    }

    private static String search(Links links, String search, String status) {
        String link = links.list();
        link = search.isEmpty() ? link : Links.with(link, "q", search);
        return status.isEmpty() ? link : Links.with(link, "status", status);
    }

    private static String factsLink(Links links, List<String> ids) {
        String link = links.to("facts");
        for (String id : ids) {
            link = Links.with(link, "id", id);
        }
        return link;
    }

    private static Row row(Connector connector) {
        boolean live = connector.live() != null;
        Request request = (connector.live() == null ? connector.draft() : connector.live()).request();
        return new Row(
                connector.id(),
                connector.name(),
                connector.draft().description(),
                live,
                live && !connector.draft().equals(connector.live()),
                request.method().name(),
                host(request.url()),
                connector.lastTest());
    }

    /** A template may have the host in a setting: then that is what there is to show. */
    private static String host(String url) {
        int start = url.indexOf("://");
        String rest = start < 0 ? url : url.substring(start + 3);
        String host = rest.split("[/?#]", 2)[0];
        return host.substring(host.lastIndexOf('@') + 1);
    }
}
