package io.dataconnectors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.console.internal.guard.SigningKey;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import javax.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** Which token of a form is taken, whether or not the filter of Spring Security has looked at it before. */
class SpringSecurityTokensTest {
    private static final Visitor ADA = new Visitor("acme", "ada", EnumSet.allOf(Right.class));

    private final ConsoleTokens tokens = new SpringSecurityTokens(SigningKey.random());

    private static ConsoleRequest with(@Nullable String token) {
        CsrfToken csrf = token == null ? null : new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", token);
        HttpServletRequest servlet = fake(HttpServletRequest.class, csrf);
        return fake(ConsoleRequest.class, Optional.of(servlet));
    }

    /** A request of which one thing alone is asked. */
    private static <T> T fake(Class<T> type, @Nullable Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> answer));
    }

    /** As a page has it: the token under random bytes, which stand before it. */
    private static String masked(String token, int random) {
        byte[] raw = token.getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[2 * raw.length];
        for (int i = 0; i < raw.length; i++) {
            both[i] = (byte) (random + i);
            both[raw.length + i] = (byte) (both[i] ^ raw[i]);
        }
        return Base64.getUrlEncoder().encodeToString(both);
    }

    @Test
    void a_form_has_the_token_of_spring_security() {
        ConsoleTokens.Token token = tokens.of(with("t-1"), ADA);

        assertThat(token.field()).isEqualTo("_csrf");
        assertThat(token.header()).isEqualTo("X-CSRF-TOKEN");
        assertThat(token.value()).isEqualTo("t-1");
    }

    @Test
    void the_same_token_is_taken_under_any_mask_and_no_other_is() {
        String token = "550e8400-e29b-41d4-a716-446655440000";
        ConsoleRequest request = with(masked(token, 7));

        assertThat(tokens.accepts(request, ADA, masked(token, 7))).isTrue();
        assertThat(tokens.accepts(request, ADA, masked(token, 99))).isTrue();
        assertThat(tokens.accepts(request, ADA, masked("650e8400-e29b-41d4-a716-446655440000", 7)))
                .isFalse();
        assertThat(tokens.accepts(request, ADA, "")).isFalse();
        assertThat(tokens.accepts(request, ADA, "!")).isFalse();
        assertThat(tokens.accepts(request, ADA, null)).isFalse();
    }

    @Test
    void a_token_without_a_mask_is_taken_as_it_is() {
        assertThat(tokens.accepts(with("t-1.x"), ADA, "t-1.x")).isTrue();
        assertThat(tokens.accepts(with("t-1.x"), ADA, "t-2.x")).isFalse();
    }

    @Test
    void where_the_application_has_none_forms_have_those_of_the_console() {
        ConsoleTokens.Token token = tokens.of(with(null), ADA);

        assertThat(tokens.accepts(with(null), ADA, token.value())).isTrue();
        assertThat(tokens.accepts(with(null), ADA, null)).isFalse();
        assertThat(tokens.accepts(with("t-1.x"), ADA, token.value())).isFalse();
    }
}
