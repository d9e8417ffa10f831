package io.dataconnectors.http.internal.secret;

import io.dataconnectors.Secret;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * The secrets that an API may echo, to be found in any of their {@link Forms} and escaped in any way that {@link UnescapedText} knows.
 * A secret of fewer than {@value #SHORTEST} characters is not looked for: it would be found in everything. What depends on
 * the secrets alone is worked out once, when it is first needed. Equal only to itself.
 */
public final class Masking {
    static final int SHORTEST = 4;

    private final Set<Hidden> hidden;

    @Nullable
    private volatile Breaks breaks;

    /** The forms of a long secret are many times its size: who keeps a token for hours need not keep them too. */
    private volatile Reference<Echoes> echoes = new WeakReference<>(null);

    private volatile Reference<Echoes> parts = new WeakReference<>(null);

    private Masking(Set<Hidden> hidden) {
        this.hidden = hidden;
    }

    /** A secret that is looked for. Equal only to itself. */
    private static final class Hidden {
        private final String secret;

        @Nullable
        private volatile Breaks breaks;

        private Hidden(String secret) {
            this.secret = secret;
        }

        private Set<String> forms() {
            return Forms.of(secret);
        }

        private Breaks breaks() {
            Breaks known = breaks;
            if (known == null) {
                known = new Breaks(forms());
                breaks = known;
            }
            return known;
        }
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
        if (isNone()) {
            return other;
        }
        Set<Hidden> all = new LinkedHashSet<>(hidden);
        all.addAll(other.hidden);
        return new Masking(all);
    }

    /** Works out what to look for, for which the first text would wait otherwise. */
    public void prepare() {
        if (!isNone()) {
            Breaks unused = breaks();
        }
    }

    /** What tells quickly that a text has no echo. */
    Breaks breaks() {
        Breaks known = breaks;
        if (known == null) {
            known = hidden.stream().map(Hidden::breaks).reduce(Breaks::and).orElseThrow();
            breaks = known;
        }
        return known;
    }

    /** What finds the forms of the secrets. */
    Echoes echoes() {
        Echoes known = echoes.get();
        if (known == null) {
            known = echoes(Function.identity());
            echoes = new WeakReference<>(known);
        }
        return known;
    }

    /** What finds the {@linkplain Breaks#parts parts} of these. */
    Echoes parts() {
        Echoes known = parts.get();
        if (known == null) {
            known = echoes(Breaks::parts);
            parts = new WeakReference<>(known);
        }
        return known;
    }

    private Echoes echoes(Function<Set<String>, Set<String>> of) {
        return new Echoes(hidden.stream()
                .flatMap(secret -> of.apply(secret.forms()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    public boolean isNone() {
        return hidden.isEmpty();
    }

    /** Returns what masks the texts of one answer. */
    public AnswerMask forAnswer() {
        return new AnswerMask(this);
    }
}
