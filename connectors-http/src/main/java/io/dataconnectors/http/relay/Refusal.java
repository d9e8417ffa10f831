package io.dataconnectors.http.relay;

/** Why a tunnel was not opened. */
public enum Refusal {
    /** The port, or one of the addresses of the name, is not one that may be called. */
    BLOCKED,
    /** The name has no address, or none that takes a connection in time. */
    UNREACHABLE,
    /** There are too many tunnels, or too many names wait to be resolved. */
    OVERLOADED
}
