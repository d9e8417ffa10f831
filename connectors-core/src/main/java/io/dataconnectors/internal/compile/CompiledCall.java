package io.dataconnectors.internal.compile;

import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Invocation;
import io.dataconnectors.spi.ConnectorCall;
import java.time.Instant;

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

    /** Returns this call, which must have ended by then. */
    public CompiledCall endingBy(Instant instant) {
        return new CompiledCall(workspace(), compiled, invocation().endingBy(instant));
    }

    /**
     * Returns the digest of all that makes this call another than one of the same id: connector, version, inputs, context, and
     * for whom it is made.
     */
    public String digest() {
        Invocation call = invocation();
        return CallDigest.of(definition().name(), compiled.digest(), call.inputs(), call.context(), call.onBehalfOf());
    }

    /** Returns the compiled form of {@link #definition()}. */
    public CompiledDefinition compiled() {
        return compiled;
    }
}
