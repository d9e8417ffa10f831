package io.dataconnectors.console.internal.guard;

import io.dataconnectors.console.spi.ConsoleResponse;

/** What every response tells the browser. Nothing inline runs, nothing is asked for elsewhere, and what is private is not kept. */
final class SecurityHeaders {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static ConsoleResponse on(ConsoleResponse response) {
        boolean cached =
                response.headers().stream().anyMatch(field -> field.name().equals("Cache-Control"));
        ConsoleResponse kept = cached ? response : response.header("Cache-Control", "no-store");
        return kept.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin");
    }
}
