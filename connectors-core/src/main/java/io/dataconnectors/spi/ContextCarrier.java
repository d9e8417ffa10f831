package io.dataconnectors.spi;

import java.util.concurrent.Executor;

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
    /**
     * Returns what runs the steps of a call within the context of this thread, which makes the call. It runs each step at once,
     * on the thread that hands it over and exactly once, with the context bound to it meanwhile. Afterwards what was bound
     * before is bound again: the thread may be that of the caller. It is used for each step, on one thread after another.
     *
     * <p>What this method throws is thrown by the call.
     */
    Executor capture();
}
