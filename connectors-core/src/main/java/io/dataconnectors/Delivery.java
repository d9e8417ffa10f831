package io.dataconnectors;

/** The delivery of a request: whether it may have taken effect in the other system. */
public enum Delivery {
    /** Nothing of the request was sent: it had no effect, and repeating it is safe. */
    NOT_SENT,
    /** The request was sent at least in part and no answer came: it may have taken effect. Ask before repeating it. */
    UNKNOWN,
    /** An answer came; what it says is what happened. */
    ANSWERED
}
