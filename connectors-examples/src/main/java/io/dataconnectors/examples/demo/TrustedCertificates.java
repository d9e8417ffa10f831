package io.dataconnectors.examples.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.annotation.Nullable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The certificates that this JVM trusts, and others besides. */
public final class TrustedCertificates {
    private TrustedCertificates() {}

    /** Returns a TLS context of clients that trust these certificates besides. */
    public static SSLContext and(Collection<? extends Certificate> more) {
        List<Certificate> trusted = new ArrayList<>(more);
        try {
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager own) {
                    trusted.addAll(List.of(own.getAcceptedIssuers()));
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(keyStore(trusted)), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This JVM cannot make a TLS context", e);
        }
    }

    /**
     * Returns the certificates of a text in PEM form (RFC 7468).
     *
     * @throws IllegalArgumentException if it holds none, or a broken one
     */
    public static List<Certificate> read(byte[] pem) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<Certificate> found = List.copyOf(factory.generateCertificates(new ByteArrayInputStream(pem)));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            // falls through: a broken certificate and none at all get the same answer
        }
        throw new IllegalArgumentException("There is no certificate in PEM form");
    }

    private static KeyStore keyStore(List<Certificate> trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < trusted.size(); i++) {
            store.setCertificateEntry(Integer.toString(i), trusted.get(i));
        }
        return store;
    }

    private static TrustManager[] managers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
