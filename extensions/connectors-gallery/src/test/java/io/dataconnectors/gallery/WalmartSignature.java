package io.dataconnectors.gallery;

import io.dataconnectors.spi.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** What a host writes for a signature of one vendor alone: here Walmart's, over the consumer, the URL, the method and the time. */
final class WalmartSignature implements RequestSigner {
    private static final KeyPair KEYS = keys(); // made anew, so that no key is in the repository
    private static final String CONSUMER = "wm_consumer.id";
    private static final String TIME = "wm_sec.timestamp";
    private static final String SIGNATURE = "wm_sec.auth_signature";

    /** The private key as Walmart gives it to a seller: PKCS #8 in Base64. */
    static String privateKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPrivate().getEncoded());
    }

    @Override
    public Signature sign(Unsigned request) {
        String consumer = Objects.requireNonNull(request.parameters().get("consumer"), "consumer");
        String time = request.epochSecond() + "000";
        try {
            byte[] key = Base64.getDecoder().decode(request.parameters().get("privateKey"));
            PrivateKey privateKey = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
            var signature = java.security.Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(text(consumer, request.url(), request.method().name(), time));
            return Signature.header(CONSUMER, consumer)
                    .andHeader(TIME, time)
                    .andHeader(SIGNATURE, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The private key cannot be used", e);
        }
    }

    /** Writes VERIFIED in the place of a signature that is right. */
    static void verify(String url, String method, Map<String, String> headers) {
        headers.computeIfPresent(SIGNATURE, (name, given) -> {
            byte[] signed = text(headers.get(CONSUMER), url, method, headers.get(TIME));
            return isSignature(given, signed) ? "VERIFIED" : given;
        });
    }

    private static boolean isSignature(String given, byte[] signed) {
        try {
            var signature = java.security.Signature.getInstance("SHA256withRSA");
            signature.initVerify(KEYS.getPublic());
            signature.update(signed);
            return signature.verify(Base64.getDecoder().decode(given));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] text(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
