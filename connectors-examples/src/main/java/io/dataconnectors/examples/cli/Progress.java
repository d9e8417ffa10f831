package io.dataconnectors.examples.cli;

import io.dataconnectors.spi.ConnectorListener;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;

/** Tells people what is going on while they wait. The URL is the template: a value may be personal. */
final class Progress implements ConnectorListener {
    private final PrintWriter err;

    private final BooleanSupplier accepted;

    /** @param accepted whether the inputs are such that there will be a call */
    Progress(PrintWriter err, BooleanSupplier accepted) {
        this.err = err;
        this.accepted = accepted;
    }

    @Override
    public void started(Call call) {
        if (accepted.getAsBoolean()) {
            print("Calling " + call.method() + " " + call.url() + " ...");
        }
    }

    @Override
    public void attempted(Call call, Attempt attempt) {
        String came = attempt.status() == null ? String.valueOf(attempt.failure()) : "status " + attempt.status();
        print("  attempt " + attempt.number() + ": " + came + " after "
                + attempt.duration().toMillis() + " ms");
    }

    private void print(String line) {
        err.println(Shown.line(line));
        err.flush();
    }
}
