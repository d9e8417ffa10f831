package io.dataconnectors.http.internal.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResolversTest {
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, CountDownLatch> answers = new ConcurrentHashMap<>();
    private final Semaphore begun = new Semaphore(0);
    private final AtomicInteger asked = new AtomicInteger();
    private final Resolvers resolvers = new Resolvers(this::resolve);

    /** Names that begin with "silent" are not resolved before the test ends or releases them. */
    private List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        asked.incrementAndGet();
        begun.release();
        if (host.startsWith("silent")) {
            try {
                answers.getOrDefault(host, end).await();
            } catch (InterruptedException e) {
                throw new UnknownHostException();
            }
        }
        if (host.startsWith("unknown")) {
            throw new UnknownHostException(host);
        }
        if (host.startsWith("broken")) {
            throw new StackOverflowError();
        }
        return List.of(new InetSocketAddress("10.0.0.1", port));
    }

    @AfterEach
    void close() {
        end.countDown();
        resolvers.close();
    }

    @Test
    void a_name_is_resolved_to_all_its_addresses() throws Exception {
        assertThat(resolvers.resolve("acme", "shop.example.com", 443).get(10, TimeUnit.SECONDS))
                .containsExactly(new InetSocketAddress("10.0.0.1", 443));
    }

    @Test
    void what_the_source_throws_is_told_and_takes_no_thread_away() {
        for (int i = 0; i < 2 * Resolvers.THREADS; i++) {
            assertThatThrownBy(() -> resolvers.resolve("acme", "unknown", 443).get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(UnknownHostException.class);
            assertThatThrownBy(() -> resolvers.resolve("acme", "broken", 443).get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void a_party_whose_names_are_silent_leaves_threads_to_the_others() throws Exception {
        for (int i = 0; i < 100; i++) {
            resolvers.resolve("attacker", "silent-" + i, 443);
        }

        assertThat(resolvers.resolve("acme", "shop.example.com", 443).get(10, TimeUnit.SECONDS))
                .hasSize(1);
        assertThat(asked.get()).isLessThanOrEqualTo(Resolvers.SHARE + 1);
    }

    @Test
    void however_many_names_of_103_parties_are_silent_another_finds_a_thread() throws Exception {
        for (int i = 0; i < 103 * 10; i++) {
            resolvers.resolve("attacker-" + i / 10, "silent-" + i, 443);
        }

        assertThat(resolvers.resolve("acme", "shop.example.com", 443).get(10, TimeUnit.SECONDS))
                .hasSize(1);
    }

    @Test
    void where_all_threads_are_taken_a_party_has_its_turn_when_one_ends() throws Exception {
        CountDownLatch first = answers.computeIfAbsent("silent-0", host -> new CountDownLatch(1));
        for (int i = 0; i < 104 * 10; i++) {
            resolvers.resolve("attacker-" + i / 10, "silent-" + i, 443);
        }
        assertThat(begun.tryAcquire(Resolvers.THREADS, 10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<List<InetSocketAddress>> waits = resolvers.resolve("acme", "shop.example.com", 443);
        assertThat(waits).isNotDone();

        first.countDown();

        assertThat(waits.get(10, TimeUnit.SECONDS)).hasSize(1);
    }

    /** There is room for no more threads but those in reserve, and the others have waited longer. */
    @Test
    void a_party_whose_only_lookup_ends_has_the_next_thread_before_those_that_have_some() throws Exception {
        CountDownLatch first = answers.computeIfAbsent("silent-acme", host -> new CountDownLatch(1));
        int others = Resolvers.THREADS - Resolvers.RESERVED - 1;
        for (int i = 0; i < others; i++) {
            resolvers.resolve("attacker-" + i / Resolvers.SHARE, "silent-" + i, 443);
        }
        resolvers.resolve("acme", "silent-acme", 443);
        resolvers.resolve("attacker-" + others / Resolvers.SHARE, "silent-" + others, 443);
        CompletableFuture<List<InetSocketAddress>> second = resolvers.resolve("acme", "shop.example.com", 443);

        first.countDown();

        assertThat(second.get(10, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void a_silent_name_that_many_parties_ask_for_holds_one_thread() throws Exception {
        for (int i = 0; i < 100; i++) {
            resolvers.resolve("tenant-" + i, "silent", 443);
        }

        assertThat(resolvers.resolve("acme", "shop.example.com", 443).get(10, TimeUnit.SECONDS))
                .hasSize(1);
        assertThat(asked.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void all_who_ask_for_a_name_get_its_answer() throws Exception {
        List<CompletableFuture<List<InetSocketAddress>>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(resolvers.resolve("tenant-" + i, "silent", 443));
        }
        end.countDown();

        for (CompletableFuture<List<InetSocketAddress>> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS)).hasSize(1);
        }
    }

    @Test
    void a_party_that_waits_for_too_many_names_is_refused_until_it_gives_some_up() throws Exception {
        List<CompletableFuture<List<InetSocketAddress>>> answers = new ArrayList<>();
        for (int i = 0; i < Resolvers.SHARE + Resolvers.MOST_WAITING; i++) {
            answers.add(resolvers.resolve("attacker", "silent-" + i, 443));
        }

        assertThatThrownBy(() -> resolvers.resolve("attacker", "one-more", 443).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(resolvers.resolve("acme", "shop.example.com", 443).get(10, TimeUnit.SECONDS))
                .hasSize(1);

        answers.forEach(answer -> answer.cancel(false));
        CompletableFuture<List<InetSocketAddress>> next = resolvers.resolve("attacker", "one-more", 443);
        end.countDown();
        assertThat(next.get(10, TimeUnit.SECONDS)).hasSize(1);
        assertThat(asked.get()).as("what was given up is not asked").isLessThan(2 * Resolvers.SHARE + 2);
    }

    /** As in a container that has as many threads as it may: the names of today must not be lost for tomorrow. */
    @Test
    void names_are_resolved_again_once_threads_can_be_started_again() throws Exception {
        AtomicBoolean exhausted = new AtomicBoolean(true);
        ThreadFactory factory = task -> {
            if (exhausted.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return new Thread(task);
        };
        try (Resolvers scarce = new Resolvers(this::resolve, factory)) {
            for (int i = 0; i < 2 * Resolvers.THREADS; i++) {
                CompletableFuture<List<InetSocketAddress>> answer =
                        scarce.resolve("tenant-" + i % 5, "shop.example.com", 443);
                assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(RejectedExecutionException.class)
                        .hasMessageContaining("There is no thread to resolve the name");
            }

            exhausted.set(false);
            assertThat(scarce.resolve("tenant-0", "shop.example.com", 443).get(10, TimeUnit.SECONDS))
                    .hasSize(1);
        }
    }

    @Test
    void after_its_end_nothing_is_resolved() {
        resolvers.close();

        assertThatThrownBy(
                        () -> resolvers.resolve("acme", "shop.example.com", 443).get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }
}
