package io.dataconnectors.internal.template;

import java.util.LinkedHashSet;
import java.util.Set;

/** The names that a template uses. */
final class Usage {
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Set<String> settings = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private boolean callId;
    private boolean callTime;

    void add(Ref ref) {
        if (ref instanceof Ref.Secret secret) {
            secrets.add(secret.name());
        } else if (ref instanceof Ref.Root root) {
            names.add(root.name());
        } else if (ref instanceof Ref.CallId) {
            callId = true;
        } else if (ref instanceof Ref.CallTime) {
            callTime = true;
        }
    }

    void addSetting(String name) {
        settings.add(name);
    }

    Set<String> secrets() {
        return secrets;
    }

    Set<String> settings() {
        return settings;
    }

    Set<String> names() {
        return names;
    }

    boolean callId() {
        return callId;
    }

    boolean callTime() {
        return callTime;
    }
}
