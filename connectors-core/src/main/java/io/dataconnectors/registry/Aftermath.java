package io.dataconnectors.registry;

import io.dataconnectors.LifeEvent;

/** Follows a committed act: what was kept of the connector's live definition is dropped, and listeners are told. */
final class Aftermath {
    private final LiveDefinitions live;
    private final LifeEvents events;

    Aftermath(LiveDefinitions live, LifeEvents events) {
        this.live = live;
        this.events = events;
    }

    LiveDefinitions live() {
        return live;
    }

    void of(LifeEvent event) {
        live.changed(event.workspace(), event.name());
        if (!event.previousName().equals(event.name())) {
            live.changed(event.workspace(), event.previousName());
        }
        events.happened(event);
    }
}
