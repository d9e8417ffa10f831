package io.dataconnectors.apache;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/** Counts the connections that are in use, so that no workspace has all of them. Safe for use by several threads. */
final class Shares {
    private final int most;
    private final int share;
    private final Map<String, Integer> used = new HashMap<>();
    private int all;

    /**
     * Makes shares of which none is in use.
     *
     * @param most how many there are
     * @param share how many one workspace may use
     */
    Shares(int most, int share) {
        this.most = most;
        this.share = share;
    }

    /**
     * Lets a workspace use one more, which it {@linkplain #leave gives back}.
     *
     * @throws RejectedExecutionException if there is none for it
     */
    synchronized void enter(String workspace) {
        int before = used.getOrDefault(workspace, 0);
        if (all >= most || before >= share) {
            throw new RejectedExecutionException(
                    all + " connections are in use, " + before + " of them by the workspace");
        }
        used.put(workspace, before + 1);
        all++;
    }

    synchronized void leave(String workspace) {
        used.computeIfPresent(workspace, (name, count) -> count == 1 ? null : count - 1);
        all--;
    }
}
