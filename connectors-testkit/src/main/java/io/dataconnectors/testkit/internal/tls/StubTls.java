package io.dataconnectors.testkit.internal.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import javax.annotation.Nullable;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The certificates of this JVM's stubs, the context of their servers, and that of clients which trust them. */
public final class StubTls {
    private static final StubCertificate IDENTITY = identity();

    private StubTls() {}

    private static StubCertificate identity() {
        try {
            return StubCertificate.create();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot make the certificate of a stub", e);
        }
    }

    /** Returns a context of servers that have the certificate for loopback names. */
    public static SSLContext server() {
        return server(keys());
    }

    /** Returns a context of servers that have keys for several names. */
    public static SSLContext server(StubKeys keys) {
        try {
            return context(new KeyManager[] {keys}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot make the TLS context of a stub", e);
        }
    }

    /** Returns keys with which names can be added to those of the loopback addresses. */
    public static StubKeys keys() {
        return new StubKeys(IDENTITY);
    }

    public static SSLContext client() {
        try {
            KeyStore trusted = keyStore();
            trusted.setCertificateEntry("stub", IDENTITY.certificate());
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return context(null, factory.getTrustManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This JDK cannot make a TLS context that trusts a stub", e);
        }
    }

    public static String pem() {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(IDENTITY.certificate().getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("The certificate was made from its encoded form", e);
        }
    }

    private static KeyStore keyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static SSLContext context(@Nullable KeyManager[] keys, @Nullable TrustManager[] trust)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }
}
