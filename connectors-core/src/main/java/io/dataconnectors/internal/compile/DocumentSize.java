package io.dataconnectors.internal.compile;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Output;
import io.dataconnectors.Request;
import io.dataconnectors.internal.form.Writing;
import io.dataconnectors.internal.form.connector.DefinitionForm;
import io.dataconnectors.internal.form.connector.RequestForm;
import io.dataconnectors.internal.form.connector.ResponseForm;
import io.dataconnectors.internal.form.connector.Sizes;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import java.util.Collection;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Checks that there is not too much of anything in a definition, and that its document can be read once it is written: a
 * definition may come from Java or from a mapper of the host, which have other limits than {@link Json}.
 */
public final class DocumentSize {
    private static final String SHORT_ESCAPES = "\"\\\b\t\n\f\r";

    private int tokens;
    private long bytes;
    private boolean deep;
    private boolean wide;

    private DocumentSize() {}

    static void check(ConnectorDefinition definition, Problems problems) {
        checkCounts(definition, problems);
        var size = new DocumentSize();
        size.measure(DefinitionForm.FORM.write(definition, Writing.plain()), 1);
        problems.addUnless(
                size.tokens <= Json.MAX_TOKENS,
                Code.TOO_MANY,
                "The document has more than " + Json.MAX_TOKENS + " values, names and brackets");
        problems.addUnless(
                !size.deep,
                Code.TOO_DEEP,
                "Objects and lists nest at most " + Json.MAX_DEPTH + " levels deep in the document");
        problems.addUnless(
                !size.wide,
                Code.TOO_LONG,
                "A number of the document has at most " + Json.MAX_NUMBER_LENGTH
                        + " characters, the name of a member at most " + Json.MAX_NAME_LENGTH);
        if (problems.isEmpty()) { // else not all of it may have been counted
            size.checkBytes(problems.ofAuthor()); // the calls of what is live already are no worse for it
        }
    }

    private void checkBytes(Problems problems) {
        problems.addUnless(
                bytes <= Sizes.DOCUMENT,
                Code.DOCUMENT_TOO_LARGE,
                () -> "A document has at most " + Sizes.DOCUMENT + " bytes as JSON without white space, not " + bytes);
    }

    /** Whether a document holds more values, names and brackets than can be read, however deep it nests. */
    public static boolean hasTooManyTokens(@Nullable Object document) {
        var size = new DocumentSize();
        size.measure(document, -Json.MAX_DEPTH);
        return size.tokens > Json.MAX_TOKENS;
    }

    private void measure(@Nullable Object value, int depth) {
        tokens++;
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            deep |= depth > Json.MAX_DEPTH;
            tokens++;
        }
        if (deep || tokens > Json.MAX_TOKENS) {
            return;
        }
        if (value instanceof Map<?, ?> members) {
            bytes += brackets(members.size());
            members.forEach((name, member) -> measureMember((String) name, member, depth));
        } else if (value instanceof Collection<?> elements) {
            bytes += brackets(elements.size());
            elements.forEach(element -> measure(element, depth + 1));
        } else {
            measureScalar(value);
        }
    }

    private void measureMember(String name, @Nullable Object value, int depth) {
        tokens++;
        wide |= name.length() > Json.MAX_NAME_LENGTH;
        bytes += quoted(name) + 1; // the colon
        measure(value, depth + 1);
    }

    private void measureScalar(@Nullable Object value) {
        if (value instanceof String text) {
            bytes += quoted(text);
            return;
        }
        int length = String.valueOf(value).length();
        wide |= value instanceof Number && length > Json.MAX_NUMBER_LENGTH;
        bytes += length;
    }

    /** The brackets, and the commas between what stands in them. */
    private static int brackets(int elements) {
        return 2 + Math.max(0, elements - 1);
    }

    /** How many bytes a text has in JSON, in UTF-8. */
    private static long quoted(String text) {
        long bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            bytes += bytes(text.charAt(i));
        }
        return bytes;
    }

    private static int bytes(char character) {
        if (SHORT_ESCAPES.indexOf(character) >= 0) {
            return 2;
        }
        if (character < ' ') {
            return 6; // as the null character has
        }
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
    }

    private static void checkCounts(ConnectorDefinition definition, Problems problems) {
        limit(definition.settings().size(), Sizes.MANY, "settings", problems.at(DefinitionForm.SETTINGS));
        limit(definition.inputs().size(), Sizes.MANY, "inputs", problems.at(DefinitionForm.INPUTS));
        limit(definition.variables().size(), Sizes.VARIABLES, "variables", problems.at(DefinitionForm.VARIABLES));
        Request request = definition.request();
        limit(
                request.query().size(),
                Sizes.MANY,
                "query parameters",
                problems.at(DefinitionForm.REQUEST).at(RequestForm.QUERY));
        limit(
                request.headers().size(),
                Sizes.MANY,
                "headers",
                problems.at(DefinitionForm.REQUEST).at(RequestForm.HEADERS));
        limit(
                definition.response().outputs().size(),
                Sizes.MANY,
                "outputs",
                problems.at(DefinitionForm.RESPONSE).at(ResponseForm.OUTPUTS));
    }

    /** The members of one object among the inputs. */
    static void checkProperties(Input object, Problems problems) {
        limit(object.properties().size(), Sizes.MANY, "properties in an object", problems);
    }

    /** The fields of one object among the outputs. */
    static void checkFields(Output object, Problems problems) {
        limit(object.fields().size(), Sizes.MANY, "fields in an object", problems);
    }

    private static void limit(int count, int most, String what, Problems problems) {
        problems.addUnless(
                count <= most, Code.TOO_MANY, () -> "A definition has at most " + most + " " + what + ", not " + count);
    }
}
