package io.dataconnectors.internal.form.connector;

import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Place;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.ListForm.OneOrListForm;
import io.dataconnectors.internal.form.MapForm;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.form.connector.PlaceForm.PathOrPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code error}: where a failed answer says what went wrong. Where one place may do, a list of them may: the first that has
 * something.
 */
public final class ErrorForm {
    /** {@code message}. */
    public static final Member<ErrorMapping, List<Place>> MESSAGE = Member.of(
                    ErrorMapping.class, "message", places(), ErrorMapping::message)
            .set((error, places) -> error.message(places.toArray(Place[]::new)))
            .absent(List.of())
            .described("A place, or places of which the first that has something counts. Several texts become one.");

    /** {@code code}. */
    public static final Member<ErrorMapping, List<Place>> CODE = Member.of(
                    ErrorMapping.class, "code", places(), ErrorMapping::code)
            .set((error, places) -> error.code(places.toArray(Place[]::new)))
            .absent(List.of())
            .described("A place, or places of which the first that has something counts.");

    /** {@code path} of {@code fields}. */
    public static final Member<ErrorFields, String> PATH = Member.of(
                    ErrorFields.class, "path", ScalarForm.path(), ErrorFields::path)
            .required("");

    /** {@code name} of {@code fields}. */
    public static final Member<ErrorFields, List<String>> FIELD_NAME = Member.of(
                    ErrorFields.class, "name", paths(), ErrorFields::name)
            .set((fields, paths) -> fields.name(paths.toArray(String[]::new)))
            .absent(List.of())
            .described(
                    "Where, within what the path finds, the field is named; without it, the last member name on the way"
                            + " there is its name.");

    /** {@code message} of {@code fields}. */
    public static final Member<ErrorFields, List<String>> FIELD_MESSAGE = Member.of(
                    ErrorFields.class, "message", paths(), ErrorFields::message)
            .set((fields, paths) -> fields.message(paths.toArray(String[]::new)))
            .absent(List.of())
            .described("Where, within what the path finds, the message is; without it, what is found is the message.");

    /** {@code fields}. */
    public static final Member<ErrorMapping, ErrorFields> FIELDS = Member.of(
                    ErrorMapping.class,
                    "fields",
                    ObjectForm.of(
                            "errorFields",
                            "What is said of single fields of the request.",
                            in -> in.onto(ErrorFields.at(in.get(PATH))),
                            PATH,
                            FIELD_NAME,
                            FIELD_MESSAGE),
                    ErrorMapping::fields)
            .set(ErrorMapping::fields);

    /** {@code details}. */
    public static final Member<ErrorMapping, Map<String, List<Place>>> DETAILS = Member.of(
                    ErrorMapping.class,
                    "details",
                    new MapForm<>(places())
                            .limited("maxProperties", Sizes.PLACES)
                            .limited("propertyNames", NameForm.IDENTIFIER),
                    ErrorForm::details)
            .set(ErrorForm::withDetails)
            .absent(Map.of())
            .described("What else a failure is to tell, by name: an id for the API's support, say.");

    static final ObjectForm<ErrorMapping> FORM = ObjectForm.of(
            "error",
            "Where a failed answer says what went wrong. Problem details (RFC 9457), SOAP faults and short texts are"
                    + " understood without it.",
            in -> in.onto(ErrorMapping.NONE),
            MESSAGE,
            CODE,
            FIELDS,
            DETAILS);

    private ErrorForm() {}

    private static Form<List<Place>> places() {
        return OneOrListForm.of(new PathOrPlace(), Sizes.PLACES)
                .limited(
                        "description",
                        "A path or a place, or a list of such, of which the first that has something counts.")
                .called("places");
    }

    private static Form<List<String>> paths() {
        return OneOrListForm.of(
                ScalarForm.path(node ->
                        node.parsed(path -> path, "a path or a list of paths").or(() -> Optional.of(""))),
                Sizes.PLACES);
    }

    /** A detail without a place says nothing. */
    private static Map<String, List<Place>> details(ErrorMapping error) {
        Map<String, List<Place>> details = new LinkedHashMap<>(error.details());
        details.values().removeIf(List::isEmpty);
        return details;
    }

    private static ErrorMapping withDetails(ErrorMapping error, Map<String, List<Place>> details) {
        ErrorMapping all = error;
        for (Map.Entry<String, List<Place>> detail : details.entrySet()) {
            all = all.detail(detail.getKey(), detail.getValue().toArray(Place[]::new));
        }
        return all;
    }
}
