package io.dataconnectors.spring;

import io.dataconnectors.console.internal.guard.SignedTokens;
import io.dataconnectors.console.internal.guard.SigningKey;
import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.annotation.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * The tokens of Spring Security, whose filter wants them in each form; where the application has switched that off, those of the
 * console. They are compared here too: the application may have told the filter to pass this path over.
 */
final class SpringSecurityTokens implements ConsoleTokens {
    private final ConsoleTokens own;

    SpringSecurityTokens(SigningKey key) {
        own = new SignedTokens(key, Clock.systemUTC());
    }

    @Override
    public Token of(ConsoleRequest request, Visitor visitor) {
        return ofFilter(request)
                .map(token -> new Token(token.getParameterName(), token.getHeaderName(), token.getToken()))
                .orElseGet(() -> own.of(request, visitor));
    }

    @Override
    public boolean accepts(ConsoleRequest request, Visitor visitor, @Nullable String sent) {
        return ofFilter(request)
                .map(token -> sent != null && isSame(sent, token.getToken()))
                .orElseGet(() -> own.accepts(request, visitor, sent));
    }

    private static Optional<CsrfToken> ofFilter(ConsoleRequest request) {
        return request.unwrap(HttpServletRequest.class)
                .map(servlet -> (CsrfToken) servlet.getAttribute(CsrfToken.class.getName()));
    }

    private static boolean isSame(String sent, String expected) {
        return MessageDigest.isEqual(unmasked(sent), unmasked(expected));
    }

    /** Each page has another form of the token: random bytes, and as many that are the token's own under them. */
    private static byte[] unmasked(String token) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException plain) {
            return token.getBytes(StandardCharsets.UTF_8);
        }
        if (whole.length % 2 != 0) {
            return token.getBytes(StandardCharsets.UTF_8);
        }
        int half = whole.length / 2;
        byte[] bytes = new byte[half];
        for (int i = 0; i < half; i++) {
            bytes[i] = (byte) (whole[i] ^ whole[half + i]);
        }
        return bytes;
    }
}
