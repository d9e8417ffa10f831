package io.dataconnectors.http.internal.failure;

import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.spi.ConnectionProblem;
import io.dataconnectors.spi.ConnectionProblem.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.BufferOverflowException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sentences that are said of a failed connection. They are our own, for those of the JDK quote headers and addresses. The log has its. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    public static Stopped blocked(String origin) {
        return new Stopped(FailureKind.BLOCKED, origin + " is not a target that connectors may call");
    }

    public static Stopped unreachable(String origin, Kind kind, String facts) {
        Failure failure = Failure.of(FailureKind.CONNECT_FAILED, origin + " could not be reached");
        return new Stopped(failure, new ConnectionProblem(origin, kind, facts));
    }

    /** Returns that a proxy of the host's has answered with a status and opened no way. */
    public static Stopped proxyRefused(String origin, String status) {
        return unreachable(origin, Kind.PROXY_REFUSED, "status " + status);
    }

    /** Returns that the way out has no room for one more connection. */
    public static Stopped overloaded() {
        return new Stopped(FailureKind.OVERLOADED, "Too many connections are open or being opened");
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

    /** Returns that an error ended the call, of ours, of a plug-in or of the JVM. */
    public static Failure broken() {
        return Failure.of(FailureKind.CANCELLED, "An error ended the call");
    }

    /** Returns that the head of an answer has more than it may. */
    public static Stopped endlessHead() {
        return new Stopped(FailureKind.TOO_LARGE, "The answer has a head that does not end");
    }

    /** Returns why an attempt got no answer. */
    public static Stopped of(String origin, Throwable thrown, boolean sent) {
        Stopped stopped = Causes.find(Stopped.class, thrown);
        if (stopped != null) {
            return stopped;
        }
        if (Causes.find(RejectedExecutionException.class, thrown) != null) {
            return overloaded();
        }
        if (Causes.find(BufferOverflowException.class, thrown) != null) {
            return endlessHead();
        }
        LOG.debug("A call to {} failed: {}", origin, thrown.getClass().getName());
        if (Causes.find(ProtocolException.class, thrown) != null) {
            return new Stopped(FailureKind.MALFORMED, "The answer of " + origin + " is not HTTP/1.1");
        }
        SSLException insecure = Causes.find(SSLException.class, thrown);
        if (insecure != null) {
            Failure failure =
                    Failure.of(FailureKind.TLS_FAILED, "No secure connection to " + origin + " could be made");
            return new Stopped(failure, TlsProblems.of(origin, insecure));
        }
        warnIfUnexpected(origin, thrown);
        Kind kind = kind(thrown, sent);
        return sent
                ? new Stopped(
                        Failure.of(
                                FailureKind.CONNECT_FAILED,
                                "The connection to " + origin + " broke before the answer was whole"),
                        new ConnectionProblem(origin, kind, ""))
                : unreachable(origin, kind, "");
    }

    private static void warnIfUnexpected(String origin, Throwable thrown) {
        boolean ended = Causes.find(CancellationException.class, thrown) != null; // by us, whose failure then counts
        if (!ended && Causes.find(IOException.class, thrown) == null) {
            LOG.warn(
                    "A call to {} failed unexpectedly: {}",
                    origin,
                    thrown.getClass().getName());
        }
    }

    private static Kind kind(Throwable thrown, boolean sent) {
        if (sent) {
            return Causes.says("Connection reset", thrown) || Causes.says("Broken pipe", thrown)
                    ? Kind.CONNECTION_RESET
                    : Kind.CONNECTION_CLOSED;
        }
        if (Causes.find(UnresolvedAddressException.class, thrown) != null
                || Causes.find(UnknownHostException.class, thrown) != null) {
            return Kind.NAME_NOT_FOUND;
        }
        if (Causes.says("Connection refused", thrown)) {
            return Kind.CONNECTION_REFUSED;
        }
        return Causes.find(ConnectException.class, thrown) == null && Causes.find(SocketException.class, thrown) == null
                ? Kind.OTHER
                : Kind.UNREACHABLE;
    }

    /** The exceptions that stand behind a failure. Its texts are read to tell kinds apart, and never passed on. */
    static final class Causes {
        private static final int DEEPEST = 10;

        private Causes() {}

        /** Returns the first of a type, or null. */
        @Nullable
        static <T extends Throwable> T find(Class<T> type, Throwable thrown) {
            Throwable cause = thrown;
            for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
                if (type.isInstance(cause)) {
                    return type.cast(cause);
                }
                cause = cause.getCause();
            }
            return null;
        }

        /** Whether the message of one begins with a text, after the name of an alert, which JDKs from 22 on put before it. */
        static boolean says(String text, Throwable thrown) {
            Pattern begin = Pattern.compile("(?:\\([a-z_]+\\) )?(" + Pattern.quote(text) + ").*", Pattern.DOTALL);
            return find(begin, thrown) != null;
        }

        /** Returns the first group of the first message that is as a pattern says, or null. */
        @Nullable
        static String find(Pattern pattern, Throwable thrown) {
            Throwable cause = thrown;
            for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
                Matcher matcher = pattern.matcher(String.valueOf(cause.getMessage()));
                if (matcher.matches()) {
                    return matcher.group(1);
                }
                cause = cause.getCause();
            }
            return null;
        }
    }
}
