package io.dataconnectors.registry;

import io.dataconnectors.LifeEvent;
import io.dataconnectors.internal.thread.HostCode;
import io.dataconnectors.spi.LifeListener;
import io.dataconnectors.spi.StoreListener;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    /** Tells the host's listeners, none of which can harm the act or another listener. */
    static final class LifeEvents implements StoreListener {
        private static final Logger LOG = LoggerFactory.getLogger(ConnectorRegistry.class);

        private final List<LifeListener> listeners;

        LifeEvents(List<LifeListener> listeners) {
            this.listeners = List.copyOf(listeners);
        }

        boolean isHeard() {
            return !listeners.isEmpty();
        }

        void happened(LifeEvent event) {
            tell(listener -> listener.happened(event));
        }

        @Override
        public void changed(String workspace, String name) {
            tell(listener -> listener.changed(workspace, name));
        }

        @Override
        public void missed() {}

        private void tell(Consumer<LifeListener> event) {
            HostCode.tell(
                    listeners,
                    event,
                    (listener, thrown) -> LOG.warn(
                            "A life listener failed: {}", listener.getClass().getName(), thrown));
        }
    }
}
