package io.dataconnectors.http.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.internal.text.OnceAMinute;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final ExecutorService steps = Executors.newFixedThreadPool(4);
    private final List<String> admitted = new ArrayList<>();

    @AfterEach
    void stop() {
        steps.shutdownNow();
        timer.shutdownNow();
    }

    private Places places(int inFlight, int perWorkspace, int perOrigin) {
        timer.setRemoveOnCancelPolicy(true);
        return new Places(
                new Caps(inFlight, perWorkspace, perOrigin, 100, 10, LONG), timer, new OnceAMinute(Clock.systemUTC()));
    }

    private CompletableFuture<CallSlot> enter(Places places, String workspace, String origin) throws Stopped {
        CompletableFuture<CallSlot> entry = new CompletableFuture<>();
        places.enter(workspace, origin, entry);
        var unused = entry.thenRun(() -> admitted.add(workspace + " " + origin));
        return entry;
    }

    private void assertNothingIsLeft(Places places) {
        assertThat(places.isEmpty()).isTrue();
        assertThat(timer.getQueue()).isEmpty();
    }

    @Test
    void the_workspace_with_the_fewest_calls_in_flight_goes_first() throws Exception {
        Places places = places(2, 2, 2);
        CompletableFuture<CallSlot> first = enter(places, "noisy", "x");
        CompletableFuture<CallSlot> second = enter(places, "noisy", "x");
        CompletableFuture<CallSlot> third = enter(places, "noisy", "y");
        CompletableFuture<CallSlot> quiet = enter(places, "quiet", "y");

        first.join().leave();
        second.join().leave();

        assertThat(admitted).containsExactly("noisy x", "noisy x", "quiet y", "noisy y");
        quiet.join().leave();
        third.join().leave();
        assertNothingIsLeft(places);
    }

    @Test
    void a_call_to_a_full_origin_holds_up_no_other_of_its_workspace() throws Exception {
        Places places = places(3, 3, 1);
        enter(places, "acme", "x");
        CompletableFuture<CallSlot> toY = enter(places, "acme", "y");
        enter(places, "acme", "x");
        enter(places, "acme", "y");

        toY.join().leave();

        assertThat(admitted).containsExactly("acme x", "acme y", "acme y");
    }

    @Test
    void who_comes_to_a_free_origin_overtakes_those_who_wait_for_a_full_one() throws Exception {
        Places places = places(3, 3, 1);
        enter(places, "acme", "x");
        enter(places, "acme", "x");

        assertThat(enter(places, "acme", "y")).isDone();
    }

    @Test
    void a_place_that_is_shared_is_free_when_the_last_user_leaves() throws Exception {
        Places places = places(1, 1, 1);
        CallSlot place = enter(places, "acme", "x").join();
        CompletableFuture<CallSlot> next = enter(places, "acme", "x");

        assertThat(place.share()).isTrue();
        place.leave();
        assertThat(next).isNotDone();
        place.leave();

        assertThat(next).isDone();
        assertThat(place.share()).isFalse();
    }

    @Test
    void a_place_moves_to_another_origin_and_makes_room_at_the_former() throws Exception {
        Places places = places(2, 2, 1);
        CallSlot place = enter(places, "acme", "x").join();
        CompletableFuture<CallSlot> next = enter(places, "acme", "x");
        assertThat(next).isNotDone();

        assertThat(places.move(place, "y")).isCompletedWithValue(place);

        assertThat(next).isDone();
        place.leave();
        next.join().leave();
        assertNothingIsLeft(places);
    }

    @Test
    void a_place_that_is_where_it_is_to_be_stays_whoever_waits_for_it() throws Exception {
        Places places = places(2, 2, 1);
        CallSlot place = enter(places, "acme", "x").join();
        CompletableFuture<CallSlot> next = enter(places, "acme", "x");

        assertThat(places.move(place, "x")).isCompletedWithValue(place);

        assertThat(next).isNotDone();
    }

    /** The one workspace is full, and both origins are: whoever waited for the other would wait for ever. */
    @Test
    void calls_that_go_between_two_origins_pass_each_other() throws Exception {
        Places places = places(2, 2, 1);
        CallSlot there = enter(places, "acme", "x").join();
        CallSlot back = enter(places, "acme", "y").join();

        CompletableFuture<CallSlot> first = places.move(there, "y");
        assertThat(first).isNotDone();
        assertThat(places.move(back, "x")).isDone();
        assertThat(first).isDone();
    }

    @Test
    void a_place_between_two_origins_is_still_one_of_its_workspace() throws Exception {
        Places places = places(9, 2, 1);
        CallSlot place = enter(places, "acme", "x").join();
        enter(places, "acme", "y");

        CompletableFuture<CallSlot> move = places.move(place, "y");

        assertThat(move).isNotDone();
        assertThat(enter(places, "acme", "z")).isNotDone();
    }

    @Test
    void a_call_that_ends_while_its_place_moves_leaves_no_trace() throws Exception {
        Places places = places(2, 2, 1);
        CallSlot place = enter(places, "acme", "x").join();
        CallSlot other = enter(places, "acme", "y").join();
        CompletableFuture<CallSlot> move = places.move(place, "y");

        place.leave();
        move.cancel(false);
        other.leave();

        assertNothingIsLeft(places);
        assertThat(places.move(place, "y")).isCancelled();
    }

    @Test
    void where_nobody_may_wait_a_place_that_cannot_move_is_told_at_once() throws Exception {
        Places places = new Places(new Caps(2, 2, 1, 0, 0, LONG), timer, new OnceAMinute(Clock.systemUTC()));
        CallSlot place = enter(places, "acme", "x").join();
        enter(places, "acme", "y");

        assertThat(places.move(place, "y"))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        Stopped.class,
                        full -> assertThat(full.failure())
                                .hasToString("OVERLOADED: Too many calls to y are in flight"));
    }

    @Test
    void an_entry_that_was_given_up_before_it_was_granted_leaves_no_trace() throws Exception {
        Places places = places(1, 1, 1);
        CompletableFuture<CallSlot> entry = new CompletableFuture<>();
        entry.cancel(false);

        places.enter("acme", "x", entry);

        assertThat(places.isEmpty()).isTrue();
    }

    @Test
    void whoever_comes_goes_and_gives_up_no_cap_is_exceeded_and_nothing_remains() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Places places = places(6, 3, 2);
        List<Entered> all = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            if (random.nextInt(3) > 0) {
                enterSome(places, all, random);
            } else if (random.nextBoolean()) {
                moveSome(places, all, random);
            } else if (!all.isEmpty()) {
                all.remove(random.nextInt(all.size())).end();
            }
            check(all, seed);
        }
        all.forEach(Entered::end);
        assertThat(places.isEmpty()).as("seed %d", seed).isTrue();
        assertThat(timer.getQueue()).as("seed %d", seed).isEmpty();
    }

    private static void enterSome(Places places, List<Entered> all, Random random) {
        String workspace = "w" + random.nextInt(5);
        String origin = "o" + random.nextInt(5);
        CompletableFuture<CallSlot> entry = new CompletableFuture<>();
        try {
            places.enter(workspace, origin, entry);
            all.add(new Entered(workspace, origin, entry));
        } catch (Stopped refused) {
            assertThat(entry).isNotDone();
        }
    }

    private static void moveSome(Places places, List<Entered> all, Random random) {
        List<Entered> resting = all.stream().filter(Entered::isIn).toList();
        if (!resting.isEmpty()) {
            Entered moves = resting.get(random.nextInt(resting.size()));
            moves.move(places, "o" + random.nextInt(5));
            if (moves.isRefused()) {
                all.remove(moves);
                moves.end();
            }
        }
    }

    private static void check(List<Entered> all, long seed) {
        List<Entered> in = all.stream().filter(Entered::isInFlight).toList();
        assertThat(in.size()).as("seed %d", seed).isLessThanOrEqualTo(6);
        for (Entered one : in) {
            assertThat(in.stream().filter(one::sameWorkspace).count())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(3);
            assertThat(in.stream().filter(one::sameOrigin).count())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(2);
        }
        assertThat(all.stream().filter(entered -> !entered.isIn()))
                .as("those who wait have no room, seed %d", seed)
                .noneMatch(waiting -> (waiting.isInFlight()
                                || (in.size() < 6
                                        && in.stream()
                                                        .filter(waiting::sameWorkspace)
                                                        .count()
                                                < 3))
                        && in.stream().filter(waiting::sameOrigin).count() < 2);
    }

    @Test
    void threads_that_come_move_and_go_at_once_leave_nothing() throws Exception {
        Places places = places(4, 2, 2);
        Queue<CompletableFuture<?>> calls = new ConcurrentLinkedQueue<>();
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(number -> new Thread(() -> comeAndGo(places, number, steps, calls)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)).get(2, TimeUnit.MINUTES);

        assertNothingIsLeft(places);
    }

    private static void comeAndGo(Places places, int number, Executor steps, Queue<CompletableFuture<?>> calls) {
        for (int i = 0; i < 5_000; i++) {
            CompletableFuture<CallSlot> entry = new CompletableFuture<>();
            try {
                places.enter("w" + number % 3, "o" + i % 3, entry);
            } catch (Stopped refused) {
                continue;
            }
            if (i % 7 == 0) {
                entry.cancel(false);
            }
            calls.add(entry.handleAsync((place, thrown) -> place == null ? null : moveAndGo(places, place), steps));
        }
    }

    /** Ends as a call does: with what it waits for, and then its place. */
    @Nullable
    private static Void moveAndGo(Places places, CallSlot place) {
        CompletableFuture<CallSlot> move = places.move(place, "o" + place.hashCode() % 3);
        move.cancel(false);
        place.leave();
        return null;
    }

    /** A call, and the last place that it asked for. */
    private static final class Entered {
        private final String workspace;
        private final CompletableFuture<CallSlot> entry;
        private String origin;
        private CompletableFuture<CallSlot> last;

        Entered(String workspace, String origin, CompletableFuture<CallSlot> entry) {
            this.workspace = workspace;
            this.origin = origin;
            this.entry = entry;
            last = entry;
        }

        void move(Places places, String next) {
            origin = next;
            last = places.move(entry.join(), next);
        }

        boolean isInFlight() {
            return entry.isDone();
        }

        boolean isIn() {
            return last.isDone() && !isRefused();
        }

        boolean isRefused() {
            return last.isCompletedExceptionally();
        }

        boolean sameWorkspace(Entered other) {
            return workspace.equals(other.workspace);
        }

        boolean sameOrigin(Entered other) {
            return other.isIn() && origin.equals(other.origin);
        }

        void end() {
            last.cancel(false);
            entry.cancel(false);
            var unused = entry.thenAccept(CallSlot::leave);
        }
    }
}
