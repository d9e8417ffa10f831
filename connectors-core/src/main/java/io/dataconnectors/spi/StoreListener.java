package io.dataconnectors.spi;

/**
 * Listens to a {@link ConnectorStore}, which tells it that connectors changed. The change may come from this process or from another. Safe for use by
 * several threads; returns quickly and throws nothing.
 */
public interface StoreListener {
    /**
     * A connector was added, changed or removed. Called after the change can be read, and for a connector that was given
     * another name once for each of the two names.
     *
     * @param workspace the workspace of the connector
     * @param name the name of the connector
     */
    void changed(String workspace, String name);

    /** Changes may have been missed, as when the connection that announces them was lost: anything may have changed. */
    void missed();
}
