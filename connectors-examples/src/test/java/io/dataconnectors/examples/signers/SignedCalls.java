package io.dataconnectors.examples.signers;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.Secret;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** Executes the documents beside the signers against a stub, with all signers registered, always at one instant. */
final class SignedCalls {
    static final Instant TIME = Instant.parse("2026-11-23T10:15:30Z");
    static final KeyPair KEYS = keys();

    private SignedCalls() {}

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    static String document(String name) {
        try (InputStream resource = AwsSignatureV4.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a call to a stub in the place of the origin that the document names. */
    static Execution execute(StubApi api, String document, Map<String, String> secrets, Invocation invocation) {
        String there = document(document).replaceAll("https://[^/\"]+(?=/)", api.url());
        ConnectorDefinition definition = ConnectorDocument.read(there);
        try (HttpConnectorExecutor executor = HttpConnectorExecutor.builder()
                .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRange("127.0.0.1/32"))
                .sslContext(api.sslContext())
                .secrets(query -> Secret.of(secrets.get(query.name())))
                .clock(Clock.fixed(TIME, ZoneOffset.UTC))
                .signer("sorted-fields-hmac", new SortedFieldsHmac())
                .signer("timestamped-body-hmac", new TimestampedBodyHmac())
                .signer("rsa-sha256", new RsaSha256Header())
                .signer("jwt-bearer", new JwtBearer())
                .signer("aws-signature-v4", new AwsSignatureV4())
                .build()) {
            return executor.execute(new ConnectorCall("acme", definition, invocation));
        }
    }
}
