package io.dataconnectors.http;

import io.dataconnectors.Limits;
import io.dataconnectors.http.internal.breaker.Breakers;
import io.dataconnectors.http.internal.egress.Egress;
import io.dataconnectors.http.internal.egress.EgressRules;
import io.dataconnectors.http.internal.egress.EgressRules.JvmNames;
import io.dataconnectors.http.internal.failure.ConnectionLog;
import io.dataconnectors.http.internal.gate.UrlGate;
import io.dataconnectors.http.internal.limit.Places;
import io.dataconnectors.http.internal.retry.Retries;
import io.dataconnectors.http.internal.secret.Secrets;
import io.dataconnectors.http.internal.token.TokenEndpoint;
import io.dataconnectors.http.internal.token.TokenSharing;
import io.dataconnectors.http.internal.token.Tokens;
import io.dataconnectors.internal.text.OnceAMinute;
import io.dataconnectors.internal.thread.DaemonThreads;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.NameResolver;
import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.spi.TokenStore;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.annotation.Nullable;
import javax.net.ssl.SSLContext;

/** What an executor is made of, and the making. */
final class Settings {
    final List<ConnectorListener> listeners = new ArrayList<>();
    final Map<String, RequestSigner> signers = new HashMap<>();
    SecretResolver secrets = SecretResolver.none();
    CircuitBreaker breaker = CircuitBreaker.standard();
    CallLimits limits = CallLimits.standard();
    EgressPolicy egress = EgressPolicy.publicHttps();
    Function<TransportRules, Transport> transport = JdkTransport.relayed()::open;
    Clock clock = Clock.systemUTC();
    RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    int maxResponseBytes = Limits.MAX_RESPONSE_BYTES;

    @Nullable
    Duration secretsRemembered;

    @Nullable
    Supplier<Executor> context;

    @Nullable
    TokenStore tokens;

    @Nullable
    NameResolver names;

    @Nullable
    SSLContext tls;

    @Nullable
    Executor executor;

    Engine engine() {
        Egress exit = exit(); // first, for it may refuse
        var timer = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("connectors-timer"));
        timer.setRemoveOnCancelPolicy(true);
        Threads threads = executor == null ? new Threads.Own() : new Threads.OfHost(executor);
        ConnectionLog connections = new ConnectionLog(new OnceAMinute(clock));
        TokenEndpoint endpoint = endpoint(exit, connections, timer, threads);
        Places places = new Places(limits.caps(), timer, new OnceAMinute(clock));
        return new Engine(
                preparation(),
                exit,
                new Retries(clock, random),
                new Tokens(endpoint, places, sharing(endpoint, threads)),
                new Breakers(breaker.rules(), clock),
                places,
                timer,
                threads,
                context,
                clock,
                List.copyOf(listeners),
                connections,
                maxResponseBytes);
    }

    private Preparation preparation() {
        UrlGate urls = new UrlGate(egress::permitsHost, egress::permitsPort, egress.addresses());
        return new Preparation(
                new Secrets(secrets, secretsRemembered(), clock), Map.copyOf(signers), urls, egress.redirects(), clock);
    }

    /** What a resolver says may depend on the context that is carried to it, which no query has. */
    private Duration secretsRemembered() {
        if (secretsRemembered != null) {
            return secretsRemembered;
        }
        return context == null ? Duration.ofSeconds(5) : Duration.ZERO;
    }

    private TokenEndpoint endpoint(
            Egress exit, ConnectionLog connections, ScheduledExecutorService timer, Threads threads) {
        return new TokenEndpoint(
                exit, connections, timer, threads::blocking, threads::worker, clock, TokenEndpoint.DEFAULT_LIMIT);
    }

    @Nullable
    private TokenSharing sharing(TokenEndpoint endpoint, Threads threads) {
        return tokens == null ? null : new TokenSharing(tokens, endpoint, threads::plugIns, new OnceAMinute(clock));
    }

    private Egress exit() {
        SSLContext context = tls == null ? defaultTls() : tls;
        context.getDefaultSSLParameters(); // one that is not initialised fails here, before a thread is started
        EgressRules rules = new EgressRules(
                egress::permitsPort, egress.addresses(), names == null ? new JvmNames() : names, context);
        FirstCall.prepare(rules);
        Egress opened = new Egress(rules, open(rules));
        if (names != null && !opened.judgesNames()) {
            opened.close();
            throw new IllegalStateException("A name resolver would not be asked: the transport leaves names to others");
        }
        return opened;
    }

    private Transport open(EgressRules rules) {
        try {
            return Objects.requireNonNull(transport.apply(rules), "transport");
        } catch (RuntimeException | Error failed) {
            rules.close();
            throw failed;
        }
    }

    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no default TLS context", e);
        }
    }
}
