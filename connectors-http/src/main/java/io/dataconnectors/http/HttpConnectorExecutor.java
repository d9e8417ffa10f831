package io.dataconnectors.http;

import io.dataconnectors.Answer;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Limits;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.http.internal.breaker.Breakers;
import io.dataconnectors.http.internal.egress.Egress;
import io.dataconnectors.http.internal.failure.ConnectionLog;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.OnceAMinute;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.UrlGate;
import io.dataconnectors.http.internal.limit.Places;
import io.dataconnectors.http.internal.retry.Deadline;
import io.dataconnectors.http.internal.retry.Retries;
import io.dataconnectors.http.internal.secret.Secrets;
import io.dataconnectors.http.internal.thread.CallerThread;
import io.dataconnectors.http.internal.thread.DaemonThreads;
import io.dataconnectors.http.internal.token.TokenEndpoint;
import io.dataconnectors.http.internal.token.Tokens;
import io.dataconnectors.http.internal.transport.Transport;
import io.dataconnectors.internal.call.AnswerReader;
import io.dataconnectors.internal.call.Mask;
import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.compile.CallOverException;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.ContextCarrier;
import io.dataconnectors.spi.NameResolver;
import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.spi.SecretResolver;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.annotation.Nullable;
import javax.net.ssl.SSLContext;

/**
 * Makes calls over HTTPS, with {@code java.net.http}. Build one and share it: it keeps connections open for the next
 * call. Safe for use by several threads.
 *
 * <pre>{@code
 * try (HttpConnectorExecutor executor = HttpConnectorExecutor.builder().secrets(vault::find).build()) {
 *     ConnectorRegistry connectors = ConnectorRegistry.builder().executor(executor).build();
 * }
 * }</pre>
 *
 * <p>Only HTTPS to addresses that the {@link EgressPolicy} permits is spoken, HTTP/1.1 without cookies or the
 * JVM's proxy. A call ends by its deadline and takes its connection with it, even while the host's {@link SecretResolver}
 * or {@link RequestSigner} blocks: they run on threads of their own. {@link CallLimits} keep one workspace from starving
 * another.
 */
public final class HttpConnectorExecutor implements ConnectorExecutor, AutoCloseable {
    private final Engine engine;
    private final Threads threads;

