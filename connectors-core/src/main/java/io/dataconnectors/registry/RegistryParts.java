package io.dataconnectors.registry;

import io.dataconnectors.LifeEvent;
import io.dataconnectors.internal.thread.HostCode;
import io.dataconnectors.registry.RegistryParts.Aftermath.LifeEvents;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorHistory;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.DependencyResolver;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.spi.LifeListener;
import io.dataconnectors.spi.StoreListener;
import io.dataconnectors.store.InMemoryCallLedger;
import io.dataconnectors.store.InMemoryConnectorHistory;
import io.dataconnectors.store.InMemoryConnectorStore;
import io.dataconnectors.store.InMemoryExecutionLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds what a registry is made of: what a host plugs in, and the default of each. */
final class RegistryParts {
    final Map<String, DependencyResolver> resolvers = new LinkedHashMap<>();
    final List<LifeListener> lifeListeners = new ArrayList<>();
    ConnectorStore store = new InMemoryConnectorStore();
    ConnectorHistory history = new InMemoryConnectorHistory();
    ExecutionLog log = new InMemoryExecutionLog();
    int bodyBytes;

    @Nullable
    ConnectorExecutor executor;

    LedgeredCalls ledgered = new LedgeredCalls(new InMemoryCallLedger());
    Duration liveUnasked = Duration.ZERO;
    boolean simulatedCounts;
    int connectorsPerWorkspace = 100_000;
    Clock clock = Clock.systemUTC();
    Supplier<String> ids = () -> UUID.randomUUID().toString();

    /** Returns parts that no later call of a builder changes. */
    RegistryParts copy() {
        RegistryParts copy = new RegistryParts();
        copy.resolvers.putAll(resolvers);
        copy.lifeListeners.addAll(lifeListeners);
        copy.store = store;
        copy.history = history;
        copy.log = log;
        copy.bodyBytes = bodyBytes;
        copy.executor = executor;
        copy.ledgered = ledgered;
        copy.liveUnasked = liveUnasked;
        copy.simulatedCounts = simulatedCounts;
        copy.connectorsPerWorkspace = connectorsPerWorkspace;
        copy.clock = clock;
        copy.ids = ids;
        return copy;
    }

    /** Returns what follows each act, which hears of changes made elsewhere if a listener of the host wants to know. */
    Aftermath aftermath() {
        LifeEvents events = new LifeEvents(lifeListeners);
        if (events.isHeard()) {
            store.announce(events);
        }
        return new Aftermath(new LiveDefinitions(store, liveUnasked, LiveDefinitions.MOST, System::nanoTime), events);
    }

    /** Follows a committed act: what was kept of the connector's live definition is dropped, and listeners are told. */
    static final class Aftermath {
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
                                "A life listener failed: {}",
                                listener.getClass().getName(),
                                thrown));
            }
        }
    }
}
