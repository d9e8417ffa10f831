package io.dataconnectors.testkit.internal.fault;

import io.dataconnectors.testkit.internal.tls.StubTls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The certificates of raw servers: that of the stub APIs, and bad ones, which the JDK's own {@code keytool} makes. */
public final class FaultTls {
    private static final String PASSWORD = "changeit";
    private static final int SESSIONS = 64;
    private static final SSLContext SERVER = frugal(StubTls.server());

    private FaultTls() {}

    /** Made when they are needed, for that takes seconds. */
    private static final class Bad {
        private static final KeyStore KEYS = create();
    }

    static SSLContext server() {
        return SERVER;
    }

    static SSLContext expired() {
        return identity("expired");
    }

    static SSLContext ofAnotherName() {
        return identity("other");
    }

    static SSLContext ofAStranger() {
        return identity("stranger");
    }

    /** Returns the context of clients that trust raw servers and stub APIs, and the authority of the bad certificates. */
    public static SSLContext client() {
        try {
            KeyStore trusted = empty();
            trusted.setCertificateEntry("ca", Bad.KEYS.getCertificate("ca"));
            var pem = new ByteArrayInputStream(StubTls.pem().getBytes(StandardCharsets.US_ASCII));
            trusted.setCertificateEntry(
                    "stub", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return context(null, factory.getTrustManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext identity(String alias) {
        try {
            KeyStore one = empty();
            char[] password = PASSWORD.toCharArray();
            one.setKeyEntry(alias, Bad.KEYS.getKey(alias, password), password, Bad.KEYS.getCertificateChain(alias));
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(one, password);
            return context(factory.getKeyManagers(), null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(@Nullable KeyManager[] keys, @Nullable TrustManager[] trust)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return frugal(context);
    }

    private static SSLContext frugal(SSLContext context) {
        // a JVM remembers 20,480 sessions otherwise, which is megabytes that the soak would take for a leak
        context.getClientSessionContext().setSessionCacheSize(SESSIONS);
        context.getServerSessionContext().setSessionCacheSize(SESSIONS);
        return context;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyStore create() {
        try {
            Path folder = Files.createTempDirectory("fault-tls");
            Path file = folder.resolve("keys.p12");
            String loopback = "san=ip:127.0.0.1";
            keytool(file, "ca", "bc:critical=ca:true", "-validity", "30");
            keytool(file, "expired", loopback, "-startdate", "-20d", "-validity", "10", "-signer", "ca");
            keytool(file, "other", "san=dns:other.example.com", "-validity", "30", "-signer", "ca");
            keytool(file, "stranger", loopback, "-validity", "30");
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            Files.delete(file);
            Files.delete(folder);
            return keys;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This JDK cannot make the certificates of a server of faults", e);
        }
    }

    private static void keytool(Path file, String alias, String extension, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-ext",
                extension));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
