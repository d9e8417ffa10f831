package io.dataconnectors.testkit;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import javax.annotation.Nullable;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The certificate of this JVM's stubs, the context of their servers, and that of clients which trust them. */
final class StubTls {
    private static final char[] PASSWORD = {};
    private static final SelfSignedCertificate IDENTITY = identity();

    private StubTls() {}

    private static SelfSignedCertificate identity() {
        try {
            return SelfSignedCertificate.create();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot make the certificate of a stub", e);
        }
    }

    static SSLContext server() {
        try {
            KeyStore keys = keyStore();
            var chain = new java.security.cert.Certificate[] {IDENTITY.certificate()};
            keys.setKeyEntry("stub", IDENTITY.key(), PASSWORD, chain);
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD);
            return context(factory.getKeyManagers(), null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This JDK cannot make the TLS context of a stub", e);
        }
    }

    static SSLContext client() {
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

    static String pem() {
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
