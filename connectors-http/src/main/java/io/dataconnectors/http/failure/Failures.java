package io.dataconnectors.http.failure;

import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import javax.annotation.Nullable;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said of a failed connection: our own words, for the JDK's quote headers and addresses. The log has its. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    public static Stopped blocked(String origin) {
        return new Stopped(FailureKind.BLOCKED, origin + " is not a target that connectors may call");
    }

    public static Stopped unreachable(String origin) {
        return new Stopped(FailureKind.CONNECT_FAILED, origin + " could not be reached");
    }

    public static Failure timeout(Duration limit) {
        if (limit.isZero()) {
            return Failure.of(FailureKind.TIMEOUT, "The deadline of the call had passed before it began");
        }
        long millis = Math.max(1, limit.toMillis()); // of a millisecond, the part that is left when the call begins
        String time = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
        return Failure.of(FailureKind.TIMEOUT, "The call did not end within " + time);
    }

    public static Failure cancelled() {
        return Failure.of(FailureKind.CANCELLED, "The call was cancelled");
    }

    /** Returns why an attempt got no answer, judged by the class of what was thrown alone. */
    public static Failure of(String origin, Throwable thrown, boolean sent) {
        Stopped stopped = find(Stopped.class, thrown);
        if (stopped != null) {
            return stopped.failure();
        }
        LOG.debug("A call to {} failed: {}", origin, thrown.getClass().getName());
        if (find(ProtocolException.class, thrown) != null) {
            return Failure.of(FailureKind.MALFORMED, "The answer of " + origin + " is not HTTP/1.1");
        }
        if (find(SSLException.class, thrown) != null) {
            return Failure.of(FailureKind.TLS_FAILED, "No secure connection to " + origin + " could be made");
        }
        boolean ended = find(CancellationException.class, thrown) != null; // by us, whose failure then counts
        if (!ended && find(IOException.class, thrown) == null) {
            LOG.warn(
                    "A call to {} failed unexpectedly: {}",
                    origin,
                    thrown.getClass().getName());
        }
        return sent
                ? Failure.of(
                        FailureKind.CONNECT_FAILED,
                        "The connection to " + origin + " broke before the answer was whole")
                : unreachable(origin).failure();
    }

    @Nullable
    private static <T extends Throwable> T find(Class<T> type, Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
