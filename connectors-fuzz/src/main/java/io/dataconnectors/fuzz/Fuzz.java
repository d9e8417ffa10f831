package io.dataconnectors.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;

/**
 * Feeds a target with mutations of a corpus, for half a second (three seconds in a thorough run), or for as long as {@code -Dfuzz.seconds=} says, then with another seed each time. What the target
 * returns is the kind of outcome: an input that leads to one that was not seen before joins the corpus, so that the next
 * ones start from there.
 *
 * <p>What a target throws is a finding, and so are a minute without an end and more memory than there should be need for.
 * The message holds the smallest such input that was found, as a Java literal, and the seed ({@code -Dfuzz.seed=}).
 */
public final class Fuzz {
    /** Reads an input, checks what must hold, and returns the kind of outcome. */
    @FunctionalInterface
    public interface Target {
        Object read(String input) throws Exception;
    }

    private static final double SECONDS =
            Double.parseDouble(System.getProperty("fuzz.seconds", Thorough.rounds(1, 6) / 2.0 + ""));
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long MOST_MEMORY = 256L << 20;
    private static final int MOST_KINDS = 5_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<String> corpus = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    /** The same in every build, so that none fails by chance; another each time where somebody looks for more. */
    private final long seed =
            Long.getLong("fuzz.seed", System.getProperty("fuzz.seconds") == null ? 1 : System.nanoTime());

    private volatile String current = "";
    private volatile long since;

    /** Of the thread that feeds; read once that has ended. */
    private long inputs;

    @Nullable
    private volatile AssertionError finding;

    /** Returns a run that starts from these inputs, good ones and bad ones, and tries each of them first. */
    public static Fuzz from(List<String> inputs) {
        Fuzz fuzz = new Fuzz();
        fuzz.corpus.addAll(inputs);
        return fuzz;
    }

    /** Adds what mutations put in as a whole. */
    public Fuzz words(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    /** Runs until the time is over, or to the first finding. */
    public void feed(Target target) throws InterruptedException {
        since = System.nanoTime();
        Thread thread = new Thread(() -> run(target), "fuzz");
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive()) {
            thread.join(500);
            if (thread.isAlive() && System.nanoTime() - since > MINUTE) {
                throw new AssertionError("Took more than a minute: " + literal(current));
            }
        }
        if (finding != null) {
            throw finding;
        }
        System.out.printf("fuzz: %d inputs, %d kinds of outcome, seed %d%n", inputs, corpus.size(), seed);
    }

    private void run(Target target) {
        Mutations mutations = new Mutations(new Random(seed), words.isEmpty() ? corpus : words);
        Set<Object> kinds = new HashSet<>();
        for (String input : List.copyOf(corpus)) {
            kinds.add(outcome(target, input));
        }
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        while (finding == null && System.nanoTime() < end) {
            String input = mutations.of(corpus);
            if (kinds.add(outcome(target, input)) && corpus.size() < MOST_KINDS) {
                corpus.add(input);
            }
        }
    }

    private Object outcome(Target target, String input) {
        current = input;
        since = System.nanoTime();
        inputs++;
        try {
            return checked(target, input);
        } catch (Throwable thrown) {
            String smallest = smallest(target, input, thrown.getClass());
            finding = new AssertionError(
                    "Finding (seed " + seed + ", input " + inputs + "): " + literal(smallest), thrown);
            return thrown.getClass();
        }
    }

    private static Object checked(Target target, String input) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Object kind = target.read(input);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (allocated > MOST_MEMORY) {
            throw new AssertionError("Took " + (allocated >> 20) + " MiB");
        }
        return Objects.requireNonNull(kind, "kind");
    }

    /** Leaves out of an input what can be left out of it. */
    private static String smallest(Target target, String input, Class<?> thrown) {
        String smallest = input;
        for (int size = Math.max(1, input.length() / 2); size > 0; size /= 2) {
            for (int at = 0; at + size <= smallest.length(); ) {
                String smaller = smallest.substring(0, at) + smallest.substring(at + size);
                if (fails(target, smaller, thrown)) {
                    smallest = smaller;
                } else {
                    at += size;
                }
            }
        }
        return smallest;
    }

    private static boolean fails(Target target, String input, Class<?> thrown) {
        try {
            checked(target, input);
            return false;
        } catch (Throwable other) {
            return other.getClass() == thrown;
        }
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char c : text.substring(0, Math.min(text.length(), 4_000)).toCharArray()) {
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                literal.append(c);
            } else {
                literal.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return literal.append('"')
                .append(text.length() > 4_000 ? "… " + text.length() + " characters" : "")
                .toString();
    }

    /** Returns a message without what it quotes, so that one message is one kind of outcome. */
    public static String kind(@Nullable String message) {
        return String.valueOf(message).replaceAll("'[^']*'|\"[^\"]*\"|[0-9]+", "_");
    }
}
