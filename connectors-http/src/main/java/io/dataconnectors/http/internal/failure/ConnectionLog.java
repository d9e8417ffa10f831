package io.dataconnectors.http.internal.failure;

import io.dataconnectors.internal.text.OnceAMinute;
import io.dataconnectors.spi.ConnectionProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the host's log why connections fail, of each origin once a minute. Safe for use by several threads. */
public final class ConnectionLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.dataconnectors.http.connections");

    private final OnceAMinute often;

    public ConnectionLog(OnceAMinute often) {
        this.often = often;
    }

    /** Logs a problem, if none of its origin was logged just before. */
    public void log(ConnectionProblem problem) {
        if (often.says(problem.origin())) {
            LOG.warn("A connection failed. {}", problem);
        }
    }
}
