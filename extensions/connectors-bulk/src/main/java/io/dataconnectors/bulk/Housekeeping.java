package io.dataconnectors.bulk;

import io.dataconnectors.bulk.BulkRun.State;
import io.dataconnectors.bulk.RunTable.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What has to be done from time to time, on whatever node: it mends what a node left undone that died, and erases what is old. */
final class Housekeeping {
    /** For how long nobody wrote rows of a run that is being loaded, if who submitted it has died. */
    private static final Duration LOADING = Duration.ofMinutes(10);

    private final Node node;
    private final Duration keepFor;

    Housekeeping(Node node, Duration keepFor) {
        this.node = node;
        this.keepFor = keepFor;
    }

    void run() {
        Instant now = Instant.now();
        node.runs().forEachStale(State.LOADING, "touched", now.minus(LOADING), this::erase);
        for (State going : List.of(State.RUNNING, State.CANCELLING)) {
            node.runs().forEachStale(going, "created", now, run -> {
                node.schedule(node.lanes().waiting(run.workspace(), run.id()));
                node.runs().endIfDone(run.workspace(), run.id(), now);
            });
        }
        for (State over : List.of(State.DONE, State.CANCELLED)) {
            node.runs().forEachStale(over, "ended", now.minus(keepFor), this::erase);
        }
        node.permits().forgetUnused();
    }

    private void erase(Ref run) {
        var unused = node.runs().erase(run.workspace(), run.id());
    }
}
