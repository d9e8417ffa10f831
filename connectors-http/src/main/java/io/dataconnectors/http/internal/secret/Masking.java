package io.dataconnectors.http.internal.secret;

import io.dataconnectors.Secret;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * The secrets that an API may echo, to be found in any of their {@link Forms} and escaped in any way that {@link UnescapedText} knows.
 * A secret of fewer than {@value #SHORTEST} characters is not looked for: it would be found in everything.
 */
public final class Masking {
    static final int SHORTEST = 4;

    private final Set<Hidden> hidden;

    @Nullable
    private volatile Echoes echoes;

    private Masking(Set<Hidden> hidden) {
        this.hidden = hidden;
    }

    /** Returns what masks these secrets. */
    public static Masking of(Collection<Secret> secrets) {
        Set<Hidden> hidden = new LinkedHashSet<>();
        for (Secret secret : secrets) {
            if (secret.reveal().strip().length() >= SHORTEST) {
                hidden.add(new Hidden(secret.reveal()));
            }
        }
        return new Masking(hidden);
    }

    /** Returns what masks the secrets of both. */
    public Masking and(Masking other) {
        if (hidden.containsAll(other.hidden)) {
            return this;
        }
        Set<Hidden> all = new LinkedHashSet<>(hidden);
        all.addAll(other.hidden);
        return new Masking(all);
    }

    /** Works out what to look for, for which the first text would wait otherwise. */
    public void prepare() {
        if (!isNone()) {
            echoes();
        }
    }

    Echoes echoes() {
        Echoes known = echoes;
        if (known == null) {
            known = new Echoes(hidden);
            echoes = known;
        }
        return known;
    }

    public boolean isNone() {
        return hidden.isEmpty();
    }

    /** Returns what masks the texts of one answer. */
    public AnswerMask forAnswer() {
        return new AnswerMask(this);
    }
}
