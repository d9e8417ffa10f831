package io.dataconnectors.http.internal.secret;

import io.dataconnectors.FailureKind;
import io.dataconnectors.Secret;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.limit.FairMemory;
import io.dataconnectors.internal.text.Characters.Visible;
import io.dataconnectors.internal.thread.HostCode;
import io.dataconnectors.spi.SecretResolver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the host for the secrets that a definition names, and no others. What a resolver answers that may block is remembered
 * for a time, for the whole query, and so is for each secret what masks it.
 */
public final class Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);

    private static final int MOST_REMEMBERED = 4096;
    private static final int MOST_MASKED = 1024;
    private static final int STRIPES = 64;

    private final SecretResolver resolver;
    private final Duration time;
    private final Clock clock;
    private final FairMemory<SecretResolver.Query, Remembered> remembered = new FairMemory<>(MOST_REMEMBERED);

    /** How often what a workspace had remembered was forgotten, for workspaces of the same stripe together. */
    private final int[] forgotten = new int[STRIPES];

    private boolean closed;

    /** By the values of the secrets: a resolver may make them anew each time. */
    private final FairMemory<List<String>, Masking> maskings = new FairMemory<>(MOST_MASKED);

    /**
     * Makes what asks a resolver.
     *
     * @param time how long an answer is remembered
     */
    public Secrets(SecretResolver resolver, Duration time, Clock clock) {
        this.resolver = resolver;
        this.time = resolver.answersAtOnce() ? Duration.ZERO : time;
        this.clock = clock;
    }

    /** A secret, and when it was asked for. */
    private record Remembered(Secret secret, Instant since) {}

    /**
     * What a call wants to know.
     *
     * @param origin where the secrets will be sent
     * @param apiOrigin which API is called
     * @param onBehalfOf for whom, or null if nobody said
     */
    public record Wanted(
            String workspace,
            Set<String> names,
            String origin,
            String apiOrigin,
            @Nullable String onBehalfOf) {
        private SecretResolver.Query query(String name) {
            return new SecretResolver.Query(workspace, name, origin, apiOrigin, onBehalfOf);
        }
    }

    /** Whether the host may take its time to answer. */
    public boolean mayBlock() {
        return !resolver.answersAtOnce();
    }

    /** Returns all secrets by name if they need not be asked for, else null. */
    @Nullable
    public synchronized Map<String, Secret> atHand(Wanted wanted) {
        if (wanted.names().isEmpty()) {
            return Map.of();
        }
        if (time.isZero()) {
            return null;
        }
        Instant now = clock.instant();
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (String name : wanted.names()) {
            Remembered known = remembered.get(wanted.workspace(), wanted.query(name));
            if (known == null
                    || now.isBefore(known.since())
                    || !now.isBefore(known.since().plus(time))) {
                return null;
            }
            secrets.put(name, known.secret());
        }
        return secrets;
    }

    /** Forgets what was remembered, and what the host is being asked for now: the API may have withdrawn it. */
    public synchronized void forget(Wanted wanted) {
        wanted.names().forEach(name -> remembered.remove(wanted.workspace(), wanted.query(name)));
        forgotten[stripe(wanted.workspace())]++;
    }

    private static int stripe(String workspace) {
        return Math.floorMod(workspace.hashCode(), STRIPES);
    }

    private synchronized int forgotten(String workspace) {
        return forgotten[stripe(workspace)];
    }

    private synchronized void remember(SecretResolver.Query query, Remembered found, int forgottenBefore) {
        if (closed || forgotten(query.workspace()) != forgottenBefore) {
            return;
        }
        remembered.remove(query.workspace(), query);
        remembered.get(query.workspace(), query, () -> found);
    }

    /** Forgets everything for good: definitions that live longer than the executor must not keep its secrets. */
    public synchronized void close() {
        closed = true;
        remembered.clear();
        maskings.clear();
    }

    /** Returns what masks the secrets of a workspace. */
    public synchronized Masking masking(String workspace, Collection<Secret> secrets) {
        if (closed) {
            return Masking.of(secrets);
        }
        List<String> values = secrets.stream().map(Secret::reveal).toList();
        return maskings.get(workspace, values, () -> Masking.of(secrets));
    }

    /** Returns all secrets by name, or names all that could not be had. */
    public Map<String, Secret> resolve(Wanted wanted) throws Stopped {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String name : wanted.names()) {
            Secret secret = find(wanted.query(name));
            if (secret == null) {
                missing.add(name);
            } else {
                secrets.put(name, secret);
            }
        }
        if (!missing.isEmpty()) {
            throw new Stopped(
                    FailureKind.SECRET_UNAVAILABLE,
                    "Secrets that cannot be had for " + wanted.origin() + ": " + String.join(", ", missing));
        }
        return secrets;
    }

    @Nullable
    private Secret find(SecretResolver.Query query) {
        try {
            Instant asked = clock.instant();
            int forgottenBefore = forgotten(query.workspace());
            Secret found = resolver.resolve(query);
            if (found != null && !time.isZero()) {
                remember(query, new Remembered(found, asked), forgottenBefore);
            }
            return found;
        } catch (Throwable e) {
            HostCode.passOn(e);
            LOG.warn(
                    "The secret {} of {} could not be had: {}",
                    query.name(),
                    Visible.line(query.workspace()),
                    e.getClass().getName());
            return null;
        }
    }
}
