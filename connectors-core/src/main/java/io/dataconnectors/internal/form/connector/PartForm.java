package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Body;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.Members;
import io.dataconnectors.internal.form.Members.Given;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.problem.Code;
import java.util.List;
import java.util.Map;

/** One of the {@code parts} of a multipart body: a {@code value} or a {@code file}, and what is said of it. */
public final class PartForm {
    /** {@code name}. */
    public static final Member<Body.Part, String> NAME = Member.of(
                    Body.Part.class, "name", ScalarForm.filledTemplate(), Body.Part::name)
            .described(
                    "The field's name; in a multipart that is no form the Content-ID too, and it may be left out. Settings"
                            + " may stand in it.");

    /** {@code value}. */
    public static final Member<Body.Part, String> VALUE = Member.of(
                    Body.Part.class, "value", ScalarForm.lines(), part -> part.isFile() ? null : part.template())
            .described(
                    "The template of the part's text, which with a JSON, XML or HTML contentType is a template of that"
                            + " kind.");

    /** {@code file}. */
    public static final Member<Body.Part, String> FILE = Member.of(
                    Body.Part.class, "file", ScalarForm.template(), part -> part.isFile() ? part.template() : null)
            .described("A tag, and nothing else, that names an input of type file, or a list of files: {{document}}.");

    /** {@code filename}. */
    public static final Member<Body.Part, String> FILENAME = Member.of(
                    Body.Part.class, "filename", ScalarForm.template(), Body.Part::filename)
            .described(
                    "The template of the file's name; the name of the file itself if it is left out or a value in it is"
                            + " absent.");

    /** {@code contentType}. */
    public static final Member<Body.Part, String> CONTENT_TYPE = Member.of(
                    Body.Part.class, "contentType", ScalarForm.text(), Body.Part::contentType)
            .described("The media type, such as application/json; if it is left out, that of the file, and none for a"
                    + " value.");

    static final Form<Body.Part> FORM = ObjectForm.of(
                    "part",
                    "A part of a multipart body: a value or a file. It is left out of a call in which a value that it names is"
                            + " absent or null; a list that stands alone in it is a part for each of its elements.",
                    PartForm::part,
                    NAME,
                    VALUE,
                    FILE,
                    FILENAME,
                    CONTENT_TYPE)
            .checked(PartForm::check, Map.of("oneOf", List.of(required("value"), required("file"))));

    private PartForm() {}

    private static Map<String, Object> required(String member) {
        return Map.of("required", List.of(member));
    }

    private static void check(Members in) {
        boolean file = in.node(FILE).isPresent();
        if (in.node(VALUE).isPresent() == file) {
            in.problem(
                    file ? Code.CONFLICTING_MEMBERS : Code.MEMBER_MISSING,
                    "expected a value or a file, found " + (file ? "both" : "neither"));
        }
    }

    private static Body.Part part(Given<Body.Part> in) {
        boolean file = in.has(FILE);
        String template = file ? in.get(FILE) : in.has(VALUE) ? in.get(VALUE) : "";
        return new Body.Part(in.orNull(NAME), file, template, in.orNull(FILENAME), in.orNull(CONTENT_TYPE));
    }
}
