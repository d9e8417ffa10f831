package io.dataconnectors.registry;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Invocation;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import javax.annotation.Nullable;

/** The way from a definition to the host's executor, the same for tests and for what is live. */
final class Calls {
    private final String workspace;

    @Nullable
    private final ConnectorExecutor executor;

    Calls(String workspace, @Nullable ConnectorExecutor executor) {
        this.workspace = workspace;
        this.executor = executor;
    }

    ConnectorExecutor executor() {
        if (executor == null) {
            throw new IllegalStateException("This registry has no executor, so it cannot make calls; give it one with"
                    + " ConnectorRegistry.builder().executor(...), such as HttpConnectorExecutor of connectors-http");
        }
        return executor;
    }

    ConnectorCall of(ConnectorDefinition definition, Invocation invocation) {
        return new ConnectorCall(workspace, definition, invocation);
    }
}
