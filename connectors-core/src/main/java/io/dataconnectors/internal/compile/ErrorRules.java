package io.dataconnectors.internal.compile;

import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Place;
import io.dataconnectors.internal.form.connector.ErrorForm;
import io.dataconnectors.internal.form.connector.Sizes;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import java.util.List;
import java.util.Map;

/** The rules of where a failed answer says what went wrong. */
final class ErrorRules {

    private final PlaceRules rules;
    private final Paths paths;

    ErrorRules(PlaceRules rules, Paths paths) {
        this.rules = rules;
        this.paths = paths;
    }

    void check(ErrorMapping error, Problems problems) {
        checkPlaces(error.message(), problems.at(ErrorForm.MESSAGE));
        checkPlaces(error.code(), problems.at(ErrorForm.CODE));
        checkDetails(error.details(), problems.at(ErrorForm.DETAILS));
        ErrorFields fields = error.fields();
        if (fields != null) {
            paths.parse(fields.path(), problems.at(ErrorForm.FIELDS).at(ErrorForm.PATH));
            checkPaths(fields.name(), problems.at(ErrorForm.FIELDS).at(ErrorForm.FIELD_NAME));
            checkPaths(fields.message(), problems.at(ErrorForm.FIELDS).at(ErrorForm.FIELD_MESSAGE));
        }
    }

    private void checkDetails(Map<String, List<Place>> details, Problems problems) {
        problems.addUnless(
                details.size() <= Sizes.PLACES,
                Code.TOO_MANY,
                () -> "An error has at most " + Sizes.PLACES + " details, not " + details.size());
        details.forEach((name, places) -> {
            NameRules.checkIdentifier(name, problems.entry(name));
            problems.entry(name).addUnless(!places.isEmpty(), Code.EMPTY_LIST, "A detail needs a place in the answer");
            checkPlaces(places, problems.entry(name));
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
                places.size() <= Sizes.PLACES,
                Code.TOO_MANY,
                () -> "At most " + Sizes.PLACES + " places are tried, not " + places.size());
    }
}
