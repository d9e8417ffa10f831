package io.dataconnectors.jdbc;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a test has opened, closed with it, the last first. */
final class Opened implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                throw new AssertionError("What the test has opened cannot be closed", e);
            }
        }
    }
}
