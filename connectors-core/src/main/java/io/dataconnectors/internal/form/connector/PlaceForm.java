package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Place;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.Members;
import io.dataconnectors.internal.form.Members.Given;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.form.Schemas;
import io.dataconnectors.internal.form.Trail;
import io.dataconnectors.internal.form.Trail.Visitor;
import io.dataconnectors.internal.form.Words;
import io.dataconnectors.internal.form.Writing;
import io.dataconnectors.internal.problem.Code;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A place in an answer: a {@code path}, a {@code header} or {@code from}, each with a {@code pattern} or without. */
public final class PlaceForm {
    /** {@code path}. */
    public static final Member<Place, String> PATH = Member.of(Place.class, "path", ScalarForm.path(), Place::path);

    /** {@code header}. */
    public static final Member<Place, String> HEADER = Member.of(
                    Place.class, "header", ScalarForm.name(), Place::header)
            .described("The name of the header that is read.");

    /** {@code from}, which is no file. */
    public static final Member<Place, Place> FROM =
            from(words().limited("enum", List.of("status", "text")), "The status code, the whole body as text.");

    /** {@code from} of an output. */
    static final Member<Place, Place> FROM_FILE =
            from(words(), "The status code, the whole body as text, or the whole body as a file.");

    /** {@code pattern}. */
    public static final Member<Place, String> PATTERN = Member.of(
                    Place.class, "pattern", ScalarForm.text().limited("maxLength", Sizes.PATTERN), Place::pattern)
            .described(
                    "A regular expression (RFC 9485 with the usual classes, anchors, groups and flags): of a text, only"
                            + " what its first group finds counts, or the whole match if it has none.");

    /** What a schema says of the rule that a place is one of three. */
    static final Map<String, Object> ONE = Map.of(
            "oneOf",
            List.of(
                    Map.of("required", List.of("path")),
                    Map.of("required", List.of("header")),
                    Map.of("required", List.of("from"))));

    static final ObjectForm<Place> FORM = ObjectForm.of(
                    "place", "A place in an answer.", PlaceForm::read, PATH, HEADER, FROM, PATTERN)
            .checked(PlaceForm::check, ONE);

    /** For a place that could not be read: one that breaks no rule, so that nothing more is said of it. */
    private static final Place STAND_IN = Place.path("$");

    private PlaceForm() {}

    private static Words<Place> words() {
        return Words.of(
                List.of(Place.status(), Place.text(), Place.file()),
                place -> place.kind().name().toLowerCase(Locale.ROOT));
    }

    private static Member<Place, Place> from(Form<Place> words, String description) {
        return Member.of(
                        Place.class,
                        "from",
                        words,
                        place -> place.path() == null && place.header() == null ? place : null)
                .described(description);
    }

    /** Checks that there is one place among the members of an object. */
    static void check(Members in) {
        List<Node> given = Stream.of(PATH, HEADER, FROM)
                .map(in::node)
                .filter(Node::isPresent)
                .toList();
        if (given.size() > 1) {
            given.get(1)
                    .problem(Code.CONFLICTING_MEMBERS, "expected one of path, header and from, found " + given.size());
        } else if (given.isEmpty()) {
            in.problem(Code.MEMBER_MISSING, "expected one of path, header and from, found none");
        }
    }

    /** Returns the place that was read from among the members of an object. */
    static Place read(Given<?> in) {
        Place place = STAND_IN;
        if (in.has(PATH)) {
            place = Place.path(in.get(PATH));
        } else if (in.has(HEADER)) {
            place = Place.header(in.get(HEADER));
        } else if (in.has(FROM)) {
            place = in.get(FROM);
        }
        return in.has(PATTERN) ? place.pattern(in.get(PATTERN)) : place;
    }

    /** A place in an answer, which is mostly a path and then written as one. */
    static final class PathOrPlace implements Form<Place> {
        private static final String EXPECTED = "a path, an object with one of path, header and from, or a list of such";
        private static final Form<String> PATH = ScalarForm.path();

        @Override
        public Optional<Place> read(Node node) {
            return node.value() instanceof Map
                    ? PlaceForm.FORM.read(node)
                    : node.parsed(Place::path, EXPECTED).or(() -> Optional.of(Place.path("")));
        }

        @Nullable
        @Override
        public Object write(Place place, Writing out) {
            String path = pathAlone(place);
            return path == null ? PlaceForm.FORM.write(place, out) : PATH.write(path, out);
        }

        @Override
        public void texts(Place place, Trail at, Visitor visitor) {
            String path = pathAlone(place);
            if (path == null) {
                PlaceForm.FORM.texts(place, at, visitor);
            } else {
                PATH.texts(path, at, visitor);
            }
        }

        @Nullable
        private static String pathAlone(Place place) {
            return place.pattern() == null ? place.path() : null;
        }

        @Override
        public Map<String, Object> schema(Schemas schemas) {
            return Map.of("anyOf", List.of(PATH.schema(schemas), PlaceForm.FORM.schema(schemas)));
        }
    }
}