    private final Set<Call> inFlight = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private HttpConnectorExecutor(Builder builder) {
        var timer = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("connectors-timer"));
        timer.setRemoveOnCancelPolicy(true);
        threads = builder.executor == null ? new Threads.Own() : new Threads.OfHost(builder.executor);
        Egress egress = builder.egress.open(builder.names);
        Transport transport = new Transport(egress, builder.sslContext);
        ConnectionLog connections = new ConnectionLog(new OnceAMinute(builder.clock));
        Places places = new Places(builder.limits.caps(), timer, new OnceAMinute(builder.clock));
        engine = new Engine(
                new Preparation(
                        new Secrets(builder.secrets),
                        Map.copyOf(builder.signers),
                        new UrlGate(builder.egress::permitsHost, builder.egress::permitsPort),
                        builder.egress.redirects(),
                        builder.clock),
                egress,
                transport,
                new Retries(builder.clock, builder.random),
                new Tokens(
                        new TokenEndpoint(
                                egress,
                                transport,
                                connections,
                                timer,
                                threads::worker,
                                builder.clock,
                                TokenEndpoint.DEFAULT_LIMIT),
                        places),
                new Breakers(builder.breaker.rules(), builder.clock),
                places,
                timer,
                threads.plugIns(),
                builder.context,
                builder.clock,
                List.copyOf(builder.listeners),
                connections,
                builder.maxResponseBytes);
    }

    /** Returns a builder for an executor with {@link EgressPolicy#publicHttps()}, no secrets and no signers. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes a call and returns its outcome. An interrupt cancels the call, which ends as {@code CANCELLED}; it stays set.
     *
     * @throws IllegalStateException if this executor is closed
     */
    @Override
    public Execution execute(ConnectorCall call) {
        CallerThread caller = new CallerThread();
        Call started = start(call, new CallThreads(caller, caller, Runnable::run));
        return caller.await(started.result(), () -> started.end(Failures.cancelled()));
    }

    /**
     * Starts a call and returns a future of its outcome. What depends on it, and names no executor of its own, runs on a
     * thread that no call waits for, so that it may block; where the builder was given an executor, it runs on that.
     *
     * @throws IllegalStateException if this executor is closed
     */
    @Override
    public CompletableFuture<Execution> executeAsync(ConnectorCall call) {
        return start(call, threads.of(call.workspace())).result();
    }

    private Call start(ConnectorCall call, CallThreads threads) {
        Call started = new Call(engine, CompiledCall.of(call), threads);
        inFlight.add(started);
        var unused = started.result().whenComplete((outcome, thrown) -> inFlight.remove(started));
        if (closed) {
            inFlight.remove(started);
            throw new IllegalStateException("The executor is closed");
        }
        started.start();
        return started;
    }

    /** Does all that a call does but resolve secrets and send: the outcome is what the answer given means. */
    @Override
    public Execution simulate(ConnectorCall given, Answer canned) {
        CompiledCall call = CompiledCall.of(given);
        Deadline timing = Deadline.of(call.definition(), call.invocation(), engine.clock());
        Execution.Builder outcome = Execution.builder(call.invocation().callId());
        CallBudget budget = CallBudget.until(timing::passed);
        try {
            engine.preparation().rehearse(call, budget);
            AnswerReader.Reading reading = AnswerReader.read(call.compiled(), canned, Mask.NONE, budget);
            outcome.answer(reading.answer()).outputs(reading.outputs()).failure(reading.failure());
        } catch (Stopped stopped) {
            outcome.failure(stopped.failure());
        } catch (CallOverException over) {
            outcome.failure(Failures.timeout(timing.limit()));
        }
        return outcome.delivery(Delivery.NOT_SENT).duration(timing.elapsed()).build();
    }

    @Override
    public RequestPreview preview(ConnectorCall call) {
        return engine.preparation().preview(CompiledCall.of(call));
    }

    /** Returns how many calls are in flight and wait now, to be shown as gauges. */
    public CallLoad load() {
        return new CallLoad(engine.places().load());
    }

    /**
     * Takes no more calls, waits until those in flight have ended, and closes. Returns whether all of them had ended by then;
     * the others end as {@code CANCELLED}. An interrupt ends the wait, and stays set.
     *
     * @param longest how long to wait; a call takes a minute at most
     */
    public boolean close(Duration longest) {
        closed = true;
        CompletableFuture<?> all =
                CompletableFuture.allOf(inFlight.stream().map(Call::result).toArray(CompletableFuture<?>[]::new));
        boolean interrupted = false;
        try {
            all.get(TimeUnit.NANOSECONDS.convert(longest), TimeUnit.NANOSECONDS); // of any length
        } catch (TimeoutException | ExecutionException e) {
            // those that are left are cancelled; one that crashed has ended too
        } catch (InterruptedException e) {
            interrupted = true;
        }
        boolean ended = all.isDone();
        close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ended;
    }

    /**
     * Ends the calls in flight as {@code CANCELLED}, at once ({@link #close(Duration)} lets them end), the threads and, on JDK
     * 21 and later, the client with its connections. On older ones the client's thread ends when the executor is garbage.
     */
    @Override
    public void close() {
        closed = true;
        inFlight.forEach(call -> call.end(Failures.cancelled()));
        engine.tokens().close();
        engine.timer().shutdownNow();
        engine.egress().close();
        threads.retire(); // they still tell the calls in flight that they have ended
        engine.transport().close();
    }

    /** Collects what an executor is made of. Not safe for use by several threads. */
    public static final class Builder {
        private SecretResolver secrets = SecretResolver.none();
        private CircuitBreaker breaker = CircuitBreaker.standard();
        private CallLimits limits = CallLimits.standard();
        private EgressPolicy egress = EgressPolicy.publicHttps();
        private final List<ConnectorListener> listeners = new ArrayList<>();
        private final Map<String, RequestSigner> signers = new HashMap<>();
        private Clock clock = Clock.systemUTC();
        private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        private ContextCarrier context = () -> Runnable::run;
        private int maxResponseBytes = Limits.MAX_RESPONSE_BYTES;

        @Nullable
        private NameResolver names;

        @Nullable
        private SSLContext sslContext;

        @Nullable
        private Executor executor;

        private Builder() {}

        /** Sets who finds the secrets that definitions name. */
        public Builder secrets(SecretResolver resolver) {
            secrets = Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /** Sets where connectors may call. */
        public Builder egress(EgressPolicy policy) {
            egress = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets who resolves the names of the hosts that are called; the JVM's resolver otherwise. What it gives is judged by the
         * policy as any other address. For a policy that connects through the relay, as it does unless it is told otherwise:
         * with {@link EgressPolicy#direct} and {@link EgressPolicy#throughProxy} names are resolved elsewhere.
         */
        public Builder names(NameResolver resolver) {
            names = Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /** Sets how many calls may be in flight; {@link CallLimits#standard()} otherwise. */
        public Builder limits(CallLimits most) {
            limits = Objects.requireNonNull(most, "most");
            return this;
        }

        /** Sets when calls to an origin that keeps failing are paused; {@link CircuitBreaker#standard()} otherwise. */
        public Builder circuitBreaker(CircuitBreaker rules) {
            breaker = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /** Adds one who watches calls; each is told of every event, whatever another one throws. */
        public Builder listener(ConnectorListener watcher) {
            listeners.add(Objects.requireNonNull(watcher, "watcher"));
            return this;
        }

        /** Adds a signer under the name by which definitions know it; one that is there already is replaced. */
        public Builder signer(String name, RequestSigner signer) {
            signers.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(signer, "signer"));
            return this;
        }

        /** Sets what carries the context of the thread that makes a call to those that work for it; nothing does otherwise. */
        public Builder context(ContextCarrier carrier) {
            context = Objects.requireNonNull(carrier, "carrier");
            return this;
        }

        /** Sets whom to trust, for APIs with certificates of a private authority; the JVM's default context otherwise. */
        public Builder sslContext(SSLContext context) {
            sslContext = Objects.requireNonNull(context, "context");
            return this;
        }

        /**
         * Sets what runs the steps of asynchronous calls, such as rendering and parsing, and what depends on their outcome, and
         * for all calls the secret resolver and signers. By default up to 16 threads, of which one workspace has 8
         * at most, and as many more as there are dependents, resolvers and signers at work; all end when they are idle. One that refuses a call makes it end as {@code OVERLOADED};
         * one with few threads lets a dependent or a resolver that blocks hold up other calls, and one that runs them at once,
         * as {@code Runnable::run}, all connections.
         */
        public Builder executor(Executor steps) {
            executor = Objects.requireNonNull(steps, "steps");
            return this;
        }

        /** Sets the clock, which tells the instant of a call and how long is left until a deadline. */
        public Builder clock(Clock source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Sets the source of the jitter between attempts; used by several threads at once. */
        public Builder random(RandomGenerator source) {
            random = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets the most that the decoded body of an answer may have, whatever definitions allow; 1 MiB by default.
         *
         * @throws IllegalArgumentException if it is not 1 to 1,048,576
         */
        public Builder maxResponseBytes(int bytes) {
            if (bytes < 1 || bytes > Limits.MAX_RESPONSE_BYTES) {
                throw new IllegalArgumentException(
                        "An answer has 1 to " + Limits.MAX_RESPONSE_BYTES + " bytes, not " + bytes);
            }
            maxResponseBytes = bytes;
            return this;
        }

        /**
         * Returns the executor.
         *
         * @throws IllegalStateException if there is a resolver of names which the policy's way out would not ask
         */
        public HttpConnectorExecutor build() {
            return new HttpConnectorExecutor(this);
        }
    }
}
