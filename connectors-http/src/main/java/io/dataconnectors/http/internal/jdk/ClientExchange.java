package io.dataconnectors.http.internal.jdk;

import io.dataconnectors.Header;
import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.gate.Target;
import io.dataconnectors.spi.transport.Exchange;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** One exchange as the JDK's client carries it out. */
final class ClientExchange {
    private static final Pattern PROXY_STATUS = Pattern.compile("Tunnel failed, got: ([0-9]{3})");

    private final Exchange exchange;
    private final Target target;
    private final Way way;
    private final SendGate gate;

    @Nullable
    private volatile CompletableFuture<HttpResponse<Void>> response;

    private volatile boolean answered;
    private volatile boolean cancelled;

    ClientExchange(Exchange exchange, Target target, Way way) {
        this.exchange = exchange;
        this.target = target;
        this.way = way;
        gate = new SendGate(exchange);
    }

    HttpRequest request() {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(exchange.uri()).method(exchange.method().name(), gate);
        exchange.headers().forEach(header -> builder.header(header.name(), header.value()));
        way.headers().forEach(header -> builder.header(header.name(), header.value()));
        return builder.build();
    }

    BodyHandler<Void> handler() {
        return this::onHead;
    }

    private BodySubscriber<Void> onHead(ResponseInfo info) {
        if (!gate.isPassed()) { // nothing was asked of the target yet: a proxy on the way refuses
            return BodyParts.none();
        }
        answered = true;
        if (exchange.answered(info.statusCode(), fields(info.headers()))) {
            return BodyParts.of(exchange, this::arrived);
        }
        // cancelled here, for with some of what is refused the JDK fails or waits before it asks for the body; once it
        // has
        // failed, nothing closes the connection
        cancel();
        return BodyParts.none();
    }

    private static List<Header> fields(HttpHeaders given) {
        List<Header> fields = new ArrayList<>();
        given.map().forEach((name, values) -> values.forEach(value -> fields.add(new Header(name, value))));
        return fields;
    }

    /** The client itself would tell on one more thread, which on machines with one or two processors it starts for each answer. */
    private void arrived() {
        exchange.completed();
        CompletableFuture<?> running = response;
        if (running != null) {
            running.complete(null);
        }
    }

    /** Notes the future of the client. */
    void started(CompletableFuture<HttpResponse<Void>> sent) {
        response = sent;
        if (cancelled) {
            sent.cancel(true);
        }
        var unused = sent.whenComplete((whole, thrown) -> {
            if (thrown == null && answered) {
                way.arrived();
            } else {
                way.abandoned();
                exchange.failed(whyNot(whole, thrown));
            }
        });
    }

    /** A refusal on the way counts if nothing was sent; else it is one of the client's own attempts to send once more. */
    private Throwable whyNot(@Nullable HttpResponse<Void> ofProxy, @Nullable Throwable thrown) {
        if (gate.isPassed()) {
            return Objects.requireNonNull(thrown);
        }
        Throwable refusal = way.refusal();
        if (refusal != null) {
            return refusal;
        }
        String status = thrown == null ? statusOf(ofProxy) : statusIn(thrown);
        return status == null ? Objects.requireNonNull(thrown) : Failures.proxyRefused(target.origin(), status);
    }

    @Nullable
    private static String statusOf(@Nullable HttpResponse<Void> ofProxy) {
        return ofProxy == null ? null : String.valueOf(ofProxy.statusCode());
    }

    /** The client tells of some answers of proxies by its text alone. */
    @Nullable
    private static String statusIn(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Matcher matcher = PROXY_STATUS.matcher(String.valueOf(cause.getMessage()));
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return null;
    }

    /** Gives up. Only cancelling the very future that the client returned closes the connection. */
    void cancel() {
        cancelled = true;
        CompletableFuture<?> running = response;
        if (running != null) {
            running.cancel(true);
        }
    }
}
