package io.dataconnectors.http.internal.jdk.relay;

import java.time.Duration;

/**
 * The limits of a relay: the work that it does at once, and the time that it waits.
 *
 * @param tunnels tunnels that are open or being opened; one more takes the place of one that rests, of the party with most of these
 * @param share of them, those of one party; one more takes the place of that party's own that was idle longest
 * @param heads connections whose request has not come; one more takes the place of the oldest
 * @param head from the connection to the end of its request
 * @param resolving a name
 * @param connecting to all the addresses of a name, one after another
 * @param address connecting to one address while others are left to try
 * @param idle without a byte from the client; longer than the longest call, so that no call is under way
 * @param rest without a byte either way after those of an answer: so long, and no call is likely to be under way
 */
record RelayLimits(
        int tunnels,
        int share,
        int heads,
        Duration head,
        Duration resolving,
        Duration connecting,
        Duration address,
        Duration idle,
        Duration rest) {
    /**
     * A tunnel costs two open files and no buffer. One party has a quarter, four for each of its calls at a time by default:
     * it may keep connections to many targets, and whatever these do, the others have room.
     */
    static final RelayLimits DEFAULT = new RelayLimits(
            1024,
            256,
            512,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(90),
            Duration.ofSeconds(1));
}
