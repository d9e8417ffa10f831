package io.dataconnectors.examples.cli;

import io.dataconnectors.spi.ConnectorListener;
import java.io.PrintWriter;

/** Tells people what is going on while they wait. The URL is the template: a value may be personal. */
final class Progress implements ConnectorListener {
    private final PrintWriter err;

    Progress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void sending(Call call, int attempt) {
        if (attempt == 1) {
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
