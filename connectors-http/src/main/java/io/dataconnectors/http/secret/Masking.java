package io.dataconnectors.http.secret;

import io.dataconnectors.Output;
import io.dataconnectors.Secret;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * The secrets that an API may echo, to be found in any of their {@link Forms} and escaped in any way that {@link Plain} knows.
 * A secret of fewer than {@value #SHORTEST} characters is not looked for: it would be found in everything.
 */
public final class Masking {
    static final int SHORTEST = 4;

    /** The output of a definition that declares none. */
    private static final String WHOLE = "body";

    private final Set<Hidden> hidden;
    private final Set<String> declared;

    @Nullable
    private volatile Echoes echoes;

    private Masking(Set<Hidden> hidden, Set<String> declared) {
        this.hidden = hidden;
        this.declared = declared;
    }

    /** Returns what masks these secrets, and leaves the names alone that a definition gives to outputs. */
    public static Masking of(Collection<Secret> secrets, List<Output> outputs) {
        Set<Hidden> hidden = new LinkedHashSet<>();
        for (Secret secret : secrets) {
            if (secret.reveal().strip().length() >= SHORTEST) {
                hidden.add(new Hidden(secret.reveal()));
            }
        }
        Set<String> declared = new HashSet<>(Set.of(WHOLE));
        addNames(declared, outputs);
        return new Masking(hidden, declared);
    }

    private static void addNames(Set<String> names, List<Output> outputs) {
        for (Output output : outputs) {
            names.add(output.name());
            addNames(names, output.fields());
        }
    }

    /** Returns what masks the secrets of both, and leaves alone the names that this one does. */
    public Masking and(Masking other) {
        if (hidden.containsAll(other.hidden)) {
            return this;
        }
        Set<Hidden> all = new LinkedHashSet<>(hidden);
        all.addAll(other.hidden);
        return new Masking(all, declared);
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

    /** Whether the name of an output is one that a definition gave it. */
    boolean isDeclared(String name) {
        return declared.contains(name);
    }

    public boolean isNone() {
        return hidden.isEmpty();
    }

    /** Returns what masks the texts of one answer. */
    public AnswerMask forAnswer() {
        return new AnswerMask(this);
    }
}
