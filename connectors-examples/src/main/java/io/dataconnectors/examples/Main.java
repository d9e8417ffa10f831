package io.dataconnectors.examples;

import io.dataconnectors.examples.cli.ConnectorsCli;
import io.dataconnectors.examples.quickstart.Quickstart;
import java.io.IOException;

/** The program that {@code exec:java} runs: the quickstart or, with {@code -Dexec.args=console}, the console. */
public final class Main {
    private Main() {}

    /** Runs the command {@code console} if that is the first word, and otherwise the quickstart. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("console")) {
            ConnectorsCli.main(arguments);
        } else {
            Quickstart.main(arguments);
        }
    }
}
