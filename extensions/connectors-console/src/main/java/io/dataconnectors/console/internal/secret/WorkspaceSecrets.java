package io.dataconnectors.console.internal.secret;

import io.dataconnectors.Secret;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.spi.SecretStore.Entry;
import java.util.List;

/**
 * The secrets of the visitor's workspace in the host's store. A value goes in and never comes out. What is written is checked
 * first; what is wrong is an {@link IllegalArgumentException} that quotes no value. Used by one thread.
 */
public final class WorkspaceSecrets {
    private final Visit visit;
    private final SecretStore store;

    private WorkspaceSecrets(Visit visit, SecretStore store) {
        this.visit = visit;
        this.store = store;
    }

    /** What came of deleting a secret. */
    public enum Deletion {
        /** It is deleted. */
        DELETED,
        /** There was none. */
        MISSING,
        /** A connector names it. */
        IN_USE
    }

    /**
     * Returns the secrets of the visitor's workspace.
     *
     * @throws Refusal if the host keeps its secrets elsewhere
     */
    public static WorkspaceSecrets of(Visit visit) {
        SecretStore store = visit.host().secrets();
        if (store == null) {
            throw Refusal.of(404, "no-secret-store", Texts.text("refused.secrets-elsewhere"));
        }
        return new WorkspaceSecrets(visit, store);
    }

    /** Returns those that are set, in the order of their names. */
    public List<Entry> list() {
        return store.list(workspace());
    }

    /** Keeps a value. It takes the place of the one before it. */
    public void put(String name, String value) {
        Secret secret = Secret.of(value);
        SecretStore.check(workspace(), name, secret);
        store.put(workspace(), name, secret, visit.visitor().person());
    }

    /** Lets a secret be sent to an origin. Returns whether it is set. */
    public boolean allow(String name, String origin) {
        return store.allow(
                workspace(), name, SecretStore.origin(origin), visit.visitor().person());
    }

    /** Lets a secret no longer be sent to an origin. */
    public void disallow(String name, String origin) {
        store.disallow(workspace(), name, origin);
    }

    /**
     * Deletes a secret and the origins that it names, unless a connector names it: all are read, until one does. One that is
     * created, edited or renamed meanwhile may be passed over: its calls then lack the secret, and send nothing.
     */
    public Deletion delete(String name) {
        String next = null;
        do {
            SecretUse use = SecretUse.of(visit.registry(), next);
            if (!use.of(name).connectors().isEmpty()) {
                return Deletion.IN_USE;
            }
            next = use.next();
        } while (next != null);
        return store.delete(workspace(), name) ? Deletion.DELETED : Deletion.MISSING;
    }

    private String workspace() {
        return visit.visitor().workspace();
    }
}
