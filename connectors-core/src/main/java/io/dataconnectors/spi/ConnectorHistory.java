package io.dataconnectors.spi;

import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.StorageException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what connectors were: every draft that was written, and every version that went live. It goes on after a connector is
 * deleted, until it is erased.
 *
 * <p>The registry appends within {@link ConnectorStore#inTransaction} of the act, so a history in the database of the store
 * keeps both or neither. A history keeps a number of versions of each connector, {@value #VERSIONS} unless the host sets
 * another. The oldest make room; what went live last is never dropped for newer drafts.
 *
 * <p>Implementations are safe for use by several threads, and take and return no nulls. Every method may throw {@link
 * StorageException}. No method ever shows a version of another workspace.
 */
public interface ConnectorHistory {
    /** The number of versions of a connector that are kept by default. */
    int VERSIONS = 100;

    /**
     * Adds a version. It takes the place of one of the same connector and revision, which is of an act that was rolled back.
     */
    void append(ConnectorVersion version);

    /**
     * Returns versions of a connector, the newest first. The page behind another begins before the revision of its last
     * version; an empty list says that there are no more.
     *
     * @param before the revision that all of them are before; {@link Long#MAX_VALUE} for the newest
     * @param limit the most that are returned
     */
    List<ConnectorVersion> find(String workspace, String connectorId, long before, int limit);

    /** Returns the version of a connector that was written or went live at a revision. */
    Optional<ConnectorVersion> find(String workspace, String connectorId, long revision);

    /** Erases all versions of a workspace, and returns how many there were. */
    long erase(String workspace);

    /** Erases all versions of a connector, and returns how many there were. */
    long erase(String workspace, String connectorId);

    /** Takes a person out of the stamps of all versions of a workspace, and returns how many named the person. */
    long forget(String workspace, String person);
}
