package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

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
        return answer(answer, true);
    }

    /**
     * Returns the same, where it is known whether the body may hide a secret.
     *
     * @param bodyMayHide what {@link #mayHide} says of it
     */
    default Answer answer(Answer answer, boolean bodyMayHide) {
        List<Header> headers = new ArrayList<>(answer.headers().size());
        boolean same = !bodyMayHide;
        for (Header header : answer.headers()) {
            String name = text(header.name());
            String value = text(header.value());
            boolean masked = !name.equals(header.name()) || !value.equals(header.value());
            headers.add(masked ? new Header(name, value) : header);
            same &= !masked;
        }
        return same ? answer : Answer.of(answer.status(), headers, bodyMayHide ? bytes(answer.body()) : answer.body());
    }
}
