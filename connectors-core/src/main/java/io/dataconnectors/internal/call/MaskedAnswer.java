package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** One answer as its reader sees it, and what else may be seen of it once it is decoded and parsed. */
final class MaskedAnswer {
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
