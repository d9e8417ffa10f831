package io.dataconnectors.console.internal.guard;

import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleTokens;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.annotation.Nullable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The console's own tokens: the time, and a signature of it for the person and the workspace. No other person's token is accepted,
 * and nothing is kept of those that were given out.
 */
public final class SignedTokens implements ConsoleTokens {
    private static final Duration AGE = Duration.ofHours(24);
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    /** Makes tokens with a key, which several nodes share. */
    public SignedTokens(byte[] key, Clock clock) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.clock = clock;
    }

    @Override
    public Token of(ConsoleRequest request, Visitor visitor) {
        return new Token("_token", "X-Console-Token", signed(clock.instant().getEpochSecond(), visitor));
    }

    @Override
    public boolean accepts(ConsoleRequest request, Visitor visitor, @Nullable String sent) {
        if (sent == null || !sent.matches("[0-9]{1,12}\\.[A-Za-z0-9_-]{43}")) {
            return false;
        }
        long second = Long.parseLong(sent.substring(0, sent.indexOf('.')));
        long age = clock.instant().getEpochSecond() - second;
        return age <= AGE.toSeconds()
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.US_ASCII),
                        signed(second, visitor).getBytes(StandardCharsets.US_ASCII));
    }

    private String signed(long second, Visitor visitor) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(second).flip());
            mac.update(visitor.workspace().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '/'); // no workspace has one in its name
            byte[] signature = mac.doFinal(visitor.person().getBytes(StandardCharsets.UTF_8));
            return second + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
