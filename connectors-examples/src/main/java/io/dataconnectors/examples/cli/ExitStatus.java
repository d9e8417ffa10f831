package io.dataconnectors.examples.cli;

/** What the command line tells the shell. */
final class ExitStatus {
    /** Done. */
    static final int DONE = 0;

    /** The call failed, or the store refused the act. */
    static final int FAILED = 1;

    /** The document, the inputs or the usage is wrong. */
    static final int WRONG = 2;

    private ExitStatus() {}
}
