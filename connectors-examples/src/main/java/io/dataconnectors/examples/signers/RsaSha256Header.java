package io.dataconnectors.examples.signers;

import io.dataconnectors.spi.RequestSigner;
import java.util.Base64;

/**
 * RSA-SHA256 over method, URL, instant and body, in header fields: the other side needs nothing but a public key.
 *
 * <p>What is signed is five lines: the method, the URL from its path on, the seconds since 1970, the key's id, and the
 * SHA-256 of the body in hexadecimal digits. Parameters: {@code privateKey}, PKCS #8 in PEM; {@code keyId}, the name by which
 * the other side knows it. The fields are {@code X-Key-Id}, {@code X-Timestamp} and {@code X-Signature}, in Base64.
 */
public final class RsaSha256Header implements RequestSigner {
    /** Makes the signer, which has no state. */
    public RsaSha256Header() {}

    @Override
    public Signature sign(Unsigned request) {
        String keyId = Parameters.required(request, "keyId");
        String time = Long.toString(request.epochSecond());
        RsaKey key = RsaKey.parse(Parameters.required(request, "privateKey"));
        String text = String.join(
                "\n",
                request.method().name(),
                fromPath(request.url()),
                time,
                keyId,
                Sha256.hex(Sha256.digest(request.body())));
        String signature = Base64.getEncoder().encodeToString(key.sign(Sha256.utf8(text)));
        return Signature.header("X-Key-Id", keyId)
                .andHeader("X-Timestamp", time)
                .andHeader("X-Signature", signature);
    }

    private static String fromPath(String url) {
        int path = url.indexOf('/', url.indexOf("//") + 2);
        return path < 0 ? "/" : url.substring(path);
    }
}
