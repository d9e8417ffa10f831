package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import java.nio.charset.Charset;

/**
 * Puts a mask in the place of the secrets that an answer echoes. All that a definition reads of the answer has gone through
 * this before, so that no path, pattern or comparison of its author sees a part of one. It is used by one thread at a time.
 */
public interface Mask {
    /** Hides nothing: an answer that a person wrote has no secrets. */
    Mask NONE = new Mask() {
        @Override
        public String text(String text) {
            return text;
        }

        @Override
        public byte[] bytes(byte[] body) {
            return body;
        }

        @Override
        public boolean mayHide(byte[] body, Charset charset) {
            return false;
        }
    };

    /** Returns a text with a mask for each secret in it. */
    String text(String text);

    /** Returns the bytes of a body with a mask for each secret in the text that they are. */
    byte[] bytes(byte[] body);

    /**
     * Whether a secret may be echoed in what a body says: in the text that its bytes are in a charset, whatever is escaped in
     * it, and in each text, name and number that it holds as JSON. If none may, all of that can be read without a mask, and
     * {@link #bytes} returns the body as it is. It is quick, and where it is not sure it says that one may.
     *
     * <p>It does not hold for XML that is parsed: a parser joins what stands on both sides of a comment or a tag.
     */
    boolean mayHide(byte[] body, Charset charset);

    /** Returns an answer with a mask for each secret in its header fields and its body: all that may be shown of it. */
    default Answer answer(Answer answer) {
        return Answer.of(
                answer.status(),
                answer.headers().stream()
                        .map(header -> new Header(text(header.name()), text(header.value())))
                        .toList(),
                bytes(answer.body()));
    }
}
