package io.dataconnectors.examples.cli;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Invocation;
import io.dataconnectors.examples.demo.TrustedCertificates;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.spi.SecretResolver;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a call is made with, and where it may go. */
final class CallOptions {
    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(
            names = "--secret",
            paramLabel = "NAME=SOURCE",
            converter = NamedValue.OfSecret.class,
            description = {"A secret that the document names:", "NAME=env:VARIABLE or NAME=file:PATH"})
    private List<NamedValue> secrets = new ArrayList<>();

    @Option(
            names = "--signer",
            paramLabel = "NAME=KIND",
            converter = NamedValue.OfSigner.class,
            description = "A signer that the document names, and which of these it is: ${COMPLETION-CANDIDATES}.",
            completionCandidates = ExampleSigner.Words.class)
    private List<NamedValue> signers = new ArrayList<>();

    @Option(
            names = "--allow-address",
            paramLabel = "CIDR",
            description = "A range of addresses that are not public, such as 10.20.0.0/16, or one such address.")
    private List<String> addresses = new ArrayList<>();

    @Option(names = "--allow-port", paramLabel = "PORT", description = "A port besides 443.")
    private List<Integer> ports = new ArrayList<>();

    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "A file with certificates to trust, besides those that Java trusts.")
    private List<Path> trusted = new ArrayList<>();

    @Option(
            names = "--resolve",
            paramLabel = "HOST:PORT:ADDRESS",
            description = "Call this address for that host and port, as curl does; it is judged like any other.")
    private List<String> resolved = new ArrayList<>();

    @Option(names = "--verbose", description = "Say why a connection failed.")
    private boolean verbose;

    Invocation invocation(ConnectorDefinition definition) {
        return inputs.invocation(definition).build();
    }

    /** Returns a call with an id that a host could repeat it under, if there is one. */
    Invocation invocation(ConnectorDefinition definition, @Nullable String callId) {
        Invocation.Builder invocation = inputs.invocation(definition);
        try {
            return callId == null
                    ? invocation.build()
                    : invocation.callId(callId).build();
        } catch (IllegalArgumentException e) {
            throw new UsageException("--call-id: " + e.getMessage());
        }
    }

    /** Returns an executor that prints its progress, if it is to; the caller closes it. */
    HttpConnectorExecutor executor(Console console, boolean showProgress) {
        HttpConnectorExecutor.Builder executor =
                HttpConnectorExecutor.builder().egress(egress()).secrets(secrets(console));
        NamedValue.byName(signers, "--signer").forEach((name, kind) -> executor.signer(name, ExampleSigner.of(kind)));
        if (!trusted.isEmpty()) {
            executor.sslContext(TrustedCertificates.and(
                    trusted.stream().flatMap(CallOptions::certificates).toList()));
        }
        if (!resolved.isEmpty()) {
            executor.names(new GivenNames(resolved));
        }
        if (verbose) {
            executor.listener(new Reasons(console.err()));
        }
        if (showProgress) {
            executor.listener(new Progress(console.err()));
        }
        return executor.build();
    }

    private static Stream<Certificate> certificates(Path pem) {
        byte[] text = TextFile.bytes(pem);
        try {
            return TrustedCertificates.read(text).stream();
        } catch (IllegalArgumentException e) {
            throw new UsageException("The file " + pem + " holds no certificate in PEM form");
        }
    }

    private SecretResolver secrets(Console console) {
        return new SecretSources(console.environment()).resolver(NamedValue.byName(secrets, "--secret"));
    }

    private EgressPolicy egress() {
        EgressPolicy policy = EgressPolicy.publicHttps();
        for (int port : ports) {
            policy = following("--allow-port", policy, given -> given.allowPort(port));
        }
        for (String range : addresses) {
            policy = following("--allow-address", policy, given -> given.openRange(range(range)));
        }
        return policy;
    }

    private static EgressPolicy following(String option, EgressPolicy policy, UnaryOperator<EgressPolicy> opening) {
        try {
            return opening.apply(policy);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    /** An address by itself is the range of that one. */
    private static String range(String text) {
        if (text.matches("[0-9.]+")) {
            return text + "/32";
        }
        return text.matches("[0-9a-fA-F.]*:[0-9a-fA-F.:]*") ? text + "/128" : text;
    }
}
