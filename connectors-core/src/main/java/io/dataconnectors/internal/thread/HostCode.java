package io.dataconnectors.internal.thread;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/**
 * Calls of code of the host, which may throw anything. A failed assertion, a runaway recursion and a missing class are
 * failures of that code alone. Other errors of the JVM, such as the want of memory, are passed on.
 */
public final class HostCode {
    private HostCode() {}

    /**
     * Returns if what was thrown is a failure of the code alone.
     *
     * @throws VirtualMachineError if it is an error of the JVM
     */
    public static void passOn(Throwable thrown) {
        VirtualMachineError error = ofJvm(thrown);
        if (error != null) {
            throw error;
        }
    }

    @Nullable
    private static VirtualMachineError ofJvm(Throwable thrown) {
        return thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError) ? error : null;
    }

    /**
     * Tells all listeners of an event, whatever one of them throws.
     *
     * @param failed is told of each listener that threw, and what
     * @throws VirtualMachineError if one threw an error of the JVM, once all are told
     */
    public static <T> void tell(Iterable<T> listeners, Consumer<T> event, BiConsumer<T, Throwable> failed) {
        VirtualMachineError error = null;
        for (T listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable thrown) {
                error = error == null ? ofJvm(thrown) : error;
                failed.accept(listener, thrown);
            }
        }
        if (error != null) {
            throw error;
        }
    }
}
