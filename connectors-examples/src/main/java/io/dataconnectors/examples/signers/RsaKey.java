package io.dataconnectors.examples.signers;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A private RSA key as vendors give it: PKCS #8 (RFC 5208) in PEM (RFC 7468), {@code -----BEGIN PRIVATE KEY-----}. */
final class RsaKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PrivateKey key;

    private RsaKey(PrivateKey key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException if the text is no such key; it is not quoted */
    static RsaKey parse(String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("A private key is in PEM, and begins with " + BEGIN);
        }
        // vaults and environment variables are known to turn line ends into blanks and into the two characters \n
        String base64 = pem.substring(begin + BEGIN.length(), end).replace("\\n", "");
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
            return new RsaKey(KeyFactory.getInstance("RSA").generatePrivate(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The private key is no RSA key in PKCS #8");
        }
    }

    /** Returns the signature RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2), which JWS calls RS256. */
    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The private key cannot sign");
        }
    }
}
