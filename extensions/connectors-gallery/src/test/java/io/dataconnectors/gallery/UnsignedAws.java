package io.dataconnectors.gallery;

import io.dataconnectors.spi.RequestSigner;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What AWS Signature Version 4 adds to a request, with zeros in the place of the signature, which covers the host and is shown
 * on no page. {@code AwsSignatureV4} among the examples signs, and is proved there.
 */
final class UnsignedAws implements RequestSigner {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public Signature sign(Unsigned request) {
        String time = TIME.format(Instant.ofEpochSecond(request.epochSecond()));
        TreeSet<String> signed = new TreeSet<>();
        request.headers().forEach(header -> signed.add(header.name().toLowerCase(Locale.ROOT)));
        signed.add("host");
        signed.add("x-amz-date");
        String scope = String.join(
                "/",
                request.parameters().get("accessKeyId"),
                time.substring(0, time.indexOf('T')),
                request.parameters().get("region"),
                request.parameters().get("service"),
                "aws4_request");
        return Signature.header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=" + String.join(";", signed)
                                + ", Signature=" + "0".repeat(64))
                .andHeader("X-Amz-Date", time);
    }
}
