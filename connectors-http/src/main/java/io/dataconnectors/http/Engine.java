package io.dataconnectors.http;

import io.dataconnectors.http.egress.Egress;
import io.dataconnectors.http.retry.Retries;
import io.dataconnectors.http.token.Tokens;
import io.dataconnectors.http.transport.Transport;
import io.dataconnectors.spi.ConnectorListener;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all calls of an executor share.
 *
 * @param timer ends calls and pauses; runs nothing that takes long
 */
record Engine(
        Preparation preparation,
        Egress egress,
        Transport transport,
        Retries retries,
        Tokens tokens,
        ScheduledExecutorService timer,
        Clock clock,
        ConnectorListener listener,
        int maxResponseBytes) {}
