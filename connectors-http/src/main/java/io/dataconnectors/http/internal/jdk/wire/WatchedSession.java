package io.dataconnectors.http.internal.jdk.wire;

import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.annotation.Nullable;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;

/**
 * The TLS session of one connection, which says whether the other side has ended the connection as TLS wants it, with a {@code
 * close_notify}. The JDK's client takes the end of TCP for the end of a body too, which anybody on the way can send (17 and 25),
 * and it shows who received an answer nothing of the connection but this session.
 */
public final class WatchedSession implements SSLSession {
    private static final String ENDED = WatchedSession.class.getName();

    private final SSLEngine engine;
    private volatile boolean ended;

    WatchedSession(SSLEngine engine) {
        this.engine = engine;
    }

    /** Notes that a {@code close_notify} came. */
    void ends() {
        ended = true;
    }

    /** Returns whether the other side has ended the connection of a session as TLS wants it. */
    public static boolean hasEnded(Optional<SSLSession> session) {
        return session.map(shown -> shown.getValue(ENDED)).isPresent();
    }

    private SSLSession session() {
        return engine.getSession();
    }

    @Override
    @Nullable
    public Object getValue(String name) {
        if (name.equals(ENDED)) {
            return ended ? Boolean.TRUE : null;
        }
        return session().getValue(name);
    }

    @Override
    public byte[] getId() {
        return session().getId();
    }

    @Override
    public SSLSessionContext getSessionContext() {
        return session().getSessionContext();
    }

    @Override
    public long getCreationTime() {
        return session().getCreationTime();
    }

    @Override
    public long getLastAccessedTime() {
        return session().getLastAccessedTime();
    }

    @Override
    public void invalidate() {
        session().invalidate();
    }

    @Override
    public boolean isValid() {
        return session().isValid();
    }

    @Override
    public void putValue(String name, Object value) {
        session().putValue(name, value);
    }

    @Override
    public void removeValue(String name) {
        session().removeValue(name);
    }

    @Override
    public String[] getValueNames() {
        return session().getValueNames();
    }

    @Override
    public Certificate[] getPeerCertificates() throws SSLPeerUnverifiedException {
        return session().getPeerCertificates();
    }

    @Override
    @Nullable
    public Certificate[] getLocalCertificates() {
        return session().getLocalCertificates();
    }

    @Override
    public Principal getPeerPrincipal() throws SSLPeerUnverifiedException {
        return session().getPeerPrincipal();
    }

    @Override
    @Nullable
    public Principal getLocalPrincipal() {
        return session().getLocalPrincipal();
    }

    @Override
    public String getCipherSuite() {
        return session().getCipherSuite();
    }

    @Override
    public String getProtocol() {
        return session().getProtocol();
    }

    @Override
    @Nullable
    public String getPeerHost() {
        return session().getPeerHost();
    }

    @Override
    public int getPeerPort() {
        return session().getPeerPort();
    }

    @Override
    public int getPacketBufferSize() {
        return session().getPacketBufferSize();
    }

    @Override
    public int getApplicationBufferSize() {
        return session().getApplicationBufferSize();
    }
}
