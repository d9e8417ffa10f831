package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import io.dataconnectors.internal.call.Mask.MaskedAnswer;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.json.Parts;
import io.dataconnectors.internal.text.AnswerText;
import io.dataconnectors.internal.text.AnswerText.SharedBytes;
import io.dataconnectors.internal.text.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * The body of one answer, decoded and parsed when it is first asked for, and masked before it is given to anyone. As a tree
 * it is JSON or XML, whichever its first character says, for many APIs declare another media type; only what is declared to
 * be JSON is never read as XML. What it is, is judged by what came: a mask is no sign of anything.
 */
final class AnswerBody {
    private static final Pattern HTML =
            Pattern.compile("\\s{0,99}<(!doctype\\s{1,99})?html[\\s>]", Pattern.CASE_INSENSITIVE);

    private static final Pattern PLACE = Pattern.compile(" \\(line -?\\d+, column -?\\d+\\)$");

    /** The longest text that is taken for a message and not for a document. */
    private static final int MESSAGE = 1_000;

    /** What a JSON value begins with: a body that does so is no XML and no HTML. */
    private static final String JSON = "{[\"-0123456789tfn";

    private final MaskedAnswer answer;
    private final MediaType type;
    private final byte[] bytes;
    private final boolean empty;

    /** Where JSON begins that can be read from the bytes; -1 if they have to be made a text first. */
    private final int json;

    @Nullable
    private String decoded;

    @Nullable
    private String text;

    @Nullable
    private Boolean xml;

    /** Which parts of the body were read last. */
    @Nullable
    private Parts parts;

    @Nullable
    private Object root;

    AnswerBody(Answer answer, Mask mask) {
        this.type = MediaType.ofField(answer.header("Content-Type"));
        this.bytes = SharedBytes.of(answer);
        Charset charset = charset(bytes, type);
        boolean mayHide = mask != Mask.NONE && (charset == null || mask.mayHide(bytes, charset));
        this.answer = new MaskedAnswer(answer, mask, mayHide);
        this.json = StandardCharsets.UTF_8.equals(charset) ? json(bytes) : -1;
        this.empty = json < 0 && isBlank();
    }

    /** What the bytes are decoded with; null if they cannot be. */
    @Nullable
    private static Charset charset(byte[] bytes, MediaType type) {
        try {
            return AnswerText.charset(bytes, type);
        } catch (AnswerText.UndecodableException e) {
            return null;
        }
    }

    private static int json(byte[] bytes) {
        int start = AnswerText.start(bytes);
        int first = start;
        while (first < bytes.length && " \t\r\n".indexOf(bytes[first]) >= 0) {
            first++;
        }
        return first < bytes.length && JSON.indexOf(bytes[first]) >= 0 ? start : -1;
    }

    private boolean isBlank() {
        return bytes.length == 0 || (bytes.length < MESSAGE && new String(bytes, StandardCharsets.UTF_8).isBlank());
    }

    /** The answer that the body is of, as its reader sees it. */
    MaskedAnswer answer() {
        return answer;
    }

    MediaType type() {
        return type;
    }

    /** Whether there is nothing in it but white space, as with status 204. */
    boolean isEmpty() {
        return empty;
    }

    /** The body as a text. */
    String text() {
        if (text == null) {
            text = answer.body(decoded());
        }
        return text;
    }

    private String decoded() {
        if (decoded == null) {
            try {
                decoded = AnswerText.decode(bytes, type);
            } catch (AnswerText.UndecodableException e) {
                throw AnswerReader.UnreadableException.malformed(String.valueOf(e.getMessage()));
            }
        }
        return decoded;
    }

    /** Whether it is XML if it is a tree at all. */
    boolean isXml() {
        if (xml == null) {
            xml = json < 0 && !type.isJson() && isDecodable() && first() == '<';
        }
        return xml;
    }

    private boolean isHtml() {
        return HTML.matcher(decoded()).lookingAt();
    }

    private char first() {
        String start = decoded().stripLeading();
        return start.isEmpty() ? ' ' : start.charAt(0);
    }

    /**
     * The body as JSON has values: the parts that are asked for, or more. JSON is read while it streams where nothing in it can
     * need a mask.
     */
    @Nullable
    Object root(Parts wanted) {
        if (parts != wanted) {
            root = isXml() || answer.mayHide() ? answer.tree(parse(Parts.ALL)) : parse(wanted);
            parts = wanted;
        }
        return root;
    }

    @Nullable
    private Object parse(Parts wanted) {
        if (json >= 0) {
            try {
                return Json.parts(bytes, json, wanted);
            } catch (JsonException e) {
                // what is wrong with it, and where, is said in characters
            }
        }
        if (isHtml()) {
            throw AnswerReader.UnreadableException.malformed(
                    "The answer is an HTML page, where JSON or XML was expected");
        }
        try {
            return isXml() ? XmlReading.read(decoded()) : Json.parts(decoded(), wanted);
        } catch (AnswerReader.UnreadableException e) {
            throw malformed(e.failure().message());
        } catch (JsonException e) {
            throw malformed("The answer is not JSON: " + e.getMessage());
        }
    }

    /** The place at which reading stopped is left out where it may lie within a secret: it tells what is before it. */
    private AnswerReader.UnreadableException malformed(String problem) {
        boolean echoes = !text().equals(decoded());
        return AnswerReader.UnreadableException.malformed(
                echoes ? PLACE.matcher(problem).replaceFirst("") : problem);
    }

    /** The outputs of a definition that declares none: a tree, a text or a file, as the media type says. */
    Map<String, Object> whole() {
        if (isEmpty()) {
            return Map.of();
        }
        boolean unsaid = type.isNone() && isPlainText();
        boolean tree = type.isJson() || type.isXml() || (unsaid && !isHtml() && "{[<".indexOf(first()) >= 0);
        if (tree) {
            return Collections.singletonMap("body", root(Parts.ALL));
        }
        return Map.of("body", unsaid || type.isText() ? text() : AnswerFile.of(answer.shown()));
    }

    /** A short text that is no document, for people to read; null if the body is anything else. */
    @Nullable
    String message() {
        boolean readable = type.isNone() || type.isText() || type.isJson() || type.isXml();
        if (isEmpty() || !readable || bytes.length > 4 * MESSAGE || !isPlainText()) {
            return null;
        }
        String said = text().strip();
        return said.length() <= MESSAGE && "{[<".indexOf(first()) < 0 ? said : null;
    }

    /** Whether it can be decoded, and has no character that texts do not have. */
    private boolean isPlainText() {
        return isDecodable() && decoded().chars().noneMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0);
    }

    private boolean isDecodable() {
        try {
            return !decoded().isEmpty();
        } catch (AnswerReader.UnreadableException e) {
            return false;
        }
    }
}
