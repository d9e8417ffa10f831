package io.dataconnectors.internal.compile;

import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Place;
import io.dataconnectors.internal.form.connector.ErrorForm;
import io.dataconnectors.internal.form.connector.PlaceForm;
import io.dataconnectors.internal.form.connector.Sizes;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.HeaderRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of the places in an answer. What they name is parsed on the way. */
final class PlaceRules {
    private static final Set<Place.Kind> TEXTS = EnumSet.of(Place.Kind.PATH, Place.Kind.HEADER, Place.Kind.TEXT);

    private final Paths paths;
    private final Patterns patterns;

    PlaceRules(Paths paths, Patterns patterns) {
        this.paths = paths;
        this.patterns = patterns;
    }

    void check(Place place, Problems problems) {
        checkPlace(place, problems, problems.at(PlaceForm.PATH));
    }

    /** A place for a text or another plain value. */
    void checkValue(Place place, Problems problems) {
        check(place, problems);
        checkNoFile(place, problems);
    }

    /** Places that are tried one after the other; one that is a path alone is written without a name for it. */
    private void checkAlternatives(List<Place> places, Problems problems) {
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Problems there = alternative(places, i, problems);
            checkPlace(place, there, isPlain(place) ? there : there.at(PlaceForm.PATH));
            checkNoFile(place, there);
        }
    }

    private static Problems alternative(List<?> all, int index, Problems problems) {
        return all.size() == 1 ? problems : problems.at(index);
    }

    private static boolean isPlain(Place place) {
        return place.path() != null && place.pattern() == null;
    }

    private void checkPlace(Place place, Problems problems, Problems atPath) {
        paths.parse(place.path(), atPath);
        if (place.header() != null) {
            problems.at(PlaceForm.HEADER)
                    .addUnless(
                            HeaderRules.isToken(place.header()),
                            Code.MALFORMED_HEADER_NAME,
                            "A header name has letters, digits and characters of !#$%&'*+-.^_`|~");
        }
        if (place.pattern() != null) {
            patterns.parse(place.pattern(), problems.at(PlaceForm.PATTERN));
            problems.at(PlaceForm.PATTERN)
                    .addUnless(
                            TEXTS.contains(place.kind()),
                            Code.PATTERN_NOT_HERE,
                            "A pattern is for a text: a path, a header or the text");
        }
    }

    private static void checkNoFile(Place place, Problems problems) {
        problems.at(PlaceForm.FROM)
                .addUnless(place.kind() != Place.Kind.FILE, Code.FILE_NOT_HERE, "A file is for an output alone");
    }

    /** Where a failed answer says what went wrong. */
    void checkError(ErrorMapping error, Problems problems) {
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
        checkAlternatives(places, problems);
    }

    private void checkPaths(List<String> texts, Problems problems) {
        checkCount(texts, problems);
        for (int i = 0; i < texts.size(); i++) {
            paths.parse(texts.get(i), alternative(texts, i, problems));
        }
    }

    private static void checkCount(List<?> places, Problems problems) {
        problems.addUnless(
                places.size() <= Sizes.PLACES,
                Code.TOO_MANY,
                () -> "At most " + Sizes.PLACES + " places are tried, not " + places.size());
    }
}
