package io.dataconnectors.apache;

/** How an exchange on one connection has ended, where it has not failed. */
enum End {
    /** The answer is whole, and the connection may serve another exchange. */
    KEPT(true),
    /** The answer is whole, and the connection with it. */
    CLOSED(true),
    /** No more of the answer is wanted. */
    UNWANTED(false),
    /** The connection had been kept and is dead; another may carry out the exchange. */
    DEAD(false);

    private final boolean whole;

    End(boolean whole) {
        this.whole = whole;
    }

    boolean isWhole() {
        return whole;
    }
}
