package io.dataconnectors;

/** The kind of a failure. More kinds may come; treat one that you do not know as a failure without a remedy. */
public enum FailureKind {
    /** The inputs, or what would be sent with them, break a rule of the definition. Nothing was sent. */
    INVALID_INPUT,
    /** A secret that the definition names could not be had. Nothing was sent. */
    SECRET_UNAVAILABLE,
    /** A signer that the definition names is not registered with this host. Nothing was sent. */
    SIGNER_UNAVAILABLE,
    /**
     * The target is not one that this host lets connectors call. Nothing was sent to it; where a redirect led there, the API
     * itself has answered.
     */
    BLOCKED,
    /** No connection could be made, or it broke before an answer came. */
    CONNECT_FAILED,
    /** No secure connection could be made: the certificate or the handshake was refused. */
    TLS_FAILED,
    /** The deadline passed before the last byte of the answer. */
    TIMEOUT,
    /** The caller cancelled the call, the executor was closed, or an error ended it that the log of the host names. */
    CANCELLED,
    /** Too many calls were in flight. Nothing was sent there. */
    OVERLOADED,
    /** The target kept failing, so that calls to it are paused for a moment. Nothing was sent there. */
    PAUSED,
    /** The answer's status is not one that the definition calls a success. */
    HTTP_STATUS,
    /** The answer's status is a success, but its body says that the call failed. */
    API_ERROR,
    /** The answer is larger than the definition or the host allows. */
    TOO_LARGE,
    /** The answer is not what it says it is, or cannot be read as the definition asks. */
    MALFORMED,
    /** The answer lacks an output that the definition requires. */
    OUTPUT_MISSING,
    /**
     * No credential could be made: a token endpoint refused, or a signer failed; nothing was sent to the API. Or the API
     * answered 401 to an access token that is new.
     */
    AUTHENTICATION,
    /** What is live could not be read: the store of connectors could not be asked, or cannot read the connector. Nothing was sent. */
    STORE_UNAVAILABLE,
    /** The ledger, which makes sure that a write is sent once, could not be asked. Nothing was sent. */
    LEDGER_UNAVAILABLE,
    /**
     * The call id belongs to another call: of another connector or version, with other inputs or context, or for somebody else.
     * Nothing was sent.
     */
    CALL_ID_REUSED,
    /** An earlier call of the same id is still under way. Nothing was sent by this one; the earlier may take effect. */
    CALL_IN_PROGRESS,
    /**
     * An earlier call of the same id ended without an outcome, as when its process died. It may have taken effect, and is not
     * sent again.
     */
    OUTCOME_UNKNOWN,
    /**
     * An earlier call of the same id succeeded and is not sent again, but its outputs were too large to be kept. The API has
     * answered.
     */
    OUTPUTS_NOT_KEPT
}
