package io.dataconnectors.internal.compile;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Limits;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.ResponseRules.DatePatterns;
import io.dataconnectors.internal.form.connector.DefinitionForm;
import io.dataconnectors.internal.form.connector.LimitsForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.request.CompiledRequest;
import io.dataconnectors.internal.rule.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Checks all rules of a definition, and parses its templates and paths on the way. */
public final class DefinitionCompiler {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private DefinitionCompiler() {}

    /**
     * Returns a definition with its templates, paths and patterns parsed.
     *
     * @throws InvalidDefinitionException with every violation, in the order of the document; with too many parts, that alone
     */
    public static CompiledDefinition compile(ConnectorDefinition definition) {
        return compile(definition, Problems.none());
    }

    /**
     * Returns a definition that was live before this release of the library, with its templates, paths and patterns parsed.
     * Rules that protect its author alone, such as one on credentials in plain text, do not stop it.
     *
     * @throws InvalidDefinitionException with every violation that endangers a call
     */
    public static CompiledDefinition compileLive(ConnectorDefinition definition) {
        return compile(definition, Problems.ofCalls());
    }

    private static CompiledDefinition compile(ConnectorDefinition definition, Problems problems) {
        DocumentSize.check(definition, problems);
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(problems.all()); // no more work on what is too much of it
        }
        NameRules.check(definition, problems);
        Patterns patterns = new Patterns();
        InputRules.check(definition.inputs(), patterns, problems.at(DefinitionForm.INPUTS));
        NameRules.checkTexts(definition, problems);
        RequestRules rules = new RequestRules(definition, problems);
        CompiledRequest request = rules.compile();
        Paths paths = new Paths(definition.settings(), patterns);
        DatePatterns dates = new DatePatterns(definition.settings());
        new ResponseRules(paths, dates, patterns).check(definition.response(), problems.at(DefinitionForm.RESPONSE));
        patterns.check(problems);
        checkLimits(definition, problems.at(DefinitionForm.LIMITS));
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(problems.all());
        }
        return new CompiledDefinition(
                definition,
                Objects.requireNonNull(request),
                paths.parsed(),
                dates.formats(),
                dates.zones(),
                patterns.parsed(),
                patterns.written(),
                problems.warnings(),
                rules.exposedSettings());
    }

    /** Returns all rules that a definition breaks, in the order of the document; empty if it can be compiled. */
    public static List<Violation> violations(ConnectorDefinition definition) {
        try {
            compile(definition);
            return List.of();
        } catch (InvalidDefinitionException e) {
            return e.violations();
        }
    }

    private static void checkLimits(ConnectorDefinition definition, Problems problems) {
        Limits limits = definition.limits();
        if (limits.equals(Limits.DEFAULT)) { // which break no rule
            return;
        }
        // compared as they are: a duration of a document can be too long to be counted in milliseconds
        boolean timely =
                limits.timeout().compareTo(SHORTEST) >= 0 && limits.timeout().compareTo(Limits.MAX_TIMEOUT) <= 0;
        problems.at(LimitsForm.TIMEOUT)
                .addUnless(
                        timely, Code.OUT_OF_RANGE, "The time for a call is 1 millisecond to 60 seconds, such as PT10S");
        boolean sized = limits.maxResponseBytes() >= 1 && limits.maxResponseBytes() <= Limits.MAX_RESPONSE_BYTES;
        problems.at(LimitsForm.MAX_RESPONSE_BYTES)
                .addUnless(sized, Code.OUT_OF_RANGE, "An answer may have 1 to " + Limits.MAX_RESPONSE_BYTES + " bytes");
        checkRetries(definition, problems.at(LimitsForm.RETRIES));
    }

    private static void checkRetries(ConnectorDefinition definition, Problems problems) {
        int retries = definition.retries();
        problems.addUnless(
                retries >= 0 && retries <= Limits.MAX_RETRIES,
                Code.OUT_OF_RANGE,
                "A call has 0 to " + Limits.MAX_RETRIES + " retries");
        problems.addUnless(
                retries <= 0 || definition.isRepeatable(),
                Code.RETRY_WITHOUT_IDEMPOTENCY,
                "A " + definition.request().method()
                        + " is repeated only if the definition says how the API recognises a repeated request: declare"
                        + " idempotency, or set retries to 0");
    }
}
