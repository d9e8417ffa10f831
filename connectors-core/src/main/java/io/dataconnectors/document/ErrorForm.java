package io.dataconnectors.document;

import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code error}: where a failed answer says what went wrong. Where one place may do, a list of them may: the first that has something. */
final class ErrorForm {
    private static final String PLACE = "a path, an object with one of path, header and from, or a list of such";
    private static final String PATH = "a path or a list of paths";

    private ErrorForm() {}

    static ErrorMapping read(Node node) {
        Members in = node.members();
        ErrorMapping error = ErrorMapping.NONE
                .message(oneOrList(in.optional("message"), ErrorForm::readPlace).toArray(Place[]::new))
                .code(oneOrList(in.optional("code"), ErrorForm::readPlace).toArray(Place[]::new));
        Node fields = in.optional("fields");
        Map<String, Place[]> details = in.optional("details")
                .entries(detail ->
                        Optional.of(oneOrList(detail, ErrorForm::readPlace).toArray(Place[]::new)));
        in.refuseOthers();
        for (Map.Entry<String, Place[]> detail : details.entrySet()) {
            error = error.detail(detail.getKey(), detail.getValue());
        }
        return fields.isPresent() ? error.fields(readFields(fields)) : error;
    }

    private static ErrorFields readFields(Node node) {
        Members in = node.members();
        ErrorFields fields = ErrorFields.at(in.required("path").text().orElse(""))
                .name(oneOrList(in.optional("name"), ErrorForm::readPath).toArray(String[]::new))
                .message(oneOrList(in.optional("message"), ErrorForm::readPath).toArray(String[]::new));
        in.refuseOthers();
        return fields;
    }

    private static <T> List<T> oneOrList(Node node, Function<Node, T> reader) {
        if (!node.isPresent()) {
            return List.of();
        }
        return node.value() instanceof List ? node.filledList(reader) : List.of(reader.apply(node));
    }

    private static Place readPlace(Node node) {
        if (!(node.value() instanceof Map)) {
            return node.parsed(Place::path, PLACE).orElse(Place.path(""));
        }
        Members in = node.members();
        Place place = PlaceForm.read(node, in);
        in.refuseOthers();
        return place;
    }

    private static String readPath(Node node) {
        return node.parsed(path -> path, PATH).orElse("");
    }

    static void write(ErrorMapping error, Written out) {
        out.oneOrList("message", error.message(), place -> placeForm(place, out))
                .oneOrList("code", error.code(), place -> placeForm(place, out));
        ErrorFields fields = error.fields();
        if (fields != null) {
            out.object("fields", fields, ErrorForm::writeFields);
        }
        out.object("details", error.details(), ErrorForm::writeDetails);
    }

    private static void writeDetails(Map<String, List<Place>> details, Written out) {
        details.forEach((name, places) -> out.oneOrList(name, places, place -> placeForm(place, out)));
    }

    private static void writeFields(ErrorFields fields, Written out) {
        out.put("path", out.path(fields.path()))
                .oneOrList("name", fields.name(), out::path)
                .oneOrList("message", fields.message(), out::path);
    }

    private static Object placeForm(Place place, Written out) {
        String path = place.path();
        return path != null && place.pattern() == null ? out.path(path) : out.members(place, PlaceForm::write);
    }
}
