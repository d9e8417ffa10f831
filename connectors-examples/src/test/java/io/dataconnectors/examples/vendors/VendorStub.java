package io.dataconnectors.examples.vendors;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.examples.signers.AwsSignatureV4;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An API on this machine in the place of a vendor's, and a registry of connectors that may call it. */
final class VendorStub implements AutoCloseable {
    private static final Pattern TARGET = Pattern.compile("(\"(?:url|tokenUrl)\": \")https://[^/\"]+");
    /** How the value of every secret ends; it begins with the secret's name. */
    static final String SECRET = "-s3cret";

    private static final Map<String, String> OF_A_FORM = Map.of("walmart_private_key", WalmartSignature.privateKey());
    private static final Map<String, String> OF_A_LENGTH = Map.of(
            "walmart_private_key",
            WalmartSignature.privateKey(),
            "vonage_key",
            "abcd1234",
            "vonage_secret",
            "abcdef0123456789");
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123Z");

    private final VendorCase example;
    private final StubApi api = StubApi.start();
    private final HttpConnectorExecutor executor;
    private final ConnectorRegistry connectors;

    private VendorStub(VendorCase example, Map<String, String> secrets) {
        this.example = example;
        executor = HttpConnectorExecutor.builder()
                .sslContext(api.sslContext())
                .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRange("127.0.0.1/32"))
                .secrets(query -> Secret.of(secrets.getOrDefault(query.name(), query.name() + SECRET)))
                .signer("walmart", new WalmartSignature())
                .signer("aws-sigv4", new AwsSignatureV4())
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
        connectors = ConnectorRegistry.builder().executor(executor).build();
    }

    static VendorStub playing(VendorCase example) {
        VendorStub stub = new VendorStub(example, OF_A_FORM);
        stub.play();
        return stub;
    }

    static VendorStub inFrontOf(Prism prism, VendorCase example) {
        VendorStub stub = new VendorStub(example, OF_A_LENGTH);
        stub.play(); // a token endpoint is not described
        WireRequest last = example.requests().get(example.requests().size() - 1);
        stub.api.on(Method.valueOf(last.method()), last.path()).answer(prism::answer);
        return stub;
    }

    /** The body of the last request if it is a form. */
    String lastForm() {
        StubRequest last = api.requests().get(api.requests().size() - 1);
        return "application/x-www-form-urlencoded".equals(last.header("Content-Type")) ? last.text() : "";
    }

    ConnectorRegistry connectors() {
        return connectors;
    }

    /** The operation with this stub in the place of every origin that it calls. */
    ConnectorDefinition definition() {
        Matcher target = TARGET.matcher(example.operation().document());
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

    /** What was received so far, shown with the origins of what the case expects. */
    List<WireRequest> received() {
        List<WireRequest> expected = example.requests();
        List<WireRequest> received = new ArrayList<>();
        for (int i = 0; i < api.requests().size(); i++) {
            String origin = expected.get(Math.min(i, expected.size() - 1)).origin();
            received.add(WireRequest.received(api.requests().get(i), origin, api.url()));
        }
        return received;
    }

    @Override
    public void close() {
        executor.close();
        api.close();
    }
}
