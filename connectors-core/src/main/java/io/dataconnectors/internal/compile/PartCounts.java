package io.dataconnectors.internal.compile;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Output;
import io.dataconnectors.Request;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;

/** How many of each kind a definition may have: far more than one has, and few enough that checking them takes no time. */
final class PartCounts {
    private static final int MANY = 100;
    private static final int MAX_VARIABLES = 50;

    private PartCounts() {}

    static void check(ConnectorDefinition definition, Problems problems) {
        limit(definition.settings().size(), MANY, "settings", problems.at("settings"));
        limit(definition.inputs().size(), MANY, "inputs", problems.at("inputs"));
        limit(definition.variables().size(), MAX_VARIABLES, "variables", problems.at("variables"));
        Request request = definition.request();
        limit(
                request.query().size(),
                MANY,
                "query parameters",
                problems.at("request").at("query"));
        limit(request.headers().size(), MANY, "headers", problems.at("request").at("headers"));
        limit(
                definition.response().outputs().size(),
                MANY,
                "outputs",
                problems.at("response").at("outputs"));
    }

    /** The members of one object among the inputs. */
    static void properties(Input object, Problems problems) {
        limit(object.properties().size(), MANY, "properties in an object", problems);
    }

    /** The fields of one object among the outputs. */
    static void fields(Output object, Problems problems) {
        limit(object.fields().size(), MANY, "fields in an object", problems);
    }

    private static void limit(int count, int most, String what, Problems problems) {
        problems.addUnless(
                count <= most, Code.TOO_MANY, () -> "A definition has at most " + most + " " + what + ", not " + count);
    }
}
