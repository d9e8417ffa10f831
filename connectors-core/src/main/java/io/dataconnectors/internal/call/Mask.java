package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.json.Json;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Puts a mask in the place of the secrets that an answer echoes. All that a definition reads of the answer has gone through
 * this before, so that no path, pattern or comparison of its author sees a part of one. It is used by one thread at a time.
 */
public abstract class Mask {
    /** Hides nothing: an answer that a person wrote has no secrets. */
    public static final Mask NONE = new Mask() {
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
    public abstract String text(String text);

    /** Returns the bytes of a body with a mask for each secret in the text that they are. */
    public abstract byte[] bytes(byte[] body);

    /**
     * Whether a secret may be echoed in what a body says: in the text that its bytes are in a charset, whatever is escaped in
     * it, and in each text, name and number that it holds as JSON. If none may, all of that can be read without a mask, and
     * {@link #bytes} returns the body as it is. It is quick, and where it is not sure it says that one may.
     *
     * <p>It does not hold for XML that is parsed: a parser joins what stands on both sides of a comment or a tag.
     */
    public abstract boolean mayHide(byte[] body, Charset charset);

    /** Returns an answer with a mask for each secret in its header fields and its body: all that may be shown of it. */
    public Answer answer(Answer answer) {
        return answer(answer, true);
    }

    /**
     * Returns the same, where it is known whether the body may hide a secret.
     *
     * @param bodyMayHide what {@link #mayHide} says of it
     */
    public Answer answer(Answer answer, boolean bodyMayHide) {
        List<Header> headers = headers(answer.headers());
        boolean same = !bodyMayHide && headers.equals(answer.headers());
        return same ? answer : Answer.of(answer.status(), headers, bodyMayHide ? bytes(answer.body()) : answer.body());
    }

    /** Returns the fields with a mask for each secret in them: these fields where none has one. */
    private List<Header> headers(List<Header> given) {
        List<Header> masked = given;
        for (int i = 0; i < given.size(); i++) {
            Header header = given.get(i);
            String name = text(header.name());
            String value = text(header.value());
            if (!name.equals(header.name()) || !value.equals(header.value())) {
                masked = masked == given ? new ArrayList<>(given) : masked;
                masked.set(i, new Header(name, value));
            }
        }
        return masked;
    }

    /** One answer as its reader sees it, and what else may be seen of it once it is decoded and parsed. */
    static final class MaskedAnswer {
        private final Mask mask;
        private final boolean mayHide;
        private final Answer shown;
        private boolean hides;

        /** @param mayHide whether a secret may be echoed in the body */
        MaskedAnswer(Answer answer, Mask mask, boolean mayHide) {
            this.mask = mask;
            this.mayHide = mayHide;
            shown = mask == Mask.NONE ? answer : mask.answer(answer, mayHide);
            hides = !shown.headers().equals(answer.headers());
        }

        /** Whether what is read of the body may need a mask. If not, that holds for its text, and for all that it has as JSON. */
        boolean mayHide() {
            return mayHide;
        }

        /** The answer with masked header fields and a masked body. */
        Answer shown() {
            return shown;
        }

        /** Whether a value is a text with a mask, or may be a part of one, so that no type can be asked of it. */
        boolean isMasked(Object value) {
            return hides && value instanceof String text && text.contains(Secret.MASK);
        }

        /** The text that the body is. */
        String body(String text) {
            return mayHide ? text(text) : text;
        }

        private String text(String text) {
            String masked = mask.text(text);
            hides |= !masked.equals(text);
            return masked;
        }

        /** A tree with a mask in every text, every name of a member and every number that needs one. Its form stays. */
        @Nullable
        Object tree(@Nullable Object value) {
            if (mask == Mask.NONE) {
                return value;
            }
            if (value instanceof String text) {
                return said(text);
            }
            if (value instanceof Number number) {
                return number(number);
            }
            if (value instanceof Map<?, ?> members) {
                Map<String, Object> masked = new LinkedHashMap<>();
                members.forEach((name, member) -> masked.put(said((String) name), tree(member)));
                return masked;
            }
            if (value instanceof List<?> elements) {
                List<Object> masked = new ArrayList<>(elements.size());
                elements.forEach(element -> masked.add(tree(element)));
                return masked;
            }
            return value;
        }

        /** A text that was unescaped. A server that escapes nothing makes a tab of the first letter of a token in {@code CORP\token}. */
        private String said(String text) {
            String masked = text(text);
            if (masked.chars().noneMatch(c -> c < ' ')) {
                return masked;
            }
            String escaped = Json.write(masked);
            return text(escaped).equals(escaped) ? masked : Secret.MASK;
        }

        /** A number that holds a secret becomes a text. An output may turn 1.234E3 into 1234, so that both are looked at. */
        private Object number(Number number) {
            String written = number.toString();
            String plain = number instanceof BigDecimal decimal ? decimal.toPlainString() : written;
            boolean secret = !text(written).equals(written)
                    || (!plain.equals(written) && !text(plain).equals(plain));
            return secret ? Secret.MASK : number;
        }
    }
}
