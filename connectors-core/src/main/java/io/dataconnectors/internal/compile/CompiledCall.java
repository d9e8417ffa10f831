package io.dataconnectors.internal.compile;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.Secret;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.CallBudget.CallOverException;
import io.dataconnectors.internal.compile.Digest.CallDigest;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.request.CallValues;
import io.dataconnectors.internal.request.RenderedRequest;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.Values;
import io.dataconnectors.spi.ConnectorCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Returns the time that the call has from now on: to the earliest of the definition's limit, the caller's deadline and a minute. */
    public Duration time(Clock clock) {
        Duration limit = shorter(definition().limits().timeout(), Limits.MAX_TIMEOUT);
        Instant deadline = invocation().deadline();
        if (deadline == null) {
            return limit;
        }
        Duration untilThen = Duration.between(clock.instant(), deadline);
        return untilThen.isNegative() ? Duration.ZERO : shorter(limit, untilThen);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
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

    /**
     * The inputs of one call, checked against their declarations: all problems at once, with defaults filled in; and the request
     * that they make. An optional input that is not supplied stays absent.
     */
    public static final class CallInputs {
        private static final int MAX_PROBLEMS = 100;

        private final CompiledDefinition compiled;
        private final Map<String, Object> values;
        private final List<Violation> problems;

        private CallInputs(CompiledDefinition compiled, Map<String, Object> values, List<Violation> problems) {
            this.compiled = compiled;
            this.values = Collections.unmodifiableMap(values);
            this.problems = problems;
        }

        /**
         * Returns the inputs of an invocation. What the caller supplies must be declared; what the host supplies for inputs that
         * this definition does not have is passed over, so that a host can hand the same context to every connector.
         */
        public static CallInputs check(CompiledDefinition compiled, Invocation invocation) {
            return check(compiled, invocation, CallBudget.withoutDeadline());
        }

        /**
         * Returns the inputs of an invocation, as {@link #check(CompiledDefinition, Invocation)} does, for a call that has a
         * deadline.
         *
         * @param budget what the checks are paid from
         * @throws CallOverException if the call is over before all is checked
         */
        public static CallInputs check(CompiledDefinition compiled, Invocation invocation, CallBudget budget) {
            ConnectorDefinition definition = compiled.definition();
            InputCheck check = new InputCheck(budget, compiled::inputPattern);
            Problems problems = Problems.atMost(MAX_PROBLEMS);
            Map<String, Object> values = new LinkedHashMap<>(definition.inputs().size() * 4 / 3 + 1);
            for (Input input : definition.inputs()) {
                take(input, invocation, check, values, problems.of(input.name()));
            }
            refuseUndeclared(definition, invocation, problems);
            return new CallInputs(compiled, values, problems.all());
        }

        private static void take(
                Input input, Invocation invocation, InputCheck check, Map<String, Object> values, Problems problems) {
            boolean fromContext = input.source() == Input.Source.CONTEXT;
            if (fromContext && invocation.inputs().containsKey(input.name())) {
                problems.add(Code.NOT_FROM_CALLER, "only the host supplies this value; a caller must leave it out");
            }
            Map<String, Object> supplied = fromContext ? invocation.context() : invocation.inputs();
            if (supplied.containsKey(input.name())) {
                values.put(input.name(), check.value(input, supplied.get(input.name()), problems));
            } else if (input.hasDefault()) {
                values.put(input.name(), check.value(input, input.defaultValue(), problems));
            } else if (input.isRequired()) {
                problems.add(
                        Code.VALUE_MISSING,
                        fromContext ? "is required, and the host did not supply it" : "is required");
            }
        }

        private static void refuseUndeclared(ConnectorDefinition definition, Invocation invocation, Problems problems) {
            int known = 0;
            for (Input input : definition.inputs()) {
                known += invocation.inputs().containsKey(input.name()) ? 1 : 0;
            }
            if (known == invocation.inputs().size()) {
                return;
            }
            Set<String> declared = definition.inputs().stream().map(Input::name).collect(Collectors.toSet());
            for (String name : invocation.inputs().keySet()) {
                problems.entry(name)
                        .addUnless(
                                declared.contains(name),
                                Code.UNKNOWN_INPUT,
                                () -> "is no input of " + definition.name() + known(definition),
                                name);
            }
        }

        private static String known(ConnectorDefinition definition) {
            String names = Problem.few(definition.inputs().stream()
                    .filter(input -> input.source() == Input.Source.CALLER)
                    .map(Input::name));
            return names.isEmpty() ? ", which takes none" : "; it takes " + names;
        }

        /** Returns the values by name, defaults included; complete only if there is no problem. */
        public Map<String, Object> values() {
            return values;
        }

        /**
         * Returns all that is wrong, each with its place among the inputs; empty if nothing is. Of more than 100 problems the last
         * violation tells the number.
         */
        public List<Violation> problems() {
            return problems;
        }

        /**
         * Returns the request as it is to be sent.
         *
         * @param secrets a value for each name of {@link CompiledDefinition#secrets()}
         * @throws InvalidInputException if the inputs have problems, or their values cannot stand where templates put them
         */
        public RenderedRequest render(Map<String, Secret> secrets, String callId, Instant time) {
            return compiled.request().render(CallValues.of(rendered(time), secrets, callId));
        }

        /**
         * Returns the request as it would be sent, with masks in the place of secrets. A signature is not shown.
         *
         * @throws InvalidInputException as {@link #render} does
         */
        public RequestPreview preview(String callId, Instant time) {
            return compiled.request().preview(CallValues.masked(rendered(time), callId));
        }

        private Values.Builder rendered(Instant time) {
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            return Values.builder().values(values).callTime(time);
        }
    }
}
