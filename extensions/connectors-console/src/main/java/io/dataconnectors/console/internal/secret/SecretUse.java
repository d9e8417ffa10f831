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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.Nullable;

/**
 * Which connectors of a workspace name which secrets, in their drafts or in what is live. The connectors are read for it, in the
 * order of their names and so many at a time that the cost of a look is known.
 */
public final class SecretUse {
    /** How many connectors are looked at. */
    public static final int MOST = 500;

    private static final int PAGE = 50;

    private final SortedMap<String, Use> uses = new TreeMap<>();

    @Nullable
    private String next;

    private SecretUse(@Nullable String next) {
        this.next = next;
    }

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

    /**
     * Reads connectors.
     *
     * @param after the {@link #next} of the look before, or null for the first
     */
    public static SecretUse of(ConnectorRegistry registry, @Nullable String after) {
        SecretUse use = new SecretUse(after);
        ConnectorQuery query = ConnectorQuery.all().limit(PAGE);
        int read = 0;
        do {
            Page page = registry.search(use.next == null ? query : query.after(use.next));
            page.connectors().forEach(use::add);
            use.next = page.next();
            read += PAGE;
        } while (use.next != null && read < MOST);
        return use;
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

    /** Returns where the next look goes on, or null if there are no more connectors. */
    @Nullable
    public String next() {
        return next;
    }
}
