package io.dataconnectors.spring;

import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleRequest;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javax.annotation.Nullable;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Lets in who is logged in with Spring Security and has authorities for connectors: {@code connectors:view}, {@code
 * connectors:edit}, {@code connectors:test}, {@code connectors:set-live}, {@code connectors:secrets}. Whoever has none of them
 * sees nothing.
 */
final class SpringSecurityAccess implements ConsoleAccess {
    private final String workspace;

    @Nullable
    private final String login;

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

    SpringSecurityAccess(String workspace, @Nullable String login) {
        this.workspace = workspace;
        this.login = login;
    }

    @Override
    public Answer admit(ConsoleRequest request) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || !person.isAuthenticated() || trust.isAnonymous(person)) {
            return ConsoleAccess.nobody(login);
        }
        return ConsoleAccess.visitor(workspace, person.getName(), rights(person));
    }

    private static Set<Right> rights(Authentication person) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (Right right : Right.values()) {
            String authority =
                    "connectors:" + right.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (person.getAuthorities().stream().anyMatch(granted -> authority.equals(granted.getAuthority()))) {
                rights.add(right);
            }
        }
        return rights;
    }
}
