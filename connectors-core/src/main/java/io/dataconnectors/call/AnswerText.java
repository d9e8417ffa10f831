package io.dataconnectors.call;

import io.dataconnectors.Answer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** Decodes the body of an answer in the charset that its media type declares; UTF-8 if it declares none. */
final class AnswerText {
    private static final String PARAMETER = "charset=";

    private AnswerText() {}

    static String decode(Answer answer) {
        Charset charset = charset(answer);
        try {
            String text =
                    charset.newDecoder().decode(ByteBuffer.wrap(answer.body())).toString();
            // RFC 8259, section 8.1: a byte order mark may be ignored
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw UnreadableException.malformed("The body of the answer is not " + charset.name());
        }
    }

    private static Charset charset(Answer answer) {
        String type = answer.header("Content-Type");
        int at = type == null ? -1 : type.toLowerCase(Locale.ROOT).indexOf(PARAMETER);
        if (type == null || at < 0) {
            return StandardCharsets.UTF_8;
        }
        String name =
                type.substring(at + PARAMETER.length()).split(";", 2)[0].strip().replace("\"", "");
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw UnreadableException.malformed("The answer declares a charset that is not known");
        }
    }
}
