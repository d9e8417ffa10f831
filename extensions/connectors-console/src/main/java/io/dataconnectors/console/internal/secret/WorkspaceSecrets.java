package io.dataconnectors.console.internal.secret;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Page;
import io.dataconnectors.Secret;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.spi.SecretStore.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * The secrets of the visitor's workspace: those that the host's store has, and those that connectors name. A value goes in and
 * never comes out. Used by one thread.
 */
public final class WorkspaceSecrets {
    private static final Pattern NAMED = Pattern.compile("secret\\.([a-zA-Z_][a-zA-Z0-9_]*)");

    private final Visit visit;
    private final SecretStore store;

    private WorkspaceSecrets(Visit visit, SecretStore store) {
        this.visit = visit;
        this.store = store;
    }

    /**
     * Returns the secrets of the visitor's workspace.
     *
     * @throws Refusal if the host keeps its secrets elsewhere
     */
    public static WorkspaceSecrets of(Visit visit) {
        SecretStore store = visit.host().secrets();
        if (store == null) {
            throw Refusal.of(404, "no-secret-store", "The secrets of this host are kept elsewhere");
        }
        return new WorkspaceSecrets(visit, store);
    }

    /**
     * A secret by its name.
     *
     * @param name what definitions name it, without {@code secret.}
     * @param entry where it may be sent and when it was written, or null if it is not set
     * @param users the connectors whose draft or live definition names it
     */
    public record Named(String name, @Nullable Entry entry, List<Connector> users) {}

    /** Returns all secrets that are set or named, in the order of their names. It reads every connector of the workspace. */
    public List<Named> all() {
        SortedMap<String, List<Connector>> users = users();
        SortedMap<String, Entry> entries = new TreeMap<>();
        store.list(workspace()).forEach(entry -> entries.put(entry.name(), entry));
        Set<String> names = new TreeSet<>(users.keySet());
        names.addAll(entries.keySet());
        return names.stream()
                .map(name -> new Named(name, entries.get(name), users.getOrDefault(name, List.of())))
                .toList();
    }

    /**
     * Keeps a value. It takes the place of the one before it.
     *
     * @throws Refusal if the name or the length of the value is none that a secret has
     */
    public void put(String name, String value) {
        refusing(() -> store.put(workspace(), name, Secret.of(value), person()));
    }

    /**
     * Lets a secret be sent to an origin.
     *
     * @throws Refusal if it is not set, or the text is no origin
     */
    public void allow(String name, String origin) {
        boolean[] found = new boolean[1];
        refusing(() -> found[0] = store.allow(workspace(), name, origin, person()));
        if (!found[0]) {
            throw missing();
        }
    }

    /**
     * Lets a secret no longer be sent to an origin.
     *
     * @throws Refusal if the text is no origin
     */
    public void disallow(String name, String origin) {
        refusing(() -> store.disallow(workspace(), name, origin));
    }

    /**
     * Deletes a secret and the origins that it names.
     *
     * @throws Refusal if it is not set, or a connector names it
     */
    public void delete(String name) {
        List<Connector> users = users().getOrDefault(name, List.of());
        if (!users.isEmpty()) {
            String names = users.stream().map(Connector::name).limit(10).collect(Collectors.joining(", "));
            throw Refusal.of(409, "secret-in-use", "The secret is used by " + names + "; take it out of them first");
        }
        if (!store.delete(workspace(), name)) {
            throw missing();
        }
    }

    private static Refusal missing() {
        return Refusal.of(404, "no-such-secret", "There is no secret of this name");
    }

    /** What a store says of an argument quotes no value. */
    private static void refusing(Runnable act) {
        try {
            act.run();
        } catch (IllegalArgumentException e) {
            throw Refusal.of(422, "invalid-secret", String.valueOf(e.getMessage()));
        }
    }

    private SortedMap<String, List<Connector>> users() {
        SortedMap<String, List<Connector>> users = new TreeMap<>();
        ConnectorQuery query = ConnectorQuery.all().limit(ConnectorQuery.MAX_LIMIT);
        Page page = visit.registry().search(query);
        addUsers(users, page);
        while (page.next() != null) {
            page = visit.registry().search(query.after(page.next()));
            addUsers(users, page);
        }
        return users;
    }

    private static void addUsers(SortedMap<String, List<Connector>> users, Page page) {
        for (Connector connector : page.connectors()) {
            Set<String> names = new TreeSet<>(names(connector.draft()));
            ConnectorDefinition live = connector.live();
            if (live != null && !live.equals(connector.draft())) {
                names.addAll(names(live));
            }
            names.forEach(name ->
                    users.computeIfAbsent(name, any -> new ArrayList<>()).add(connector));
        }
    }

    /** A stored definition that breaks rules of this release is not compiled: what looks like a secret in it counts as one. */
    private static Set<String> names(ConnectorDefinition definition) {
        try {
            return ConnectorDocument.secrets(definition);
        } catch (InvalidDefinitionException e) {
            Set<String> names = new TreeSet<>();
            Matcher named = NAMED.matcher(ConnectorDocument.write(definition));
            while (named.find()) {
                names.add(named.group(1));
            }
            return names;
        }
    }

    private String workspace() {
        return visit.visitor().workspace();
    }

    private String person() {
        return visit.visitor().person();
    }
}
