package io.dataconnectors.internal.compile;

import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Invocation;
import io.dataconnectors.spi.ConnectorCall;

/** A call whose definition is compiled already, as the registry makes it. Immutable. */
public final class CompiledCall extends ConnectorCall {
    private final CompiledDefinition compiled;

    /** Creates a call with a compiled definition. */
    public CompiledCall(String workspace, CompiledDefinition compiled, Invocation invocation) {
        super(workspace, compiled.definition(), invocation);
        this.compiled = compiled;
    }

    /**
     * Returns a call with its definition compiled: the call itself where it is.
     *
     * @throws InvalidDefinitionException if the definition breaks rules
     */
    public static CompiledCall of(ConnectorCall call) {
        return call instanceof CompiledCall compiled
                ? compiled
                : new CompiledCall(call.workspace(), DefinitionCompiler.compile(call.definition()), call.invocation());
    }

    /** Returns the compiled form of {@link #definition()}. */
    public CompiledDefinition compiled() {
        return compiled;
    }
}
