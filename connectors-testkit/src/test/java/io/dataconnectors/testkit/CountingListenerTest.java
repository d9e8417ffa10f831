package io.dataconnectors.testkit;

import io.dataconnectors.spi.ConnectorListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The contract of listeners, at one that counts how calls end. */
class CountingListenerTest extends ConnectorListenerContract {
    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    @Override
    protected ConnectorListener listener() {
        return new ConnectorListener() {
            @Override
            public void ended(Call call, Outcome outcome) {
                counts.merge(call.connector() + " " + outcome.failure(), 1L, Long::sum);
            }
        };
    }
}
