package io.dataconnectors.internal.compile;

import io.dataconnectors.Condition;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Input;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.Response;
import io.dataconnectors.internal.rule.Characters;
import io.dataconnectors.internal.rule.Problems;
import java.util.List;

/** The texts of a definition that are no templates and no names, and where they stand: see {@link Characters}. */
final class TextRules {
    private TextRules() {}

    static void declarations(ConnectorDefinition definition, Problems problems) {
        Characters.check(definition.description(), problems.at("description"));
        Characters.check(definition.settings(), problems.at("settings"));
        inputs(definition.inputs(), problems.at("inputs"));
    }

    private static void inputs(List<Input> inputs, Problems problems) {
        for (int i = 0; i < inputs.size(); i++) {
            input(inputs.get(i), problems.at(i));
        }
    }

    private static void input(Input input, Problems problems) {
        Characters.check(input.description(), problems.at("description"));
        Characters.check(input.pattern(), problems.at("pattern"));
        Characters.check(input.oneOf(), problems.at("enum"));
        Characters.check(input.defaultValue(), problems.at("default"));
        inputs(input.properties(), problems.at("properties"));
        if (input.items() != null) {
            input(input.items(), problems.at("items"));
        }
    }

    static void response(Response response, Problems problems) {
        conditions(response.success().when(), problems.at("success").at("when"));
        conditions(response.success().unless(), problems.at("success").at("unless"));
        outputs(response.outputs(), problems.at("outputs"));
        error(response.error(), problems.at("error"));
    }

    private static void error(ErrorMapping error, Problems problems) {
        places(error.message(), problems.at("message"));
        places(error.code(), problems.at("code"));
        ErrorFields fields = error.fields();
        if (fields != null) {
            Characters.check(fields.path(), problems.at("fields").at("path"));
            Characters.check(fields.name(), problems.at("fields").at("name"));
            Characters.check(fields.message(), problems.at("fields").at("message"));
        }
    }

    private static void places(List<Place> places, Problems problems) {
        for (int i = 0; i < places.size(); i++) {
            Problems there = PlaceRules.alternative(places, i, problems);
            if (PlaceRules.isPlain(places.get(i))) {
                Characters.check(places.get(i).path(), there);
            } else {
                place(places.get(i), there);
            }
        }
    }

    /** The name of a header is judged as one. */
    private static void place(Place place, Problems problems) {
        Characters.check(place.path(), problems.at("path"));
        Characters.check(place.pattern(), problems.at("pattern"));
    }

    private static void conditions(List<Condition> conditions, Problems problems) {
        for (int i = 0; i < conditions.size(); i++) {
            place(conditions.get(i).place(), problems.at(i));
            Characters.check(conditions.get(i).value(), problems.at(i).at("equals"));
        }
    }

    private static void outputs(List<Output> outputs, Problems problems) {
        for (int i = 0; i < outputs.size(); i++) {
            Output output = outputs.get(i);
            Problems there = problems.at(i);
            Characters.check(output.description(), there.at("description"));
            place(output.place(), there);
            Characters.check(output.format(), there.at("format"));
            Characters.check(output.comparand(), there.at("equals"));
            outputs(output.fields(), there.at("fields"));
        }
    }
}
