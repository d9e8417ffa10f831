package io.dataconnectors.console.internal.secret;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.Page;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.SecretStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which connectors of a workspace name which secrets, in their drafts or in what is live: all are read for it. */
public final class SecretUse {
    private static final int PAGE = 200;

    private final SortedMap<String, Use> uses = new TreeMap<>();
    private boolean complete = true;

    private SecretUse() {}

    /**
     * How a secret is used.
     *
     * @param connectors the connectors that name it
     * @param origins the origins that they call, as far as they stand in their URLs
     */
    public record Use(List<Named> connectors, Set<String> origins) {}

    /**
     * A connector.
     *
     * @param id its id
     * @param name its name
     */
    public record Named(String id, String name) {}

    /** Reads connectors for a while; what the time is too short for is left out. */
    public static SecretUse within(Duration time, ConnectorRegistry registry) {
        SecretUse use = new SecretUse();
        long end = System.nanoTime() + time.toNanos();
        ConnectorQuery query = ConnectorQuery.all().limit(PAGE);
        Page page = registry.search(query);
        while (true) {
            page.connectors().forEach(use::add);
            if (page.next() == null || System.nanoTime() > end) {
                use.complete = page.next() == null;
                return use;
            }
            page = registry.search(query.after(page.next()));
        }
    }

    private void add(Connector connector) {
        Set<String> names = new TreeSet<>();
        Set<String> origins = new TreeSet<>();
        add(connector.draft(), names, origins);
        if (connector.live() != null) {
            add(connector.live(), names, origins);
        }
        for (String name : names) {
            Use use = uses.computeIfAbsent(name, unknown -> new Use(new ArrayList<>(), new TreeSet<>()));
            use.connectors().add(new Named(connector.id(), connector.name()));
            use.origins().addAll(origins);
        }
    }

    private static void add(ConnectorDefinition definition, Set<String> names, Set<String> origins) {
        try {
            Set<String> named = ConnectorDocument.secrets(definition);
            names.addAll(named);
            if (!named.isEmpty()) {
                addOrigin(definition.request().url(), origins);
                if (definition.request().auth() instanceof OAuth2ClientCredentials credentials) {
                    addOrigin(credentials.tokenUrl(), origins);
                }
            }
        } catch (InvalidDefinitionException e) {
            // it cannot be called, so it is given no secret
        }
    }

    /** Adds the origin of a URL if no template stands in it. */
    private static void addOrigin(String url, Set<String> origins) {
        int path = url.indexOf('/', "https://".length());
        if (url.substring(0, path < 0 ? url.length() : path).contains("{{")) {
            return;
        }
        try {
            origins.add(SecretStore.origin(path < 0 ? url : url.substring(0, path)));
        } catch (IllegalArgumentException e) {
            // no call of it can be made
        }
    }

    /** Returns how each secret is used, by name. */
    public SortedMap<String, Use> uses() {
        return uses;
    }

    /** Returns how a secret is used, which may be not at all. */
    public Use of(String name) {
        return uses.getOrDefault(name, new Use(List.of(), Set.of()));
    }

    /** Whether all connectors were read. */
    public boolean isComplete() {
        return complete;
    }
}
