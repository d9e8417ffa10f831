package io.dataconnectors;

import java.time.Duration;

/** Checks all rules of a definition, and parses its templates and paths on the way. */
final class DefinitionCompiler {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private DefinitionCompiler() {}

    /** @throws InvalidDefinitionException with every violation, in the order of the document; with too many parts, that alone */
    static CompiledDefinition compile(ConnectorDefinition definition) {
        Problems problems = Problems.none();
        Counts.check(definition, problems);
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(problems.all()); // no more work on what is too much of it
        }
        NameRules.check(definition, problems);
        Patterns patterns = new Patterns();
        InputRules.check(definition.inputs(), patterns, problems.at("inputs"));
        Templates templates = new Templates(definition, problems);
        templates.compile();
        Paths paths = new Paths(definition.settings(), patterns);
        Formats formats = new Formats();
        Zones zones = new Zones(definition.settings());
        new ResponseRules(paths, formats, zones, patterns).check(definition.response(), problems.at("response"));
        patterns.check(problems);
        checkLimits(definition, problems.at("limits"));
        TextRules.check(definition, problems);
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(problems.all());
        }
        return templates.compiled(paths, formats, zones, patterns);
    }

    private static void checkLimits(ConnectorDefinition definition, Problems problems) {
        Limits limits = definition.limits();
        // compared as they are: a duration of a document can be too long to be counted in milliseconds
        boolean timely =
                limits.timeout().compareTo(SHORTEST) >= 0 && limits.timeout().compareTo(Limits.MAX_TIMEOUT) <= 0;
        problems.at("timeout").addUnless(timely, "The time for a call is 1 millisecond to 60 seconds, such as PT10S");
        boolean sized = limits.maxResponseBytes() >= 1 && limits.maxResponseBytes() <= Limits.MAX_RESPONSE_BYTES;
        problems.at("maxResponseBytes")
                .addUnless(sized, "An answer may have 1 to " + Limits.MAX_RESPONSE_BYTES + " bytes");
        checkRetries(definition, problems.at("retries"));
    }

    private static void checkRetries(ConnectorDefinition definition, Problems problems) {
        int retries = definition.retries();
        problems.addUnless(
                retries >= 0 && retries <= Limits.MAX_RETRIES, "A call has 0 to " + Limits.MAX_RETRIES + " retries");
        problems.addUnless(
                retries <= 0 || definition.isRepeatable(),
                "A " + definition.request().method()
                        + " is repeated only if the definition says how the API recognises a repeated request: declare"
                        + " idempotency, or set retries to 0");
    }
}
