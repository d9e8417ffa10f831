package io.dataconnectors.examples.signers;

import io.dataconnectors.spi.RequestSigner;
import java.io.ByteArrayOutputStream;

/**
 * HMAC-SHA256 over the instant of the call and the body, in header fields: so that a request that someone recorded is of no
 * use a little later.
 *
 * <p>What is signed is {@code v1:seconds:body}. Parameter: {@code key}, the shared secret. The fields are {@code
 * X-Timestamp}, in seconds since 1970, and {@code X-Signature}, {@code v1=} and lower-case hexadecimal digits.
 */
public final class TimestampedBodyHmac implements RequestSigner {
    /** Makes the signer, which has no state. */
    public TimestampedBodyHmac() {}

    @Override
    public Signature sign(Unsigned request) {
        String time = Long.toString(request.epochSecond());
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(Sha256.utf8("v1:" + time + ":"));
        signed.writeBytes(request.body()); // as bytes: a file is no text
        byte[] key = Sha256.utf8(Parameters.required(request, "key"));
        return Signature.header("X-Timestamp", time)
                .andHeader("X-Signature", "v1=" + Sha256.hex(Sha256.hmac(key, signed.toByteArray())));
    }
}
