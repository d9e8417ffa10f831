package io.dataconnectors.spi;

import io.dataconnectors.LifeEvent;

/**
 * Listens to the life of connectors, for audit logs, caches and lists of tools. Safe for use by several threads. It runs on
 * the thread of the act and should return quickly; what it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface LifeListener {
    /**
     * An act of this registry has been committed. Never called for an act that was refused or whose transaction was rolled
     * back.
     */
    void happened(LifeEvent event);

    /**
     * The store announced that a connector changed, here or in another process. Called for stores that {@linkplain
     * ConnectorStore#announce announce} changes; what this registry changed is announced too.
     */
    default void changed(String workspace, String name) {}
}
