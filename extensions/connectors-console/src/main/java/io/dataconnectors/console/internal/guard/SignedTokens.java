package io.dataconnectors.console.internal.guard;

import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleTokens;
import java.time.Clock;
import java.time.Duration;
import javax.annotation.Nullable;

/**
 * The console's own tokens: the time, and a signature of it for the person and the workspace. No other person's token is accepted,
 * and nothing is kept of those that were given out.
 */
public final class SignedTokens implements ConsoleTokens {
    private static final Duration AGE = Duration.ofHours(24);
    private static final String PURPOSE = "token";

    private final SigningKey key;
    private final Clock clock;

    /** Makes tokens with a key, which several nodes share. */
    public SignedTokens(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    @Override
    public Token of(ConsoleRequest request, Visitor visitor) {
        String second = String.valueOf(clock.instant().getEpochSecond());
        return new Token("_token", "X-Console-Token", key.signed(PURPOSE, visitor, second));
    }

    @Override
    public boolean accepts(ConsoleRequest request, Visitor visitor, @Nullable String sent) {
        if (sent == null || !sent.matches("[0-9]{1,12}\\.[A-Za-z0-9_-]{43}")) {
            return false;
        }
        long age = clock.instant().getEpochSecond() - Long.parseLong(sent.substring(0, sent.indexOf('.')));
        return age <= AGE.toSeconds() && key.isSigned(PURPOSE, visitor, sent);
    }
}
