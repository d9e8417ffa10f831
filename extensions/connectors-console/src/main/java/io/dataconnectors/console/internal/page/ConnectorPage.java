package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.Violation;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Links;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.spi.SecretStore;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** The page of one connector: what it is, how it stands, and what can be done with it. */
public final class ConnectorPage implements Routes.Part {
    private final Views views;
    private final ListFacts facts;

    /** Makes the page. */
    public ConnectorPage(Views views, ListFacts facts) {
        this.views = views;
        this.facts = facts;
    }

    /**
     * What the page shows.
     *
     * @param connector the connector
     * @param shown its draft
     * @param document the draft as JSON
     * @param changes what differs between what is live and the draft; empty if nothing is live
     * @param secrets the secrets that calls use
     * @param stopped what stops the draft from being used, from a release that had other rules; empty if nothing does
     * @param facts what is known of it; null if the browser asks for it after the page
     * @param factsLink where the browser asks for it
     * @param withFacts this page, with what is known of it
     */
    public record Model(
            Connector connector,
            ConnectorDefinition shown,
            String document,
            List<Change> changes,
            List<NamedSecret> secrets,
            List<Violation> stopped,
            @Nullable ListFacts.Facts facts,
            String factsLink,
            String withFacts) {
        /** Returns its last test, or null if there was none. */
        @Nullable
        public TestEvidence lastTest() {
            return connector.lastTest();
        }
    }

    /**
     * A secret that calls use.
     *
     * @param name its name
     * @param set whether it is kept; null if the host keeps secrets elsewhere
     */
    public record NamedSecret(String name, @Nullable Boolean set) {}

    @Override
    public void addTo(Routes routes) {
        routes.get("/connectors/{id}", Right.VIEW, this::show);
    }

    private ConsoleResponse show(Visit visit) {
        Connector connector = visit.registry().get(visit.variable("id"));
        String id = connector.id();
        ConnectorDefinition draft = connector.draft();
        boolean now = visit.query().given("facts").isPresent();
        Model model = new Model(
                connector,
                draft,
                ConnectorDocument.write(draft),
                connector.live() == null ? List.of() : Change.between(connector.live(), draft),
                secrets(visit, draft),
                ConnectorDocument.validate(draft),
                now ? facts.of(visit, List.of(id)).get(id) : null,
                Links.with(visit.links().to("facts"), "id", id),
                Links.with(visit.links().connector(id), "facts", "now"));
        return views.show(visit, "connector", model);
    }

    private static List<NamedSecret> secrets(Visit visit, ConnectorDefinition draft) {
        Set<String> set = kept(visit);
        try {
            return ConnectorDocument.secrets(draft).stream()
                    .map(name -> new NamedSecret(name, set == null ? null : set.contains(name)))
                    .toList();
        } catch (InvalidDefinitionException e) { // it names secrets where nobody can tell
            return List.of();
        }
    }

    /** Returns the names of the secrets that are kept, or null if the host keeps them elsewhere. */
    @Nullable
    private static Set<String> kept(Visit visit) {
        SecretStore store = visit.host().secrets();
        return store == null
                ? null
                : store.list(visit.visitor().workspace()).stream()
                        .map(SecretStore.Entry::name)
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
