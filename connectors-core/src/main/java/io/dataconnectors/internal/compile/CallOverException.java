package io.dataconnectors.internal.compile;

/**
 * Ends the checks of a call that is over: its deadline has passed, or its caller has gone. For those who execute definitions,
 * who know which and say so; hosts do not see it.
 */
public final class CallOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallOverException() {
        super("The call is over", null, false, false);
    }
}
