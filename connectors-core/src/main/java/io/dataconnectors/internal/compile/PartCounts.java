package io.dataconnectors.internal.compile;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Output;
import io.dataconnectors.Request;
import io.dataconnectors.internal.form.connector.DefinitionForm;
import io.dataconnectors.internal.form.connector.RequestForm;
import io.dataconnectors.internal.form.connector.ResponseForm;
import io.dataconnectors.internal.form.connector.Sizes;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;

/** Limits the number of parts of each kind in a definition: far more than one has, and few enough that checking them takes no time. */
final class PartCounts {
    private PartCounts() {}

    static void check(ConnectorDefinition definition, Problems problems) {
        limit(definition.settings().size(), Sizes.MANY, "settings", problems.at(DefinitionForm.SETTINGS));
        limit(definition.inputs().size(), Sizes.MANY, "inputs", problems.at(DefinitionForm.INPUTS));
        limit(definition.variables().size(), Sizes.VARIABLES, "variables", problems.at(DefinitionForm.VARIABLES));
        Request request = definition.request();
        limit(
                request.query().size(),
                Sizes.MANY,
                "query parameters",
                problems.at(DefinitionForm.REQUEST).at(RequestForm.QUERY));
        limit(
                request.headers().size(),
                Sizes.MANY,
                "headers",
                problems.at(DefinitionForm.REQUEST).at(RequestForm.HEADERS));
        limit(
                definition.response().outputs().size(),
                Sizes.MANY,
                "outputs",
                problems.at(DefinitionForm.RESPONSE).at(ResponseForm.OUTPUTS));
    }

    /** The members of one object among the inputs. */
    static void properties(Input object, Problems problems) {
        limit(object.properties().size(), Sizes.MANY, "properties in an object", problems);
    }

    /** The fields of one object among the outputs. */
    static void fields(Output object, Problems problems) {
        limit(object.fields().size(), Sizes.MANY, "fields in an object", problems);
    }

    private static void limit(int count, int most, String what, Problems problems) {
        problems.addUnless(
                count <= most, Code.TOO_MANY, () -> "A definition has at most " + most + " " + what + ", not " + count);
    }
}
