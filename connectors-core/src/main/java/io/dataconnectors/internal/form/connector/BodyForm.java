package io.dataconnectors.internal.form.connector;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.Body;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.KindsForm;
import io.dataconnectors.internal.form.KindsForm.Kind;
import io.dataconnectors.internal.form.ListForm;
import io.dataconnectors.internal.form.MapForm;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import java.util.List;
import java.util.Map;

/** {@code body}: what the request carries. */
public final class BodyForm {
    /** {@code template} of a JSON body. */
    public static final Member<Body.Json, String> JSON = Member.of(
                    Body.Json.class, "template", ScalarForm.lines(), Body.Json::template)
            .required("")
            .described("The template of the JSON text.");

    /** {@code contentType} of a JSON body. */
    public static final Member<Body.Json, String> JSON_TYPE = contentType(Body.Json.class, Body.Json::contentType)
            .meaning(new Body.Json("", null).mediaType())
            .described("The media type, such as application/merge-patch+json.");

    /** {@code template} of a form. */
    public static final Member<Body.Form, String> FIELDS = Member.of(
                    Body.Form.class, "template", ScalarForm.lines(), Body.Form::template)
            .required("")
            .described("The template of the JSON text of the object.");

    /** {@code arrays} of a form. */
    public static final Member<Body.Form, ArrayStyle> ARRAYS = Member.of(
                    Body.Form.class, "arrays", RequestForm.ARRAY_STYLES, Body.Form::arrays)
            .absent(ArrayStyle.INDICES)
            .described("How lists are written: a[0]=1, a[]=1, a=1&a=2, a=1,2 or a=[1,2]. Those with lists or objects in"
                    + " them are always written a[0].");

    /** {@code styles} of a form. */
    public static final Member<Body.Form, Map<String, ArrayStyle>> STYLES = Member.of(
                    Body.Form.class, "styles", new MapForm<>(RequestForm.ARRAY_STYLES), Body.Form::styles)
            .absent(Map.of())
            .described("How the lists of certain fields are written, by field; with json its objects too.");

    /** {@code template} of text. */
    public static final Member<Body.Text, String> TEXT = Member.of(
                    Body.Text.class, "template", ScalarForm.lines(), Body.Text::template)
            .required("")
            .described("The template of the text.");

    /** {@code contentType} of text. */
    public static final Member<Body.Text, String> TEXT_TYPE = contentType(Body.Text.class, Body.Text::contentType)
            .meaning(new Body.Text("", null).mediaType())
            .described(
                    "The media type, such as text/csv or application/xml; neither JSON nor a form, which are types of"
                            + " their own.");

    /** {@code file} of a file. */
    public static final Member<Body.File, String> FILE = Member.of(
                    Body.File.class, "file", ScalarForm.template(), Body.File::template)
            .required("")
            .described("A tag, and nothing else, that names an input of type file: {{document}}.");

    /** {@code contentType} of a file. */
    public static final Member<Body.File, String> FILE_TYPE = contentType(Body.File.class, Body.File::contentType)
            .described("The media type; that of the file if it is left out.");

    /** {@code parts} of a multipart body. */
    public static final Member<Body.Multipart, List<Body.Part>> PARTS = Member.of(
                    Body.Multipart.class,
                    "parts",
                    ListForm.named(Form.later(() -> PartForm.FORM), "value")
                            .limited("minItems", 1)
                            .limited("maxItems", Sizes.MANY),
                    Body.Multipart::parts)
            .required(List.of())
            .described("The parts, in order.");

    /** {@code contentType} of a multipart body. */
    public static final Member<Body.Multipart, String> MULTIPART_TYPE = contentType(
                    Body.Multipart.class, Body.Multipart::contentType)
            .meaning(new Body.Multipart(List.of(), null).mediaType())
            .described("The media type, such as multipart/related; without a boundary.");

    static final KindsForm<Body> FORM = new KindsForm<>(
            "body",
            "What the request carries.",
            "{\"type\": \"json\", \"template\": …}",
            Body.none(),
            List.of(
                    new Kind<>(
                            "none",
                            Body.None.class,
                            ObjectForm.of("No body", "Nothing is sent.", in -> new Body.None())),
                    new Kind<>(
                            "json",
                            Body.Json.class,
                            ObjectForm.of(
                                    "JSON",
                                    "A JSON body.",
                                    in -> new Body.Json(in.get(JSON), in.orNull(JSON_TYPE)),
                                    JSON,
                                    JSON_TYPE)),
                    new Kind<>(
                            "form",
                            Body.Form.class,
                            ObjectForm.of(
                                    "Form",
                                    "A form: the members of an object as fields, written a=1&b[c]=2 and"
                                            + " percent-encoded.",
                                    in -> new Body.Form(in.get(FIELDS), in.get(ARRAYS), in.get(STYLES)),
                                    FIELDS,
                                    ARRAYS,
                                    STYLES)),
                    new Kind<>(
                            "text",
                            Body.Text.class,
                            ObjectForm.of(
                                    "Text",
                                    "Text in UTF-8. In XML and HTML values are escaped, in other text they stand as they"
                                            + " are.",
                                    in -> new Body.Text(in.get(TEXT), in.orNull(TEXT_TYPE)),
                                    TEXT,
                                    TEXT_TYPE)),
                    new Kind<>(
                            "file",
                            Body.File.class,
                            ObjectForm.of(
                                    "File",
                                    "A file, byte by byte.",
                                    in -> new Body.File(in.get(FILE), in.orNull(FILE_TYPE)),
                                    FILE,
                                    FILE_TYPE)),
                    new Kind<>(
                            "multipart",
                            Body.Multipart.class,
                            ObjectForm.of(
                                    "Multipart",
                                    "Parts, each a text or a file. The boundary between them is chosen for each call.",
                                    in -> new Body.Multipart(in.get(PARTS), in.orNull(MULTIPART_TYPE)),
                                    PARTS,
                                    MULTIPART_TYPE))));

    private BodyForm() {}

    private static <B extends Body> Member<B, String> contentType(Class<B> body, Member.Getter<B, String> getter) {
        return Member.of(body, "contentType", ScalarForm.text(), getter);
    }
}
