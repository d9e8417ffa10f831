package io.dataconnectors.http.internal.secret;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Set;

/** A secret that is looked for; in which texts is worked out once, when it is first needed. Equal only to itself. */
final class Hidden {
    private final String secret;

    /** Those of a long secret are many times its size: who keeps a token for hours need not keep them too. */
    private volatile Reference<Set<String>> texts = new WeakReference<>(null);

    Hidden(String secret) {
        this.secret = secret;
    }

    Set<String> texts() {
        Set<String> known = texts.get();
        if (known == null) {
            known = Forms.of(secret);
            texts = new WeakReference<>(known);
        }
        return known;
    }
}
