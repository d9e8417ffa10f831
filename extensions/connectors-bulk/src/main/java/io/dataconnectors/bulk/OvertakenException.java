package io.dataconnectors.bulk;

/** Another node works on a lane by now, or its run is gone: whoever worked on it stops, and sends nothing more of it. */
final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OvertakenException(String message) {
        super(message);
    }
}
