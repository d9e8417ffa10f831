package io.dataconnectors.http;

import io.dataconnectors.http.internal.limit.Caps;
import java.time.Duration;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * Limits on the calls in flight at once, so that one workspace whose targets hang, or one API that hangs for all, leaves
 * the others alone. Immutable; each method returns other limits.
 *
 * <p>A call for which there is no place waits for one, for some seconds and only if not too many wait already; else it ends as {@code
 * OVERLOADED} at once, and nothing was sent. The logger {@code io.dataconnectors.http.limits} then says at the level WARN which
 * limit was reached, once a minute for each; {@link HttpConnectorExecutor#inFlight} and {@link
 * HttpConnectorExecutor#waiting} have the numbers. The time that it waits counts against its deadline. When a place becomes free,
 * the workspace with the fewest calls in flight goes first. A call holds its place until it has ended and the host's {@code
 * SecretResolver} and {@code RequestSigner} have returned.
 *
 * <p>It is at one origin at a time: that of the API, that of the token endpoint while it waits for an access token, that to
 * which it is redirected. Where it goes on it needs a place too, which may take a wait of its own; it has given back that of the
 * origin before by then, so that no calls wait for each other. A token that is
 * renewed while calls go on takes a place too; where there is none, it is not renewed before its end.
 *
 * <pre>{@code
 * CallLimits.standard().inFlight(1_000).perWorkspace(50)
 * }</pre>
 */
public final class CallLimits {
    /**
     * 512 calls with answers of 1 MiB fit a heap of a few gigabytes. One workspace has an eighth of that: at a quarter of a
     * second a call, 256 calls a second. One origin has a quarter, for APIs are shared by workspaces.
     *
     * <p>A call that waits holds a few kilobytes, and the thread of its caller if that waits too. So 256 of a workspace may, which
     * is as many threads as most servers have, and 2,048 in all, as many as eight such workspaces have. They wait for 5 seconds, half
     * of what a call has by default: so long 64 places give turns to 256 calls that take a second each.
     */
    private static final CallLimits STANDARD =
            new CallLimits(new Caps(512, 64, 128, 2_048, 256, Duration.ofSeconds(5)));

    private final Caps caps;

    private CallLimits(Caps caps) {
        this.caps = caps;
    }

    /**
     * Returns the limits that hold by default: 512 calls in flight, 64 of them of one workspace and 128 to one origin; 2,048
     * that wait, 256 of them of one workspace, for up to 5 seconds.
     */
    public static CallLimits standard() {
        return STANDARD;
    }

    /**
     * Returns these limits with another limit for all calls. Each may need memory for a request and an answer of 1 MiB each.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public CallLimits inFlight(int calls) {
        return with(new Caps(
                calls,
                caps.perWorkspace(),
                caps.perOrigin(),
                caps.waiting(),
                caps.waitingPerWorkspace(),
                caps.longestWait()));
    }

    /**
     * Returns these limits with another limit for the calls of one workspace. The relay that enforces the egress policy has at most
     * 224 requests of one under way; a call beyond waits for one of them to end, until its own deadline.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public CallLimits perWorkspace(int calls) {
        return with(new Caps(
                caps.inFlight(),
                calls,
                caps.perOrigin(),
                caps.waiting(),
                caps.waitingPerWorkspace(),
                caps.longestWait()));
    }

    /**
     * Returns these limits with another limit for the calls to one origin (scheme, host and port), of whatever workspace.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public CallLimits perOrigin(int calls) {
        return with(new Caps(
                caps.inFlight(),
                caps.perWorkspace(),
                calls,
                caps.waiting(),
                caps.waitingPerWorkspace(),
                caps.longestWait()));
    }

    /**
     * Returns these limits with other limits for calls that wait for a place; 0 lets none wait.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public CallLimits waiting(int calls, int callsPerWorkspace) {
        return with(new Caps(
                caps.inFlight(), caps.perWorkspace(), caps.perOrigin(), calls, callsPerWorkspace, caps.longestWait()));
    }

    /**
     * Returns these limits with another limit for the time that a call waits.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public CallLimits longestWait(Duration time) {
        return with(new Caps(
                caps.inFlight(),
                caps.perWorkspace(),
                caps.perOrigin(),
                caps.waiting(),
                caps.waitingPerWorkspace(),
                Objects.requireNonNull(time, "time")));
    }

    /** Returns the most calls in flight. */
    public int inFlight() {
        return caps.inFlight();
    }

    /** Returns the most calls in flight of one workspace. */
    public int perWorkspace() {
        return caps.perWorkspace();
    }

    /** Returns the most calls in flight to one origin. */
    public int perOrigin() {
        return caps.perOrigin();
    }

    /** Returns the most calls that wait for a place. */
    public int waiting() {
        return caps.waiting();
    }

    private static CallLimits with(Caps caps) {
        return new CallLimits(caps);
    }

    Caps caps() {
        return caps;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallLimits that && caps.equals(that.caps);
    }

    @Override
    public int hashCode() {
        return caps.hashCode();
    }

    /** Returns all limits in one text. */
    @Override
    public String toString() {
        return caps.inFlight() + " calls in flight, " + caps.perWorkspace() + " per workspace, " + caps.perOrigin()
                + " per origin; " + caps.waiting() + " waiting, " + caps.waitingPerWorkspace() + " per workspace, for "
                + caps.longestWait();
    }
}
