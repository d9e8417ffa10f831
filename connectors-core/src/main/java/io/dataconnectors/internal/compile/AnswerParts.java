package io.dataconnectors.internal.compile;

import io.dataconnectors.Condition;
import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.Response;
import io.dataconnectors.internal.json.Parts;
import io.dataconnectors.internal.jsonpath.PathParts;
import io.dataconnectors.internal.jsonpath.PathParts.Look;
import io.dataconnectors.internal.jsonpath.ValuePath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The parts of an answer in JSON that a definition looks at. An answer that is a success is not read for what is said of
 * errors.
 *
 * @param outcome what its conditions and its outputs look at
 * @param errors what its error mapping looks at
 */
public record AnswerParts(Parts outcome, Parts errors) {
    static AnswerParts of(Response response, Function<String, ValuePath> paths) {
        Looks looks = new Looks(paths);
        return new AnswerParts(looks.outcome(response), looks.errors(response.error()));
    }

    private record Looks(Function<String, ValuePath> paths) {
        Parts outcome(Response response) {
            if (response.outputs().isEmpty()) {
                return Parts.ALL;
            }
            List<Look> looks = new ArrayList<>(outputs(response.outputs()));
            Stream.concat(response.success().when().stream(), response.success().unless().stream())
                    .map(Condition::place)
                    .forEach(place -> add(looks, place));
            return PathParts.of(looks);
        }

        private List<Look> outputs(List<Output> outputs) {
            return outputs.stream()
                    .filter(output -> output.place().path() != null)
                    .map(this::output)
                    .toList();
        }

        private Look output(Output output) {
            ValuePath path = paths.apply(String.valueOf(output.place().path()));
            return new Look(path, output.isList() && path.singular(), outputs(output.fields()));
        }

        Parts errors(ErrorMapping mapping) {
            List<Look> looks = new ArrayList<>();
            mapping.message().forEach(place -> add(looks, place));
            mapping.code().forEach(place -> add(looks, place));
            mapping.details().values().forEach(places -> places.forEach(place -> add(looks, place)));
            ErrorFields fields = mapping.fields();
            if (fields != null) {
                looks.add(new Look(paths.apply(fields.path()), false, within(fields)));
            }
            return PathParts.of(looks);
        }

        /** Without a path to its message, what is said of a field is all that is there. */
        private List<Look> within(ErrorFields fields) {
            return fields.message().isEmpty()
                    ? List.of()
                    : Stream.concat(fields.message().stream(), fields.name().stream())
                            .map(this::whole)
                            .toList();
        }

        private void add(List<Look> looks, Place place) {
            if (place.path() != null) {
                looks.add(whole(place.path()));
            }
        }

        private Look whole(String path) {
            return new Look(paths.apply(path), false, List.of());
        }
    }
}
