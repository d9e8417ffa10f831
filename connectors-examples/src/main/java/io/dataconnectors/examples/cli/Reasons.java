package io.dataconnectors.examples.cli;

import io.dataconnectors.spi.ConnectionProblem;
import io.dataconnectors.spi.ConnectorListener;
import java.io.PrintWriter;

/** Tells why a connection failed, which a host sees and an author does not: whoever types here is both. */
final class Reasons implements ConnectorListener {
    private final PrintWriter err;

    Reasons(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void connectionFailed(Call call, ConnectionProblem problem) {
        err.println(Shown.line("  " + problem));
        err.flush();
    }
}
