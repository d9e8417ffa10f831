package io.dataconnectors.http.internal.secret;

import io.dataconnectors.Secret;
import io.dataconnectors.internal.call.Mask;
import io.dataconnectors.internal.json.Json;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * Puts a mask in the place of secrets in the texts of one answer. What looking for them costs in all of these together is
 * bounded. Not safe for use by several threads.
 */
public final class AnswerMask extends Mask {
    /** The charsets whose text has zeros in it, so that no other would find ASCII there. */
    private static final List<Charset> WIDE = List.of(
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32BE"),
            Charset.forName("UTF-32LE"));

    /** The charsets in which each byte of ASCII is that character, and each other byte is a part of another one. */
    private static final Set<Charset> NARROW =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);

    private static final VarHandle OCTETS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Masking masking;

    /** Made for the first text that is searched: in most answers none is. */
    @Nullable
    private Echoes.Effort effort;

    AnswerMask(Masking masking) {
        this.masking = masking;
    }

    /**
     * Returns the text with a mask for each secret, and one for several that overlap. From where looking for them would cost
     * too much on, the text is masked as a whole.
     */
    @Override
    public String text(String text) {
        if (masking.isNone()
                || text.length() < masking.breaks().least()
                || !mayHold(text.getBytes(StandardCharsets.UTF_8))) {
            return text;
        }
        BitSet secret = masking.echoes().in(text, effort());
        return secret.isEmpty() ? text : masked(text, secret);
    }

    private Echoes.Effort effort() {
        if (effort == null) {
            effort = new Echoes.Effort();
        }
        return effort;
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
        if (masking.isNone()) {
            return bytes;
        }
        byte[] masked = bytes;
        for (Charset wide : hasZero(bytes) ? WIDE : List.<Charset>of()) {
            masked = isText(masked, wide) ? mask(masked, wide) : masked;
        }
        if (!mayHold(masked)) {
            return masked;
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
        return !masking.isNone()
                && (mayHide(body)
                        || (!NARROW.contains(charset) && mayHide(recoded(body, charset)))
                        || (hasZero(body)
                                && WIDE.stream().anyMatch(wide -> isText(body, wide) && mayHide(recoded(body, wide)))));
    }

    private boolean mayHide(byte[] text) {
        return mayHold(text) || masking.breaks().mayRewrite(text);
    }

    private boolean mayHold(byte[] text) {
        return masking.breaks().mayHold(text, this::holdsPart);
    }

    /** Whether a text holds a part of a secret as it is, or as JSON says it, or as that is written again in JSON. */
    private boolean holdsPart(String text) {
        Echoes parts = masking.parts();
        Echoes.Effort own = new Echoes.Effort();
        if (parts.isIn(text, own)) {
            return true;
        }
        if (text.indexOf('\\') < 0) {
            return false;
        }
        String said = Escapes.ofJson(text);
        return parts.isIn(said, own) || (said.chars().anyMatch(c -> c < ' ') && parts.isIn(Json.write(said), own));
    }

    private static byte[] recoded(byte[] text, Charset charset) {
        return new String(text, charset).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean hasZero(byte[] bytes) {
        int i = 0;
        for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
            long octets = (long) OCTETS.get(bytes, i);
            if ((octets - 0x0101010101010101L & ~octets & 0x8080808080808080L) != 0) {
                return true;
            }
        }
        for (; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(byte[] bytes, Charset charset) {
        return Arrays.equals(new String(bytes, charset).getBytes(charset), bytes);
    }
}
