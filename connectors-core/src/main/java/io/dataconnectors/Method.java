package io.dataconnectors;

/** The request methods a connector may use (RFC 9110, section 9.3; PATCH: RFC 5789). */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE,
    PATCH;

    /**
     * Whether a call may change something in the other system: every method but GET.
     *
     * <p>A method that writes is tested only when the caller says so, and retried only when the definition names an
     * {@link Idempotency}.
     */
    public boolean writes() {
        return this != GET;
    }
}
