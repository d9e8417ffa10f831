package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;

/**
 * The head of every page of one connector: its name, whether it is live, and the ways to its other pages.
 *
 * @param id its id
 * @param name its name
 * @param live whether it is live
 * @param edited whether it is live, and its draft is another
 * @param revision the revision at which it was read
 * @param tab the page that is shown: {@code connector}, {@code test}, {@code history} or another
 */
public record ConnectorHead(String id, String name, boolean live, boolean edited, long revision, String tab) {
    /** Makes the head of a connector as it is now. */
    public static ConnectorHead of(Connector connector, String tab) {
        boolean live = connector.live() != null;
        return new ConnectorHead(
                connector.id(),
                connector.name(),
                live,
                live && !connector.draft().equals(connector.live()),
                connector.revision(),
                tab);
    }
}
