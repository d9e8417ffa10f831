package io.dataconnectors.bulk;

import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A node in a process of its own, which can be killed. Its executor trusts the certificate of the test's API. */
final class NodeProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final PrintStream in;

    /** Starts a node, and returns when it works. */
    NodeProcess(String url, int apiPort, Path certificate, int threads) throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx160m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName(),
                        url,
                        Integer.toString(apiPort),
                        certificate.toString(),
                        Integer.toString(threads)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = process.inputReader(StandardCharsets.UTF_8);
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        usedMegabytes();
    }

    long pid() {
        return process.pid();
    }

    /** Returns how much of its heap is in use after a collection. */
    long usedMegabytes() throws IOException {
        in.println();
        return Long.parseLong(out.readLine());
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        in.close();
        process.onExit().join();
    }

    /** Works on runs until its standard input ends, and says for each line of it how much memory is in use. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        HttpConnectorExecutor executor = HttpConnectorExecutor.builder()
                .sslContext(trusting(Path.of(args[2])))
                .egress(EgressPolicy.publicHttps()
                        .allowPort(Integer.parseInt(args[1]))
                        .openRange("127.0.0.1/32"))
                .build();
        ConnectorRegistry connectors =
                ConnectorRegistry.builder().executor(executor).build();
        try (HikariDataSource pool = BulkHost.pool(args[0]);
                BulkRuns runs = BulkRuns.builder(pool, connectors)
                        .threads(Integer.parseInt(args[3]))
                        .pollEvery(Duration.ofMillis(100))
                        .deadAfter(Duration.ofSeconds(4))
                        .build()) {
            runs.start();
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (lines.readLine() != null) {
                System.gc();
                Runtime memory = Runtime.getRuntime();
                System.out.println((memory.totalMemory() - memory.freeMemory()) >> 20);
            }
        }
        executor.close();
    }

    private static SSLContext trusting(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "api", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
