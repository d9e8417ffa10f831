package io.dataconnectors.spi.transport;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Locale;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * Refuses to agree on keys by finite-field Diffie-Hellman (RFC 7919). A server chooses the group, and one of 8,192 bits costs
 * half a second of one of the few threads on which handshakes run; whoever serves HTTPS today knows elliptic curves.
 */
final class EllipticCurvesOnly implements AlgorithmConstraints {
    static final AlgorithmConstraints CONSTRAINTS = new EllipticCurvesOnly();

    private EllipticCurvesOnly() {}

    @Override
    public boolean permits(
            Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
        return isPermitted(algorithm);
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
        return isPermitted(key.getAlgorithm());
    }

    @Override
    public boolean permits(
            Set<CryptoPrimitive> primitives, String algorithm, Key key, @Nullable AlgorithmParameters parameters) {
        return isPermitted(algorithm) && isPermitted(key.getAlgorithm());
    }

    private static boolean isPermitted(String algorithm) {
        String name = algorithm.toLowerCase(Locale.ROOT);
        return !name.startsWith("ffdhe")
                && !name.equals("dh")
                && !name.equals("diffiehellman")
                && !name.startsWith("tls_dhe_")
                && !name.startsWith("tls_dh_");
    }
}
