package io.dataconnectors.internal.compile;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * The budget of one call for the checks of its inputs and for reading its answer. For those who execute definitions; hosts do
 * not need it. Used by one thread at a time.
 *
 * <pre>{@code
 * CallBudget budget = CallBudget.until(deadline::passed);
 * CallInputs inputs = CallInputs.check(definition, invocation, budget);
 * AnswerReader.Reading reading = AnswerReader.read(definition, answer, budget);
 * }</pre>
 *
 * <p>It is counted in units of about a tenth of a microsecond. A value that is looked at costs one, and one more for every 256
 * characters of a text; looking for a pattern costs in proportion to the text and to the pattern.
 */
public final class CallBudget {
    /** Half a second: half a dozen searches of the largest answer from end to end, or very many of small parts of it. */
    private static final int OF_A_CALL = 5_000_000;

    /** For the defaults of a definition, which are short and few. */
    private static final int OF_A_DEFINITION = 150_000;

    /** After how many units the time is looked at: a tenth of a millisecond. */
    private static final int LOOK = 1_024;

    private final BooleanSupplier over;
    private long left;
    private long unseen;

    private CallBudget(long units, BooleanSupplier over) {
        this.left = units;
        this.over = Objects.requireNonNull(over, "over");
    }

    /** Returns the budget of a call without a deadline. */
    public static CallBudget withoutDeadline() {
        return until(() -> false);
    }

    /** Returns the budget of a call. Where it is over, as the condition says, its checks end with a {@link CallOverException}. */
    public static CallBudget until(BooleanSupplier over) {
        return new CallBudget(OF_A_CALL, over);
    }

    static CallBudget ofDefinition() {
        return new CallBudget(OF_A_DEFINITION, () -> false);
    }

    /** Returns how many units are left. */
    public long left() {
        return left;
    }

    /**
     * Pays so many units. Returns whether there were as many; if not, nothing is left.
     *
     * @throws CallOverException if the call is over
     */
    public boolean pay(long units) {
        spend(units);
        boolean enough = units <= left;
        left = enough ? left - units : 0;
        return enough;
    }

    /**
     * Tells of work that is bounded otherwise, so that the time is looked at meanwhile.
     *
     * @throws CallOverException if the call is over
     */
    public void spend(long units) {
        unseen += units;
        if (unseen >= LOOK) {
            unseen = 0;
            look();
        }
    }

    /**
     * Looks at the time.
     *
     * @throws CallOverException if the call is over
     */
    public void look() {
        if (over.getAsBoolean()) {
            throw new CallOverException();
        }
    }

    /**
     * Ends the checks of a call that is over: its deadline has passed, or its caller has gone. For those who execute definitions,
     * who know which and say so; hosts do not see it.
     */
    public static final class CallOverException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CallOverException() {
            super("The call is over", null, false, false);
        }
    }
}
