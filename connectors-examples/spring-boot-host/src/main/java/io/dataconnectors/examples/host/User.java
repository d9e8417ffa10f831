package io.dataconnectors.examples.host;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Somebody who works for a tenant, as {@code ada@acme} does. */
record User(String name, String tenant, boolean isAdmin) {
    static Optional<User> current() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(login -> login.getName().contains("@"))
                .map(User::of);
    }

    private static User of(Authentication login) {
        String name = login.getName();
        boolean admin =
                login.getAuthorities().stream().anyMatch(granted -> "ROLE_ADMIN".equals(granted.getAuthority()));
        return new User(name, name.substring(name.indexOf('@') + 1), admin);
    }
}
