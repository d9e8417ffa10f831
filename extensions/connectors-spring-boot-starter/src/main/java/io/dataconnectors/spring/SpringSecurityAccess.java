package io.dataconnectors.spring;

import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleRequest;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Lets in who is logged in with Spring Security, with the rights that the authorities of this person give. Whoever has none of
 * them sees nothing.
 */
final class SpringSecurityAccess implements ConsoleAccess {
    private final String workspace;

    @Nullable
    private final String login;

    private final Map<Right, String> authorities;
    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

    SpringSecurityAccess(ConnectorsProperties.Console console) {
        workspace = console.workspace();
        login = console.login();
        ConnectorsProperties.Authorities named = console.authorities();
        authorities = Map.of(
                Right.VIEW, named.view(),
                Right.EDIT, named.edit(),
                Right.TEST, named.test(),
                Right.SET_LIVE, named.setLive(),
                Right.SECRETS, named.secrets());
    }

    @Override
    public Answer admit(ConsoleRequest request) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || !person.isAuthenticated() || trust.isAnonymous(person)) {
            return ConsoleAccess.nobody(login);
        }
        return ConsoleAccess.visitor(workspace, person.getName(), rights(person));
    }

    private Set<Right> rights(Authentication person) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        authorities.forEach((right, authority) -> {
            if (person.getAuthorities().stream().anyMatch(granted -> authority.equals(granted.getAuthority()))) {
                rights.add(right);
            }
        });
        return rights;
    }
}
