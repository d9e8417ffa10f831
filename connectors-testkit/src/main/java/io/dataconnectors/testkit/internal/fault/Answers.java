package io.dataconnectors.testkit.internal.fault;

/** Answers without a fault. */
final class Answers {
    static final String WHOLE =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"status\":\"ok\"}";

    private Answers() {}
}
