package io.dataconnectors.http.secret;

import java.util.Set;
import javax.annotation.Nullable;

/** A secret that is looked for; in which texts is worked out once, when it is first needed. Equal only to itself. */
final class Hidden {
    private final String secret;

    @Nullable
    private volatile Set<String> texts;

    Hidden(String secret) {
        this.secret = secret;
    }

    Set<String> texts() {
        Set<String> known = texts;
        if (known == null) {
            known = Forms.of(secret);
            texts = known;
        }
        return known;
    }
}
