package io.dataconnectors.internal.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.internal.thread.DaemonThreads.SharedThreads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trial 2: threads that one workspace cannot fill. */
class SharedThreadsTest {
    private final SharedThreads threads = new SharedThreads("shared", 4, 2);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        threads.retire();
    }

    private void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_party_that_blocks_all_it_may_have_leaves_threads_to_the_others() {
        for (int i = 0; i < 100; i++) {
            threads.execute("acme", () -> await(end));
        }
        for (String other : List.of("b", "c", "d")) {
            CountDownLatch ran = new CountDownLatch(1);
            threads.execute(other, ran::countDown);
            await(ran);
        }
    }

    @Test
    void all_that_waits_runs_in_turns_and_in_order() {
        List<String> ran = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(6);
        CountDownLatch full = new CountDownLatch(4);
        for (String party : List.of("x", "x", "y", "y")) {
            threads.execute(party, () -> {
                full.countDown();
                await(end);
            });
        }
        await(full);
        SharedThreads one = new SharedThreads("one", 1, 1);
        CountDownLatch begin = new CountDownLatch(1);
        one.execute("z", () -> await(begin));
        for (String task : List.of("a1", "a2", "a3", "b1", "b2", "c1")) {
            one.execute(task.substring(0, 1), () -> {
                ran.add(task);
                all.countDown();
            });
        }
        begin.countDown();
        await(all);
        one.retire();

        assertThat(ran).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
    }

    @Test
    void what_throws_takes_no_thread_away() {
        AtomicInteger ran = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            threads.execute("acme", () -> {
                ran.incrementAndGet();
                all.countDown();
                throw new IllegalStateException();
            });
        }
        await(all);
        assertThat(ran).hasValue(20);
    }
}
