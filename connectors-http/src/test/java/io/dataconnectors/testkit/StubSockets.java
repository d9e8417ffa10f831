package io.dataconnectors.testkit;

import io.dataconnectors.testkit.internal.tls.StubCertificate;
import io.dataconnectors.testkit.internal.tls.StubTls;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLContext;

/** The certificate of the stub APIs, for servers that speak no proper HTTP and those who call them. */
public final class StubSockets {
    private StubSockets() {}

    /** Returns a socket that listens on 127.0.0.1 and a free port. */
    public static ServerSocket listen() throws IOException {
        return listen(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    /** Returns a socket that listens on an address of this machine and a free port. */
    public static ServerSocket listen(InetAddress address) throws IOException {
        return StubTls.server().getServerSocketFactory().createServerSocket(0, 50, address);
    }

    /** Returns a new context of servers with the certificate of the stub APIs. */
    public static SSLContext server() {
        return StubTls.server();
    }

    /** Returns a new context of clients that trust the stub APIs and nothing else. */
    public static SSLContext client() {
        return StubTls.client();
    }

    /** Returns the certificate of the stub APIs in PEM form. */
    public static String certificatePem() {
        return StubTls.pem();
    }

    /** Writes a PKCS #12 key store with a key and a certificate for 127.0.0.1, for servers that want one as a file. */
    public static KeyStore writeKeyStore(Path file, String password) throws IOException, GeneralSecurityException {
        StubCertificate identity = StubCertificate.create();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = {identity.certificate()};
        store.setKeyEntry("server", identity.key(), password.toCharArray(), chain);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return store;
    }
}
