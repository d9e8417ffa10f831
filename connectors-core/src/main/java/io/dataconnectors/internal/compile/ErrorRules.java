package io.dataconnectors.internal.compile;

import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Place;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import java.util.List;
import java.util.Map;

/** The rules of where a failed answer says what went wrong. */
final class ErrorRules {
    private static final int MANY = 20;

    private final PlaceRules rules;
    private final Paths paths;

    ErrorRules(PlaceRules rules, Paths paths) {
        this.rules = rules;
        this.paths = paths;
    }

    void check(ErrorMapping error, Problems problems) {
        checkPlaces(error.message(), problems.at("message"));
        checkPlaces(error.code(), problems.at("code"));
        checkDetails(error.details(), problems.at("details"));
        ErrorFields fields = error.fields();
        if (fields != null) {
            paths.parse(fields.path(), problems.at("fields").at("path"));
            checkPaths(fields.name(), problems.at("fields").at("name"));
            checkPaths(fields.message(), problems.at("fields").at("message"));
        }
    }

    private void checkDetails(Map<String, List<Place>> details, Problems problems) {
        problems.addUnless(
                details.size() <= MANY,
                Code.TOO_MANY,
                () -> "An error has at most " + MANY + " details, not " + details.size());
        details.forEach((name, places) -> {
            NameRules.checkIdentifier(name, problems.at(name));
            problems.at(name).addUnless(!places.isEmpty(), Code.EMPTY_LIST, "A detail needs a place in the answer");
            checkPlaces(places, problems.at(name));
        });
    }

    private void checkPlaces(List<Place> places, Problems problems) {
        checkCount(places, problems);
        rules.checkAlternatives(places, problems);
    }

    private void checkPaths(List<String> texts, Problems problems) {
        checkCount(texts, problems);
        for (int i = 0; i < texts.size(); i++) {
            paths.parse(texts.get(i), PlaceRules.alternative(texts, i, problems));
        }
    }

    private static void checkCount(List<?> places, Problems problems) {
        problems.addUnless(
                places.size() <= MANY,
                Code.TOO_MANY,
                () -> "At most " + MANY + " places are tried, not " + places.size());
    }
}
