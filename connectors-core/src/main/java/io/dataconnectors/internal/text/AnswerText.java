package io.dataconnectors.internal.text;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * Decodes the body of an answer: in the charset of its byte order mark, else in the one that its media type declares, else
 * in the one that its XML declaration names (the order of RFC 7303, section 3.2), else in UTF-8.
 */
public final class AnswerText {
    private static final String MARK = "\uFEFF";

    /** How far an XML declaration may reach. */
    private static final int DECLARATION = 200;

    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]{1,100}?encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z][A-Za-z0-9._-]{0,40})[\"']");

    private AnswerText() {}

    /** The reason why a body is no text, in words of our own. */
    public static final class UndecodableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private UndecodableException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Returns the text that a body is, without a byte order mark.
     *
     * @throws UndecodableException if it is none
     */
    public static String decode(byte[] body, MediaType type) {
        Charset charset = charset(body, type);
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UndecodableException("The body of the answer is not " + charset.name());
        }
    }

    /**
     * Returns the charset of a body.
     *
     * @throws UndecodableException if it declares one that is not known
     */
    public static Charset charset(byte[] body, MediaType type) {
        Charset marked = marked(body);
        if (marked != null) {
            return marked;
        }
        if (type.isUtf8() && (type.charset() != null || body.length == 0 || body[0] != '<')) {
            return StandardCharsets.UTF_8;
        }
        String name = type.charset() == null ? named(body) : type.charset();
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UndecodableException("The answer declares a charset that is not known");
        }
    }

    /** Returns where the text of a body begins that is UTF-8: behind its byte order mark, if it has one. */
    public static int start(byte[] body) {
        return StandardCharsets.UTF_8.equals(marked(body)) ? 3 : 0;
    }

    @Nullable
    private static Charset marked(byte[] body) {
        int first = body.length < 2 ? 0 : (body[0] & 0xFF) << 8 | (body[1] & 0xFF);
        if (first == 0xFEFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xFFFE) {
            return StandardCharsets.UTF_16LE;
        }
        boolean utf8 = first == 0xEFBB && body.length > 2 && (body[2] & 0xFF) == 0xBF;
        return utf8 ? StandardCharsets.UTF_8 : null;
    }

    @Nullable
    private static String named(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher encoding = ENCODING.matcher(start);
        return encoding.find() ? encoding.group(1) : null;
    }

    /**
     * The bytes of an answer where they are. A host gets a copy of them, and gives one; the library's own modules, which change
     * none, take and give them without.
     */
    public abstract static class SharedBytes {
        @Nullable
        private static volatile SharedBytes ofAnswers;

        /** Makes what the class of answers hands over by {@link #share}. */
        protected SharedBytes() {}

        /** Takes from the class of answers how its bytes are got at. */
        public static void share(SharedBytes bytes) {
            ofAnswers = bytes;
        }

        /** Returns the bytes of the body of an answer; nobody changes them. */
        public static byte[] of(Object answer) {
            return Objects.requireNonNull(ofAnswers).bytes(answer);
        }

        /**
         * Returns an answer of bytes that nobody changes from now on.
         *
         * @param answers the class of answers
         * @param headers its header fields
         */
        public static <A> A answer(Class<A> answers, int status, List<?> headers, byte[] body) {
            SharedBytes known = ofAnswers;
            return answers.cast((known == null ? first(answers) : known).made(status, headers, body));
        }

        /** What the class of answers hands over when it is initialised. */
        private static SharedBytes first(Class<?> answers) {
            try {
                MethodHandles.publicLookup().ensureInitialized(answers);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
            return Objects.requireNonNull(ofAnswers);
        }

        /** Returns the bytes of an answer. */
        protected abstract byte[] bytes(Object answer);

        /** Returns an answer with the very bytes. */
        protected abstract Object made(int status, List<?> headers, byte[] body);
    }
}
