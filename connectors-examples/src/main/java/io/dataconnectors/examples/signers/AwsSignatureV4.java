package io.dataconnectors.examples.signers;

import io.dataconnectors.Header;
import io.dataconnectors.spi.RequestSigner;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * AWS Signature Version 4 in the header {@code Authorization}, for the APIs of Amazon Web Services.
 *
 * <p>Parameters: {@code accessKeyId}, {@code secretAccessKey}, {@code region} such as {@code eu-central-1}, {@code service}
 * such as {@code execute-api}; {@code sessionToken} for temporary credentials. All header fields of the request are signed,
 * and the host.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a signed
 *     AWS API request</a>
 */
public final class AwsSignatureV4 implements RequestSigner {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DATE = "20150830".length();

    /** Makes the signer, which has no state. */
    public AwsSignatureV4() {}

    @Override
    public Signature sign(Unsigned request) {
        String service = Parameters.required(request, "service");
        String region = Parameters.required(request, "region");
        String accessKeyId = Parameters.required(request, "accessKeyId");
        String time = TIME.format(Instant.ofEpochSecond(request.epochSecond()));
        List<Header> added = added(request, service, time);
        AwsCanonicalRequest canonical = AwsCanonicalRequest.of(request, added, service);

        String scope = time.substring(0, DATE) + "/" + region + "/" + service + "/aws4_request";
        String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n"
                + Sha256.hex(Sha256.digest(Sha256.utf8(canonical.text())));
        byte[] key = key(Parameters.required(request, "secretAccessKey"), scope);
        Signature signature = Signature.header(
                "Authorization",
                ALGORITHM + " Credential=" + accessKeyId + "/" + scope + ", SignedHeaders=" + canonical.signedHeaders()
                        + ", Signature=" + Sha256.hex(Sha256.hmac(key, toSign)));
        for (Header header : added) {
            signature = signature.andHeader(header.name(), header.value());
        }
        return signature;
    }

    private static List<Header> added(Unsigned request, String service, String time) {
        List<Header> added = new ArrayList<>(List.of(new Header("X-Amz-Date", time)));
        String sessionToken = request.parameters().getOrDefault("sessionToken", "");
        if (!sessionToken.isEmpty()) {
            added.add(new Header("X-Amz-Security-Token", sessionToken));
        }
        if (AwsCanonicalRequest.isS3(service)) {
            added.add(new Header("X-Amz-Content-Sha256", Sha256.hex(Sha256.digest(request.body()))));
        }
        return added;
    }

    /** A key for a day, a region and a service, so that the secret itself signs nothing that is sent. */
    private static byte[] key(String secret, String scope) {
        byte[] key = Sha256.utf8("AWS4" + secret);
        for (String part : scope.split("/", -1)) {
            key = Sha256.hmac(key, part);
        }
        return key;
    }
}
