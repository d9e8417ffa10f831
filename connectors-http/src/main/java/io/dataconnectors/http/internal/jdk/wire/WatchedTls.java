package io.dataconnectors.http.internal.jdk.wire;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.annotation.Nullable;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** A TLS context whose connections fail where an answer is not HTTP, and are closed then. */
public final class WatchedTls extends SSLContext {
    private WatchedTls(SSLContext context, Runnable onTask) {
        super(new Spi(context, onTask), context.getProvider(), context.getProtocol());
    }

    /**
     * Returns a context that trusts and offers what another does.
     *
     * @param onTask is run on a thread that has just been given a task of a handshake
     */
    public static SSLContext of(SSLContext context, Runnable onTask) {
        return new WatchedTls(context, onTask);
    }

    private static final class Spi extends SSLContextSpi {
        private final SSLContext context;
        private final Runnable onTask;

        Spi(SSLContext context, Runnable onTask) {
            this.context = context;
            this.onTask = onTask;
        }

        @Override
        protected void engineInit(
                @Nullable KeyManager[] keys, @Nullable TrustManager[] trust, @Nullable SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("This context takes its keys and its trust from another");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return context.getSocketFactory();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return context.getServerSocketFactory();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return new WatchedEngine(context.createSSLEngine(), onTask);
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return new WatchedEngine(context.createSSLEngine(host, port), onTask);
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context.getClientSessionContext();
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return context.getDefaultSSLParameters();
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return context.getSupportedSSLParameters();
        }
    }
}
