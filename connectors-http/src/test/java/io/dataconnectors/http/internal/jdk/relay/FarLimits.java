package io.dataconnectors.http.internal.jdk.relay;

import java.time.Duration;

/** Limits that no test comes near, but for those that it sets. */
final class FarLimits {
    private static final Duration NEVER = Duration.ofHours(1);

    private int tunnels = 64;
    private int share = 64;
    private int heads = 128;
    private Duration head = NEVER;
    private Duration waiting = Duration.ZERO;
    private Duration resolving = NEVER;
    private Duration idle = NEVER;
    private Duration rest = NEVER;

    FarLimits tunnels(int most) {
        tunnels = most;
        share = most;
        return this;
    }

    FarLimits share(int most) {
        share = most;
        return this;
    }

    FarLimits heads(int most) {
        heads = most;
        return this;
    }

    FarLimits head(Duration longest) {
        head = longest;
        return this;
    }

    FarLimits waiting(Duration longest) {
        waiting = longest;
        return this;
    }

    FarLimits resolving(Duration longest) {
        resolving = longest;
        return this;
    }

    FarLimits idle(Duration longest) {
        idle = longest;
        return this;
    }

    FarLimits rest(Duration shortest) {
        rest = shortest;
        return this;
    }

    Relay.Limits build() {
        Duration address = Duration.ofMillis(200); // the targets of tests take a connection at once or refuse it
        return new Relay.Limits(tunnels, share, heads, head, waiting, resolving, NEVER, address, idle, rest);
    }
}
