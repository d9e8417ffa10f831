package io.dataconnectors.http;

import io.dataconnectors.Answer;
import io.dataconnectors.Execution;
import io.dataconnectors.Limits;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.NameResolver;
import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.spi.TokenStore;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;

/**
 * Makes calls over HTTPS, by the {@link Transport} that it is given; that of the JDK otherwise. Build one and share it: it keeps connections open for the next
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
    private final CallLimits limits;
    private final RunningCalls calls;

    private HttpConnectorExecutor(Engine engine, CallLimits limits) {
        this.engine = engine;
        this.limits = limits;
        calls = new RunningCalls(engine);
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
        Threads.Caller caller = new Threads.Caller();
        Call started = calls.start(
                CompiledCall.of(call), caller.ofCall(engine.threads().plugIns(call.workspace())));
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
        return calls.start(CompiledCall.of(call), engine.threads().of(call.workspace()))
                .result();
    }

    @Override
    public Executor callersContext() {
        Supplier<Executor> context = engine.context();
        return context == null ? Runnable::run : context.get();
    }

    /** Does all that a call does but resolve secrets and send: the outcome is what the answer given means. */
    @Override
    public Execution simulate(ConnectorCall call, Answer canned) {
        return new Simulation(engine).run(CompiledCall.of(call), canned);
    }

    @Override
    public RequestPreview preview(ConnectorCall call) {
        return engine.preparation().preview(CompiledCall.of(call));
    }

    /** Returns how many calls are in flight now, to be shown as a gauge beside {@link CallLimits}. */
    public int inFlight() {
        return engine.places().load().inFlight();
    }

    /** Returns how many calls wait for a place now. */
    public int waiting() {
        return engine.places().load().waiting();
    }

    /** Returns the calls in flight of each workspace that has some, the workspace with the most of them first. */
    public Map<String, Integer> inFlightByWorkspace() {
        return engine.places().load().byWorkspace();
    }

    /** Returns the calls in flight to each origin that has some, the origin with the most of them first. */
    public Map<String, Integer> inFlightByOrigin() {
        return engine.places().load().byOrigin();
    }

    /** Returns the limits on the calls in flight. */
    public CallLimits limits() {
        return limits;
    }

    /** Returns how many origins are paused now by the {@link CircuitBreaker}, each counted for every workspace that it is paused for. */
    public int paused() {
        return engine.breakers().paused();
    }

    /** Returns the numbers of calls in flight and waiting, in one text. */
    @Override
    public String toString() {
        return engine.places().load().toString();
    }

    /**
     * Takes no more calls, waits until those in flight have ended, and closes. Returns whether all of them had ended by then;
     * the others end as {@code CANCELLED}. An interrupt ends the wait, and stays set.
     *
     * @param longest how long to wait; a call takes a minute at most
     */
    public boolean close(Duration longest) {
        boolean ended = calls.drain(longest);
        close();
        return ended;
    }

    /**
     * Ends the calls in flight as {@code CANCELLED}, at once ({@link #close(Duration)} lets them end), the threads and, on JDK
     * 21 and later, the client with its connections. On older ones the client's thread ends when the executor is garbage.
     */
    @Override
    public void close() {
        calls.cancel();
        engine.close();
    }

    /** Collects what an executor is made of. Not safe for use by several threads. */
    public static final class Builder {
        private static final Duration LONGEST_REMEMBERED = Duration.ofHours(1);

        private final Settings settings = new Settings();

        private Builder() {}

        /** Sets who finds the secrets that definitions name. */
        public Builder secrets(SecretResolver resolver) {
            settings.secrets = Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /**
         * Sets how long an answer of the resolver is remembered; not at all if it is zero. It is 5 seconds by default, and zero where
         * a {@linkplain #context context} is carried to the resolver, on which its answer may depend. Meanwhile the same query
         * (workspace, name and both origins) is not asked again, and a call changes no thread for it. Nothing is remembered of a
         * resolver that has no secret, fails, or {@linkplain SecretResolver#answersAtOnce answers at once}. A call that the API
         * answers with status 401, or that gets no access token, has its secrets forgotten.
         *
         * @throws IllegalArgumentException if it is negative, or more than an hour
         */
        public Builder rememberSecrets(Duration time) {
            if (time.isNegative() || time.compareTo(LONGEST_REMEMBERED) > 0) {
                throw new IllegalArgumentException("Secrets are remembered for an hour at most, not for " + time);
            }
            settings.secretsRemembered = time;
            return this;
        }

        /**
         * Sets where access tokens are kept that nodes share; each executor keeps its own otherwise. A token that is at hand is sent
         * without asking the store. Where none is, the store is asked, and one node fetches the next. While the store fails, each
         * node fetches its own.
         */
        public Builder tokens(TokenStore store) {
            settings.tokens = Objects.requireNonNull(store, "store");
            return this;
        }

        /** Sets where connectors may call. */
        public Builder egress(EgressPolicy policy) {
            settings.egress = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets who resolves the names of the hosts that are called; the JVM's resolver otherwise. What it gives is judged by the
         * policy as any other address. For transports that {@linkplain Transport#judgesNames leave names to nobody else}, as the
         * default does; {@link JdkTransport#direct} and {@link JdkTransport#throughProxy} do not.
         */
        public Builder names(NameResolver resolver) {
            settings.names = Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /**
         * Sets what sends requests; {@code JdkTransport.relayed()::open} otherwise. It is opened when the executor is built, with
         * rules that say where it may connect and whom it trusts, and closed with the executor.
         *
         * @param opening makes the transport; each executor that is built has one of its own
         */
        public Builder transport(Function<TransportRules, Transport> opening) {
            settings.transport = Objects.requireNonNull(opening, "opening");
            return this;
        }

        /** Sets how many calls may be in flight; {@link CallLimits#standard()} otherwise. */
        public Builder limits(CallLimits most) {
            settings.limits = Objects.requireNonNull(most, "most");
            return this;
        }

        /** Sets when calls to an origin that keeps failing are paused; {@link CircuitBreaker#standard()} otherwise. */
        public Builder circuitBreaker(CircuitBreaker rules) {
            settings.breaker = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /** Adds one who watches calls; each is told of every event, whatever another one throws. */
        public Builder listener(ConnectorListener watcher) {
            settings.listeners.add(Objects.requireNonNull(watcher, "watcher"));
            return this;
        }

        /** Adds a signer under the name by which definitions know it; one that is there already is replaced. */
        public Builder signer(String name, RequestSigner signer) {
            settings.signers.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(signer, "signer"));
            return this;
        }

        /**
         * Sets what captures the context of the thread that makes a call, such as a logging context or the user who is signed in,
         * for the threads that work for the call: those of secret resolvers, signers and listeners. Nothing is captured otherwise.
         *
         * <pre>{@code
         * builder.context(() -> {
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
         * })
         * }</pre>
         *
         * @param capturing is asked on the thread that makes a call; what it throws is thrown by the call. What it returns runs
         *     each step of the call at once, on the thread that hands it over and exactly once, and binds again afterwards what
         *     was bound before. It is used by one thread after another
         */
        public Builder context(Supplier<Executor> capturing) {
            settings.context = Objects.requireNonNull(capturing, "capturing");
            return this;
        }

        /** Sets whom to trust, for APIs with certificates of a private authority; the JVM's default context otherwise. */
        public Builder sslContext(SSLContext context) {
            settings.tls = Objects.requireNonNull(context, "context");
            return this;
        }

        /**
         * Sets what runs the steps of asynchronous calls, such as rendering and parsing, and what depends on their outcome, and
         * for all calls the secret resolver, signers and the store of tokens. By default up to 16 threads, of which one workspace has 8
         * at most; up to 128 for resolvers and signers, of which one workspace has 16, and up to 256 for a transport that
         * blocks, of which one workspace has 128, or virtual ones for these from JDK 24 on; and as many more as there are
         * dependents at work; all end when they are idle. One that refuses a call makes it end as {@code OVERLOADED};
         * one with few threads lets a dependent or a resolver that blocks hold up other calls, and one that runs them at once,
         * as {@code Runnable::run}, all connections.
         */
        public Builder executor(Executor steps) {
            settings.executor = Objects.requireNonNull(steps, "steps");
            return this;
        }

        /** Sets the clock, which tells the instant of a call and how long is left until a deadline. */
        public Builder clock(Clock source) {
            settings.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Sets the source of the jitter between attempts; used by several threads at once. */
        public Builder random(RandomGenerator source) {
            settings.random = Objects.requireNonNull(source, "source");
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
            settings.maxResponseBytes = bytes;
            return this;
        }

        /**
         * Returns the executor. The first one of a JVM begins to load the classes that a first call needs, on a daemon thread
         * that ends when they are there.
         *
         * @throws IllegalStateException if there is a resolver of names which the transport would not ask
         */
        public HttpConnectorExecutor build() {
            return new HttpConnectorExecutor(settings.engine(), settings.limits);
        }
    }
}
