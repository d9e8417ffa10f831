package io.dataconnectors.registry;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Invocation;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
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

    /** @throws InvalidDefinitionException if the definition breaks rules, as one can that another release wrote */
    CompiledCall of(ConnectorDefinition definition, Invocation invocation) {
        return of(DefinitionCompiler.compile(definition), invocation);
    }

    CompiledCall of(CompiledDefinition definition, Invocation invocation) {
        return new CompiledCall(workspace, definition, invocation);
    }
}
