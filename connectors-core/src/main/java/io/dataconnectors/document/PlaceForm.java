package io.dataconnectors.document;

import io.dataconnectors.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A place in an answer: a {@code path}, a {@code header} or {@code from}, each with a {@code pattern} or without. */
final class PlaceForm {
    private static final Words<Place> WORDS =
            Words.of(List.of(Place.status(), Place.text(), Place.file()), PlaceForm::word);

    /** For a place that could not be read: one that breaks no rule, so that nothing more is said of it. */
    private static final Place STAND_IN = Place.path("$");

    private PlaceForm() {}

    private static String word(Place place) {
        return place.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Reads the place from among the members of an object. */
    static Place read(Node node, Members in) {
        Node path = in.optional("path");
        Node header = in.optional("header");
        Node from = in.optional("from");
        List<Node> given = Stream.of(path, header, from).filter(Node::isPresent).toList();
        if (given.size() > 1) {
            given.get(1).problem("expected one of path, header and from, found " + given.size());
        } else if (in.isReadable() && given.isEmpty()) {
            node.problem("expected one of path, header and from, found none");
        }
        Optional<Place> named = path.text().map(Place::path);
        Optional<Place> field = header.text().map(Place::header);
        Optional<Place> whole = from.word(WORDS);
        Place place = named.or(() -> field).or(() -> whole).orElse(STAND_IN);
        return in.optional("pattern").text().map(place::pattern).orElse(place);
    }

    static void write(Place place, Written out) {
        if (place.path() != null) {
            out.put("path", out.path(place.path()));
        }
        out.putUnless(null, "header", place.header());
        if (place.path() == null && place.header() == null) {
            out.put("from", word(place));
        }
        out.putUnless(null, "pattern", place.pattern());
    }
}
