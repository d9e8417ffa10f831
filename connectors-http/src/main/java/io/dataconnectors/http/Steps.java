package io.dataconnectors.http;

import io.dataconnectors.http.internal.limit.CallSlot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * On which threads the steps of one call run, one after another: on its worker, or on a thread of their own where a plug-in
 * of the host may block. What a step throws is a bug, of ours or of a plug-in, and ends the call.
 */
final class Steps {
    private final Executor worker;
    private final Executor plugIns;
    private final Consumer<Throwable> onBug;
    private final Runnable onNoThread;
    private final Executor context;
    private final CompletableFuture<CallSlot> place = new CompletableFuture<>();

    /**
     * Makes the steps of a call that has no place yet.
     *
     * @param context is bound to the threads of the steps
     * @param onBug is told what a step threw
     * @param onNoThread is told that an executor takes no more
     */
    Steps(Executor worker, Executor plugIns, Executor context, Consumer<Throwable> onBug, Runnable onNoThread) {
        this.worker = worker;
        this.plugIns = plugIns;
        this.context = context;
        this.onBug = onBug;
        this.onNoThread = onNoThread;
    }

    /** Returns the place of the call, to be granted or cancelled. */
    CompletableFuture<CallSlot> place() {
        return place;
    }

    /** Runs the first step. */
    void begin(Runnable step) {
        boolean unused = runs(worker, guarded(step));
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
        boolean runs = runs(plugIns, () -> {
            try {
                guarded(step).run();
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
            onNoThread.run();
            return false;
        }
    }

    /** Runs a step once a stage has ended: at once if it has, else on the worker. */
    <T> void then(CompletableFuture<T> stage, BiConsumer<T, Throwable> next) {
        boolean here = stage.isDone(); // then there is nothing to wait for, and no thread to change
        var unused = stage.whenComplete((value, thrown) -> {
            Runnable step = () -> next.accept(value, thrown);
            if (here) {
                guarded(step).run();
            } else {
                hop(step);
            }
        });
    }

    /** Runs a step on the worker. */
    void hop(Runnable step) {
        hop(worker, step);
    }

    /** Runs a step on an executor; one that takes no more must not leave a call without an end. */
    void hop(Executor executor, Runnable step) {
        try {
            executor.execute(guarded(step));
        } catch (RuntimeException | Error noThread) {
            guarded(step).run();
        }
    }

    private Runnable guarded(Runnable step) {
        return () -> {
            try {
                context.execute(step);
            } catch (Throwable bug) { // an Error of the host's plug-ins too
                onBug.accept(bug);
            }
        };
    }

    /** Gives the place back, or up if it was not granted yet. */
    void leave() {
        place.cancel(false);
        var unused = place.thenAccept(CallSlot::leave);
    }
}
