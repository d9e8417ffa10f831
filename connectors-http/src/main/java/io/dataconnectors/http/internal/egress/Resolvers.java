package io.dataconnectors.http.internal.egress;

import io.dataconnectors.internal.thread.DaemonThreads;
import io.dataconnectors.spi.NameResolver;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import javax.annotation.Nullable;

/**
 * Resolves names on a number of threads, which begin when they are needed and end when they are idle. A name whose server is
 * silent holds a thread for as long as the JVM's resolver likes, and who types names can type many of those. So a name that is
 * being resolved is not resolved a second time beside it, a party, such as a tenant, has at most a share of the threads, and
 * the last ones are kept for parties that have none; what is beyond waits for its turn. Safe for use by several threads.
 */
public final class Resolvers implements AutoCloseable {
    static final int THREADS = 128;
    static final int SHARE = 4;

    /** Threads for parties that have none: it takes 104 of them whose names are all silent before another one has to wait. */
    static final int RESERVED = 96;

    static final int MOST_WAITING = 256;

    private final NameResolver names;
    private final ExecutorService threads;
    private final Map<Name, Lookup> running = new HashMap<>();
    private final Map<String, Party> parties = new LinkedHashMap<>(); // whose turn it is comes first

    /** Returns resolvers that ask the source given. */
    public Resolvers(NameResolver names) {
        this(names, DaemonThreads.named("connectors-dns"));
    }

    Resolvers(NameResolver names, ThreadFactory factory) {
        this.names = names;
        threads = Executors.newCachedThreadPool(factory);
    }

    /**
     * Returns a future of all addresses of a name. It fails with what the source throws, or with {@link
     * RejectedExecutionException} if the party waits for too many names already, or no thread can be started. Cancelling it gives up a turn that has not
     * come yet.
     */
    public CompletableFuture<List<InetSocketAddress>> resolve(String party, String host, int port) {
        Ask ask = new Ask(new Name(host, port), new CompletableFuture<>());
        for (Lookup begun = accept(party, ask); begun != null && !start(begun); ) {
            begun = nextIfNoneRuns();
        }
        return ask.answer;
    }

    /** Returns whether a thread has it; else it has failed. */
    private boolean start(Lookup begun) {
        try {
            threads.execute(() -> work(begun));
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) { // closed, or the system starts no thread now
            finished(begun);
            begun.fail(new RejectedExecutionException("There is no thread to resolve the name", e));
            return false;
        }
    }

    @Nullable
    private synchronized Lookup accept(String name, Ask ask) {
        Party party = parties.computeIfAbsent(name, unknown -> new Party());
        if (party.waiting.size() >= MOST_WAITING) {
            party.waiting.removeIf(waiting -> waiting.answer.isDone());
        }
        if (party.waiting.size() >= MOST_WAITING) {
            ask.answer.completeExceptionally(new RejectedExecutionException("Too many names wait"));
            return null;
        }
        party.waiting.add(ask);
        return next();
    }

    private void work(Lookup first) {
        for (Lookup lookup = first; lookup != null; lookup = next()) {
            Runnable answer = lookup.ask(names);
            finished(lookup);
            answer.run();
        }
    }

    private synchronized void finished(Lookup lookup) {
        running.remove(lookup.name);
        lookup.party.running--;
    }

    /** Returns a lookup that no thread would come to, or null. */
    @Nullable
    private synchronized Lookup nextIfNoneRuns() {
        return running.isEmpty() ? next() : null;
    }

    /**
     * Returns the next lookup, or null. Parties that have no thread come first: one lookup that ends makes room for one more,
     * and nobody would come to a party that was passed over.
     */
    @Nullable
    private synchronized Lookup next() {
        Lookup first = running.size() < THREADS ? next(1) : null;
        return first == null && running.size() < THREADS - RESERVED ? next(SHARE) : first;
    }

    /** Returns the lookup of who has waited longest for a turn and would have no more than a number of threads, or null. */
    @Nullable
    private Lookup next(int most) {
        for (Map.Entry<String, Party> turn : List.copyOf(parties.entrySet())) {
            String name = turn.getKey();
            Party party = turn.getValue();
            Lookup begun = party.begin(running, most);
            if (party.isIdle()) {
                parties.remove(name);
            } else if (begun != null) {
                parties.remove(name);
                parties.put(name, party);
            }
            if (begun != null) {
                return begun;
            }
        }
        return null;
    }

    /** Ends the threads; one that waits for a name server ends with its wait. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private record Name(String host, int port) {}

    private record Ask(Name name, CompletableFuture<List<InetSocketAddress>> answer) {}

    /** Who asks, with a bounded number of threads. */
    private static final class Party {
        private final Deque<Ask> waiting = new ArrayDeque<>();
        private int running;

        @Nullable
        private Lookup begin(Map<Name, Lookup> lookups, int most) {
            while (running < most && !waiting.isEmpty()) {
                Ask ask = waiting.remove();
                Lookup same = lookups.get(ask.name);
                if (same != null) {
                    same.asked.add(ask);
                } else if (!ask.answer.isDone()) { // else it was given up while it waited
                    running++;
                    Lookup begun = new Lookup(this, ask);
                    lookups.put(ask.name, begun);
                    return begun;
                }
            }
            return null;
        }

        private boolean isIdle() {
            return running == 0 && waiting.isEmpty();
        }
    }

    /** One question to the source, and all who wait for its answer. */
    private static final class Lookup {
        private final Party party;
        private final Name name;
        private final List<Ask> asked = new ArrayList<>();

        private Lookup(Party party, Ask first) {
            this.party = party;
            name = first.name;
            asked.add(first);
        }

        /** Asks, and returns what tells the answer; to be run when nobody joins any more. */
        private Runnable ask(NameResolver names) {
            try {
                List<InetSocketAddress> addresses = List.copyOf(names.resolve(name.host, name.port));
                if (addresses.isEmpty() || addresses.stream().anyMatch(InetSocketAddress::isUnresolved)) {
                    throw new UnknownHostException();
                }
                return () -> asked.forEach(ask -> ask.answer.complete(addresses));
            } catch (Throwable e) { // a resolver of the host's may throw anything
                return () -> fail(e);
            }
        }

        private void fail(Throwable why) {
            asked.forEach(ask -> ask.answer.completeExceptionally(why));
        }
    }
}
