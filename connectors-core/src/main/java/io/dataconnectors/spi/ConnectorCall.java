package io.dataconnectors.spi;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Invocation;
import java.util.Objects;
import javax.annotation.Nullable;

/** A call that an executor is asked to make. Immutable. */
public class ConnectorCall {
    private final String workspace;
    private final ConnectorDefinition definition;
    private final Invocation invocation;

    /**
     * Creates a call.
     *
     * @param workspace the workspace of the connector
     * @param definition the definition to execute: the live one, or the draft when it is tested
     * @param invocation the inputs, the context and the deadline of the call
     */
    public ConnectorCall(String workspace, ConnectorDefinition definition, Invocation invocation) {
        this.workspace = Objects.requireNonNull(workspace, "workspace");
        this.definition = Objects.requireNonNull(definition, "definition");
        this.invocation = Objects.requireNonNull(invocation, "invocation");
    }

    /** Returns the workspace of the connector. */
    public final String workspace() {
        return workspace;
    }

    /** Returns the definition to execute. */
    public final ConnectorDefinition definition() {
        return definition;
    }

    /** Returns the inputs, the context and the deadline of the call. */
    public final Invocation invocation() {
        return invocation;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof ConnectorCall that
                && workspace.equals(that.workspace)
                && definition.equals(that.definition)
                && invocation.equals(that.invocation);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(workspace, definition, invocation);
    }

    /** Returns the workspace and the name of the connector; never an input. */
    @Override
    public final String toString() {
        return "call of " + definition.name() + " in " + workspace;
    }
}
