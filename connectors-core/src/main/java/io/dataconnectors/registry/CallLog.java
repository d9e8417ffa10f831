package io.dataconnectors.registry;

import io.dataconnectors.CallQuery;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.spi.ExecutionLog;
import java.util.Objects;

/**
 * The log of the calls of one workspace: of what is live and of tests, but not of simulations. A write that the ledger knew and
 * did not send again is in it once.
 *
 * <p>Safe for use by several threads. Every method may throw a {@link io.dataconnectors.StorageException} when the log fails.
 */
public final class CallLog {
    private final String workspace;
    private final ExecutionLog log;

    CallLog(String workspace, ExecutionLog log) {
        this.workspace = workspace;
        this.log = log;
    }

    /**
     * Returns one page of the calls that match, the one that began last first. A call may be found a moment after it has ended.
     * To export what was logged of somebody, read the pages of {@link CallQuery#onBehalfOf(String)}.
     *
     * @throws IllegalArgumentException if the query is after something that no page said
     */
    public LoggedCall.Page find(CallQuery query) {
        return log.find(workspace, Objects.requireNonNull(query, "query"));
    }

    /** Erases the log of this workspace, and returns how many calls it had. */
    public long erase() {
        return log.erase(workspace);
    }

    /** Erases the calls that were made on behalf of somebody, and returns how many there were. */
    public long erase(String onBehalfOf) {
        return log.erase(workspace, Objects.requireNonNull(onBehalfOf, "onBehalfOf"));
    }
}
