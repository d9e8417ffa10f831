package io.dataconnectors.cases;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An API on this machine in the place of every API that a case calls, and a registry of connectors that may call it. */
public final class CaseStub implements AutoCloseable {
    private static final Pattern TARGET = Pattern.compile("(\"(?:url|tokenUrl)\": \")https://[^/\"]+");
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123Z");

    private final CallCase example;
    private final CaseHost host;
    private final StubApi api = StubApi.start();
    private final HttpConnectorExecutor executor;
    private final ConnectorRegistry connectors;

    private CaseStub(CallCase example, CaseHost host) {
        this.example = example;
        this.host = host;
        HttpConnectorExecutor.Builder builder = HttpConnectorExecutor.builder()
                .sslContext(api.sslContext())
                .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRange("127.0.0.1/32"))
                .secrets(query -> Secret.of(host.secret(query.name())))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
        host.signers().forEach(builder::signer);
        executor = builder.build();
        connectors = ConnectorRegistry.builder().executor(executor).build();
    }

    /** Returns a stub that answers the requests of a case as it says. */
    public static CaseStub playing(CallCase example, CaseHost host) {
        CaseStub stub = new CaseStub(example, host);
        stub.play();
        return stub;
    }

    /** Returns a stub that hands the last request of a case to somebody else; a token endpoint is not described. */
    public static CaseStub inFrontOf(Function<StubRequest, Answer> other, CallCase example, CaseHost host) {
        CaseStub stub = playing(example, host);
        WireRequest last = example.requests().get(example.requests().size() - 1);
        stub.api.on(Method.valueOf(last.method()), last.path()).answer(other);
        return stub;
    }

    /** Returns the body of the last request if it is a form. */
    public String lastForm() {
        StubRequest last = api.requests().get(api.requests().size() - 1);
        return "application/x-www-form-urlencoded".equals(last.header("Content-Type")) ? last.text() : "";
    }

    /** Returns connectors that may call the stub. */
    public ConnectorRegistry connectors() {
        return connectors;
    }

    /** Returns the definition with this stub in the place of every origin that it calls. */
    public ConnectorDefinition definition() {
        Matcher target = TARGET.matcher(example.document());
        return ConnectorDocument.read(target.replaceAll("$1" + Matcher.quoteReplacement(api.url())));
    }

    /** Answers the requests of the case as it says; each path with its answers one after another. */
    private void play() {
        Map<String, List<Answer>> answers = new LinkedHashMap<>();
        for (int i = 0; i < example.requests().size(); i++) {
            WireRequest request = example.requests().get(i);
            answers.computeIfAbsent(request.method() + " " + request.path(), path -> new ArrayList<>())
                    .add(example.answers().get(i));
        }
        answers.forEach((where, each) -> {
            String[] parts = where.split(" ", 2);
            Answer[] rest = each.subList(1, each.size()).toArray(Answer[]::new);
            api.on(Method.valueOf(parts[0]), parts[1]).answer(each.get(0), rest);
        });
    }

    /** Returns what was received so far, shown with the origins of what the case expects. */
    public List<WireRequest> received() {
        List<WireRequest> expected = example.requests();
        List<WireRequest> received = new ArrayList<>();
        for (int i = 0; i < api.requests().size(); i++) {
            String origin = expected.get(Math.min(i, expected.size() - 1)).origin();
            received.add(WireRequest.received(api.requests().get(i), origin, api.url(), host.signatures()));
        }
        return received;
    }

    @Override
    public void close() {
        executor.close();
        api.close();
    }
}
