package io.dataconnectors.http.internal.thread;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs the steps of one call on the thread that waits for it, so that sync and async calls are the same code. */
public final class CallerThread implements Executor {
    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable step) {
        steps.add(step);
    }

    /** Runs steps until one of them completes the result. An interrupt cancels the call, and stays set. */
    public <T> T await(CompletableFuture<T> result, Runnable cancel) {
        boolean interrupted = false;
        var unused = result.whenComplete((value, thrown) -> steps.add(() -> {})); // other threads may complete it too
        while (!result.isDone()) {
            try {
                steps.take().run();
            } catch (InterruptedException e) {
                interrupted = true;
                cancel.run();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException unexpected ? unexpected : e;
        }
    }
}
