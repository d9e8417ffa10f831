package io.dataconnectors.http;

import io.dataconnectors.http.internal.limit.CallSlot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * On which threads the steps of one call run, one after another: on its worker, or on a thread of their own where a plug-in
 * of the host may block. What a step throws is a bug, of ours or of a plug-in, and ends the call.
 */
final class Steps {
    private final Threads.OfCall threads;
    private final Executor context;
    private final Progress progress;
    private final CompletableFuture<CallSlot> place = new CompletableFuture<>();

    /**
     * Makes the steps of a call that has no place yet.
     *
     * @param context is bound to the threads of the steps
     * @param progress is told what a step threw, and that an executor takes no more
     */
    Steps(Threads.OfCall threads, Executor context, Progress progress) {
        this.threads = threads;
        this.context = context;
        this.progress = progress;
    }

    /** Returns the place of the call, to be granted or cancelled. */
    CompletableFuture<CallSlot> place() {
        return place;
    }

    /** Runs the first step. */
    void begin(Runnable step) {
        boolean unused = runs(threads.worker(), () -> run(step));
    }

    /**
     * Runs a step in which a plug-in of the host may block: on a thread that neither the caller nor other calls wait for.
     * The call keeps its place until that thread is free, even if it ends before.
     */
    void plugIn(Runnable step) {
        CallSlot held = place.join();
        if (!held.share()) {
            return;
        }
        boolean runs = runs(threads.plugIns(), () -> {
            try {
                run(step);
            } finally {
                held.leave();
            }
        });
        if (!runs) {
            held.leave();
        }
    }

    private boolean runs(Executor executor, Runnable step) {
        try {
            executor.execute(step);
            return true;
        } catch (RuntimeException
                | Error noThread) { // whatever a host's executor throws, or a JVM without another thread
            progress.lacksThread();
            return false;
        }
    }

    /** Runs a step once a stage has ended: at once if it has, for then there is no thread to change, else on the worker. */
    <T> void then(CompletableFuture<T> stage, BiConsumer<T, Throwable> next) {
        boolean here = stage.isDone();
        once(stage, (value, thrown) -> {
            Runnable step = () -> next.accept(value, thrown);
            if (here) {
                run(step);
            } else {
                hop(step);
            }
        });
    }

    /** Tells how a stage has ended, on whatever thread it ends. Most have ended well already, which takes nothing. */
    static <T> void once(CompletableFuture<T> stage, BiConsumer<T, Throwable> next) {
        if (stage.isDone() && !stage.isCompletedExceptionally()) {
            next.accept(stage.join(), null);
        } else {
            var unused = stage.whenComplete(next);
        }
    }

    /** Runs a step on the worker. */
    void hop(Runnable step) {
        hop(threads.worker(), step);
    }

    /** Runs a step on an executor; one that takes no more must not leave a call without an end. */
    void hop(Executor executor, Runnable step) {
        try {
            executor.execute(() -> run(step));
        } catch (RuntimeException | Error noThread) {
            run(step);
        }
    }

    private void run(Runnable step) {
        here(() -> context.execute(step));
    }

    /** Runs a step at once, without what is bound to the threads of the others. */
    void here(Runnable step) {
        try {
            step.run();
        } catch (Throwable bug) { // an Error of the host's plug-ins too
            progress.crashed(bug);
        }
    }

    /** Gives the place back, or up if it was not granted yet. */
    void leave() {
        boolean unused = place.cancel(false);
        if (!place.isCompletedExceptionally()) {
            place.join().leave();
        }
    }
}
