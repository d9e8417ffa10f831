package io.dataconnectors.http.internal.secret;

import io.dataconnectors.Secret;
import io.dataconnectors.internal.call.Mask;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Puts a mask in the place of secrets in the texts of one answer. What looking for them costs in all of these together is
 * bounded. Not safe for use by several threads.
 */
public final class AnswerMask implements Mask {
    /** The charsets whose text has zeros in it, so that no other would find ASCII there. */
    private static final List<Charset> WIDE = List.of(
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32BE"),
            Charset.forName("UTF-32LE"));

    /** What is shorter stands in one line: of numbers below one another, some would make a secret of a few digits. */
    private static final int SHORTEST_IN_LINES = 16;

    private final Masking masking;
    private final Effort effort = new Effort();

    AnswerMask(Masking masking) {
        this.masking = masking;
    }

    /**
     * Returns the text with a mask for each secret, and one for several that overlap. From where looking for them would cost
     * too much on, the text is masked as a whole.
     */
    @Override
    public String text(String text) {
        if (masking.isNone()) {
            return text;
        }
        effort.begin(text);
        BitSet secret = new BitSet();
        masking.echoes().find(text, effort, secret::set);
        boolean differs = UnescapedText.mayDiffer(text);
        if (differs && !effort.spend(UnescapedText.COST * text.length())) {
            secret.set(0, text.length());
        } else if (differs) {
            UnescapedText plain = UnescapedText.of(text);
            find(plain, text, secret);
            if (plain.isAmbiguous()) {
                find(UnescapedText.withoutLetters(text), text, secret);
            }
        }
        return secret.isEmpty() ? text : masked(text, secret);
    }

    private void find(UnescapedText plain, String text, BitSet secret) {
        masking.echoes().find(plain.text(), effort, (start, end) -> {
            int from = plain.from(start);
            int to = plain.to(end - 1);
            if (end - start >= SHORTEST_IN_LINES || !hasLineBreak(text, from, to)) {
                secret.set(from, to);
            }
        });
    }

    private static boolean hasLineBreak(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return true;
            }
        }
        return false;
    }

    private static String masked(String text, BitSet secret) {
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        for (int start = secret.nextSetBit(0); start >= 0; start = secret.nextSetBit(copied)) {
            masked.append(text, copied, start).append(Secret.MASK);
            copied = secret.nextClearBit(start);
        }
        return masked.append(text, copied, text.length()).toString();
    }

    /**
     * Returns the bytes with a mask for each secret. The charset is judged by the bytes themselves, for what an API says of
     * it may be wrong; they stay as they are but for the masks.
     */
    @Override
    public byte[] bytes(byte[] bytes) {
        byte[] masked = bytes;
        if (hasZero(bytes)) {
            for (Charset wide : WIDE) {
                masked = isText(masked, wide) ? mask(masked, wide) : masked;
            }
        }
        boolean utf8 = isText(masked, StandardCharsets.UTF_8);
        return mask(masked, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private byte[] mask(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        String masked = text(text);
        return masked.equals(text) ? bytes : masked.getBytes(charset);
    }

    @Override
    public boolean mayHide(byte[] body, Charset charset) {
        return !masking.isNone();
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte octet : bytes) {
            if (octet == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(byte[] bytes, Charset charset) {
        return Arrays.equals(new String(bytes, charset).getBytes(charset), bytes);
    }
}
