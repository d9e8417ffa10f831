package io.dataconnectors.spi;

/**
 * Carries what is bound to the thread that makes a call, such as a logging context or the user who is signed in, to the
 * threads that work for the call: those of {@link SecretResolver}, {@link RequestSigner} and {@link ConnectorListener}.
 *
 * <pre>{@code
 * ContextCarrier logging = () -> {
 *     Map<String, String> context = MDC.getCopyOfContextMap();
 *     return step -> {
 *         Map<String, String> before = MDC.getCopyOfContextMap();
 *         MDC.setContextMap(context == null ? Map.of() : context);
 *         try {
 *             step.run();
 *         } finally {
 *             MDC.setContextMap(before == null ? Map.of() : before);
 *         }
 *     };
 * };
 * }</pre>
 *
 * <p>Used by several threads at once.
 */
@FunctionalInterface
public interface ContextCarrier {
    /** Returns what is bound to this thread, which makes a call. What it throws is thrown by the call. */
    Context capture();

    /** What was bound to the thread that made a call. */
    @FunctionalInterface
    interface Context {
        /**
         * Runs a step of the call, at once, on this thread and exactly once, with the context bound to it meanwhile. Afterwards
         * what was bound before is bound again: the thread may be that of the caller. Called for each step, on one thread after
         * another.
         */
        void run(Runnable step);
    }
}
