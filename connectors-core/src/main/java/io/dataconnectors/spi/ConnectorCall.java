package io.dataconnectors.spi;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Invocation;
import java.util.Objects;

/**
 * What an executor is given.
 *
 * @param workspace the workspace of the connector
 * @param definition the definition to execute: the live one, or the draft when it is tested
 * @param invocation what the call is made with
 */
public record ConnectorCall(String workspace, ConnectorDefinition definition, Invocation invocation) {
    /** Checks that nothing is null. */
    public ConnectorCall {
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(invocation, "invocation");
    }
}
