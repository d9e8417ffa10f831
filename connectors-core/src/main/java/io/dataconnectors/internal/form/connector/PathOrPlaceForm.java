package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Place;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.form.Schemas;
import io.dataconnectors.internal.form.TextVisitor;
import io.dataconnectors.internal.form.Trail;
import io.dataconnectors.internal.form.Writing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** A place in an answer, which is mostly a path and then written as one. */
final class PathOrPlaceForm implements Form<Place> {
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
    public void texts(Place place, Trail at, TextVisitor visitor) {
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
