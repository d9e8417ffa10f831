package io.dataconnectors.jdbc.internal.secret;

import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.internal.seal.Seal.Sealed;
import io.dataconnectors.spi.SecretResolver.Query;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/**
 * The last answers of the database to whoever asked for a secret, still encrypted: with them calls go on while the database is
 * away, for as long as the host trusts such memory. While the database is there, it is asked each time. Safe for use by several
 * threads.
 */
final class LastAnswers {
    private static final int MOST = 10_000;
    private static final long TRY_AGAIN = Duration.ofSeconds(1).toNanos();

    private final long trusted;
    private final BooleanSupplier away;

    /** When the database may be asked again after it failed; 0 while it has not. */
    private final AtomicLong tryAgain = new AtomicLong();

    private final Map<Query, Answer> answers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Query, Answer> eldest) {
            return size() > MOST;
        }
    };

    /** How often something was forgotten: what was read before is not kept after it. */
    private int forgotten;

    private record Answer(Sealed sealed, long at) {}

    /**
     * Creates a memory of nothing yet.
     *
     * @param trusted how long an answer is good while the database cannot be asked
     * @param away whether it is known that it cannot
     */
    LastAnswers(Duration trusted, BooleanSupplier away) {
        this.trusted = trusted.toNanos();
        this.away = away;
    }

    /**
     * Returns what the database answers, or has answered if it is away. Nobody waits for a database that is known to be away: one
     * caller a second tries it again.
     */
    Optional<Sealed> ask(Query query, Supplier<Optional<Sealed>> database) {
        long begun = System.nanoTime();
        Optional<Sealed> known = known(query, begun);
        if (known.isPresent() && (away.getAsBoolean() || isNotToBeTried(begun))) {
            return known;
        }
        int before = forgotten();
        try {
            Optional<Sealed> answer = database.get();
            tryAgain.set(0);
            keep(query, answer.orElse(null), begun, before);
            return answer;
        } catch (StorageException e) {
            tryAgain.set((System.nanoTime() + TRY_AGAIN) | 1);
            if (known.isEmpty()) {
                throw e;
            }
            return known;
        }
    }

    private boolean isNotToBeTried(long now) {
        long then = tryAgain.get();
        return then != 0 && (now - then < 0 || !tryAgain.compareAndSet(then, (now + TRY_AGAIN) | 1));
    }

    private synchronized Optional<Sealed> known(Query query, long now) {
        Answer last = answers.get(query);
        return last != null && now - last.at() < trusted ? Optional.of(last.sealed()) : Optional.empty();
    }

    private synchronized int forgotten() {
        return forgotten;
    }

    private synchronized void keep(Query query, @Nullable Sealed answer, long at, int forgottenBefore) {
        if (answer == null || forgotten != forgottenBefore) {
            answers.remove(query);
        } else {
            answers.put(query, new Answer(answer, at));
        }
    }

    /** Forgets what is known of a workspace: this node has changed something there. */
    synchronized void forget(String workspace) {
        forgotten++;
        answers.keySet().removeIf(query -> query.workspace().equals(workspace));
    }
}
