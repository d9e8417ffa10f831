package io.dataconnectors.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.annotation.Nullable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/**
 * The API as a contestant knows it.
 *
 * @param port where it listens
 * @param trust whom to trust there
 * @param trustManager the same, for clients that ask for it
 * @param store the folder with its connectors; null if they are to be made
 */
record Site(
        int port,
        SSLContext trust,
        X509TrustManager trustManager,
        @Nullable Path store) {
    /** Returns the site that the first two arguments of a {@linkplain Api#client client} name. */
    static Site of(String... arguments) throws IOException, GeneralSecurityException {
        X509TrustManager manager = Certificate.trust(Path.of(arguments[1]));
        return new Site(Integer.parseInt(arguments[0]), Certificate.client(manager), manager, null);
    }

    /** Returns this site with connectors that are in a folder already. */
    Site withStore(Path folder) {
        return new Site(port, trust, trustManager, folder);
    }

    /** Returns the URL below which a size is the last segment. */
    String url() {
        return url(port);
    }

    static String url(int port) {
        return "https://" + Api.HOST + ":" + port + "/";
    }
}
