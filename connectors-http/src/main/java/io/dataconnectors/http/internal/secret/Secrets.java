package io.dataconnectors.http.internal.secret;

import io.dataconnectors.FailureKind;
import io.dataconnectors.Secret;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.internal.text.Visible;
import io.dataconnectors.spi.SecretResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the host for the secrets that a definition names, and no others. */
public final class Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);

    private final SecretResolver resolver;

    public Secrets(SecretResolver resolver) {
        this.resolver = resolver;
    }

    /** Whether these secrets can be had without a wait, so that no thread need be changed to ask for them. */
    public boolean atHand(Set<String> names) {
        return names.isEmpty();
    }

    /** Returns all secrets by name, or names all that could not be had. */
    public Map<String, Secret> resolve(String workspace, Set<String> names, String origin, String apiOrigin)
            throws Stopped {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            Secret secret = find(new SecretResolver.Query(workspace, name, origin, apiOrigin));
            if (secret == null) {
                missing.add(name);
            } else {
                secrets.put(name, secret);
            }
        }
        if (!missing.isEmpty()) {
            throw new Stopped(
                    FailureKind.SECRET_UNAVAILABLE,
                    "Secrets that cannot be had for " + origin + ": " + String.join(", ", missing));
        }
        return secrets;
    }

    @Nullable
    private Secret find(SecretResolver.Query query) {
        try {
            return resolver.resolve(query);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            LOG.warn(
                    "The secret {} of {} could not be had: {}",
                    query.name(),
                    Visible.line(query.workspace()),
                    e.getClass().getName());
            return null;
        }
    }
}
