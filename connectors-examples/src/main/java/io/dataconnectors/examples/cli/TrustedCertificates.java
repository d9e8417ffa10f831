package io.dataconnectors.examples.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The certificates that this JVM trusts, and those of PEM files besides. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    static SSLContext and(List<Path> pemFiles) {
        List<Certificate> trusted = new ArrayList<>();
        pemFiles.forEach(file -> trusted.addAll(certificates(file)));
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

    private static List<Certificate> certificates(Path pem) {
        byte[] text = TextFile.bytes(pem);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<Certificate> found = List.copyOf(factory.generateCertificates(new ByteArrayInputStream(text)));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            // falls through: a broken certificate and none at all get the same answer
        }
        throw new UsageException("The file " + pem + " holds no certificate in PEM form");
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
