package io.dataconnectors.spi;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.Page;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.StorageException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps connectors. A store knows nothing of their life: the registry decides, and the store makes sure that nothing is
 * lost when two act at once.
 *
 * <p>Implementations are safe for use by several threads, take and return no nulls, and show a write to every later read.
 * A write that returns is durable, as far as the store is. Every method may throw {@link StorageException}; nothing else
 * but what it documents. Workspaces are apart: no method ever shows a connector of another workspace.
 */
public interface ConnectorStore {
    /** Returns the connector of an id. */
    Optional<Connector> find(String workspace, String id);

    /** Returns the connector of a name; names are compared with regard to case. */
    Optional<Connector> findByName(String workspace, String name);

    /**
     * Returns one page of the connectors that match, ordered by name (by its code points). A connector that exists from
     * the first page to the last is on exactly one of them, whatever else comes and goes.
     */
    Page search(String workspace, ConnectorQuery query);

    /**
     * Adds a connector to a workspace that has fewer than it may: however many are added at once, it never has more.
     *
     * @param most the most connectors that the workspace may have
     * @throws QuotaExceededException if it has as many
     * @throws NameTakenException if another connector of the workspace has its name
     * @throws StaleConnectorException if its id is there already
     */
    void insert(Connector connector, int most);

    /** Adds a connector to a workspace, however many it has. */
    default void insert(Connector connector) {
        insert(connector, Integer.MAX_VALUE);
    }

    /**
     * Puts a connector in the place of its earlier revision, if that is still the one expected.
     *
     * @throws StaleConnectorException if the stored revision is another; with the current revision 0 if there is none
     * @throws NameTakenException if another connector of the workspace has its name
     */
    void replace(Connector connector, long expectedRevision);

    /**
     * Removes a connector, if its revision is still the one expected.
     *
     * @throws StaleConnectorException if the stored revision is another; with the current revision 0 if there is none
     */
    void delete(String workspace, String id, long expectedRevision);

    /** The state of a connector that a name leads to: a later connector of the same name has another id. */
    record Version(String id, long revision) {
        /** Checks that there is an id. */
        public Version {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * Returns the version of the connector of a name, or nothing if there is none. A store that does not {@linkplain #announce
     * announce} changes is asked for it at each execution, so it is one cheap read and parses nothing.
     */
    default Optional<Version> version(String workspace, String name) {
        return findByName(workspace, name).map(connector -> new Version(connector.id(), connector.revision()));
    }

    /**
     * Begins to tell a listener of every change, by whatever process, soon after it was made; or returns false, if this store
     * cannot. The listener is told for as long as the store is used. What is executed is as old as these announcements are
     * late, so a store says in its documentation how late they may be.
     */
    default boolean announce(StoreListener listener) {
        return false;
    }

    /**
     * Runs a check and the write that depends on it. A store whose database also holds the host's dependents overrides this
     * to run both in one transaction, so that nothing can begin to use a connector between the check and the write. The
     * default runs them plainly.
     *
     * <p>What the act throws is thrown on, and undoes what it wrote where the store runs it in a transaction.
     */
    default <T> T inTransaction(Supplier<T> act) {
        return act.get();
    }

    /**
     * Runs an action once what this thread wrote is committed: at once where no transaction is open, as by default; after the
     * commit where one is, be it the host's; never if it is rolled back. An execution that has to read its definition asks
     * in this way whether a transaction is open, for then it keeps nothing of what it read.
     */
    default void afterCommit(Runnable action) {
        action.run();
    }
}
