package io.dataconnectors.console.spi;

import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * Tokens of forms, against requests that other sites forge. The console has its own; a host whose framework checks one in every
 * form plugs that in. Safe for use by several threads.
 */
public interface ConsoleTokens {
    /** Returns the token that pages send back with each change made by the visitor. */
    Token of(ConsoleRequest request, Visitor visitor);

    /**
     * Whether a change may be made. A host whose own filter has checked the token before the console is called returns true.
     *
     * @param sent the token that came with the request, in its header field or its form; null if none did
     */
    boolean accepts(ConsoleRequest request, Visitor visitor, @Nullable String sent);

    /**
     * A token, and where it stands in requests.
     *
     * @param field the name of the form field
     * @param header the name of the header field, which requests without a form have
     * @param value the token
     */
    record Token(String field, String header, String value) {
        /** Checks that nothing is null. */
        public Token {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(header, "header");
            Objects.requireNonNull(value, "value");
        }
    }
}
