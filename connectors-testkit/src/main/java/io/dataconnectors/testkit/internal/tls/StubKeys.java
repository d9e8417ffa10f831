package io.dataconnectors.testkit.internal.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.annotation.Nullable;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/** The keys of one stub: that of its own names, and one for each name that is pointed at it (RFC 6066, section 3). */
public final class StubKeys extends X509ExtendedKeyManager {
    private static final String OWN = "stub";

    private final StubCertificate own;
    private final Map<String, StubCertificate> byName = new ConcurrentHashMap<>();

    StubKeys(StubCertificate own) {
        this.own = own;
    }

    /** Adds a certificate for a name, unless there is one. */
    public void add(String host) {
        byName.computeIfAbsent(host.toLowerCase(Locale.ROOT), this::issued);
    }

    private StubCertificate issued(String host) {
        try {
            return own.issue(host);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("There is no certificate for a name such as " + host, e);
        }
    }

    private String alias(@Nullable SSLSession handshake) {
        if (handshake instanceof ExtendedSSLSession session) {
            for (SNIServerName asked : session.getRequestedServerNames()) {
                String name = asked instanceof SNIHostName host ? host.getAsciiName() : "";
                if (byName.containsKey(name.toLowerCase(Locale.ROOT))) {
                    return name.toLowerCase(Locale.ROOT);
                }
            }
        }
        return OWN;
    }

    private StubCertificate of(String alias) {
        return byName.getOrDefault(alias, own);
    }

    @Override
    public String chooseEngineServerAlias(String keyType, @Nullable Principal[] issuers, SSLEngine engine) {
        return alias(engine.getHandshakeSession());
    }

    @Override
    public String chooseServerAlias(String keyType, @Nullable Principal[] issuers, Socket socket) {
        return alias(socket instanceof SSLSocket secure ? secure.getHandshakeSession() : null);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {of(alias).certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return of(alias).key();
    }

    @Override
    public String[] getServerAliases(String keyType, @Nullable Principal[] issuers) {
        return new String[] {OWN};
    }

    @Override
    @Nullable
    public String[] getClientAliases(String keyType, @Nullable Principal[] issuers) {
        return null;
    }

    @Override
    @Nullable
    public String chooseClientAlias(String[] keyType, @Nullable Principal[] issuers, @Nullable Socket socket) {
        return null;
    }
}
