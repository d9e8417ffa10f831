package io.dataconnectors.docs;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Base64;

/** An RSA key that is the same in every run, so that a page can show what it signs: of 512 bits, and so good for nothing else. */
final class ExampleKey {
    private static final BigInteger E = BigInteger.valueOf(65_537);

    private ExampleKey() {}

    static String pem() {
        BigInteger p = BigInteger.TWO.pow(256).subtract(BigInteger.TWO.pow(200)).nextProbablePrime();
        BigInteger q = BigInteger.TWO.pow(256).subtract(BigInteger.TWO.pow(220)).nextProbablePrime();
        BigInteger p1 = p.subtract(BigInteger.ONE);
        BigInteger q1 = q.subtract(BigInteger.ONE);
        BigInteger d = E.modInverse(p1.multiply(q1));
        var key = new RSAPrivateCrtKeySpec(p.multiply(q), E, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p));
        try {
            byte[] encoded = KeyFactory.getInstance("RSA").generatePrivate(key).getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                    + "\n-----END PRIVATE KEY-----";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
