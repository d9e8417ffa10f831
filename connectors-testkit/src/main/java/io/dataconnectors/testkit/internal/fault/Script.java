package io.dataconnectors.testkit.internal.fault;

import java.util.function.UnaryOperator;

/** What a server does with one connection. What it throws ends the connection. */
@FunctionalInterface
public interface Script {
    void run(Wire wire) throws Exception;

    /** Returns what does the TLS handshake, and then this with each request that has been read. */
    static Script toEachRequest(Script act) {
        return wire -> {
            wire.handshake();
            while (true) {
                wire.request();
                act.run(wire);
            }
        };
    }

    /** Returns what answers each request with what a function makes of it. */
    static Script answering(UnaryOperator<String> answer) {
        return wire -> {
            wire.handshake();
            while (true) {
                wire.write(answer.apply(wire.request()));
            }
        };
    }
}
