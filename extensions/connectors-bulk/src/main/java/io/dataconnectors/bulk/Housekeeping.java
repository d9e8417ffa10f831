package io.dataconnectors.bulk;

import io.dataconnectors.bulk.BulkRun.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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
        erase(node.runs().stale(State.LOADING, "touched", now.minus(LOADING)));
        for (State going : List.of(State.RUNNING, State.CANCELLING)) {
            node.runs().stale(going, "created", now).forEach(run -> {
                node.schedule(node.lanes().waiting(run.getKey(), run.getValue()));
                node.runs().endIfDone(run.getKey(), run.getValue(), now);
            });
        }
        for (State over : List.of(State.DONE, State.CANCELLED)) {
            erase(node.runs().stale(over, "ended", now.minus(keepFor)));
        }
    }

    private void erase(List<Map.Entry<String, String>> runs) {
        runs.forEach(run -> node.runs().erase(run.getKey(), run.getValue()));
    }
}
