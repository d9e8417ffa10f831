package io.dataconnectors.gallery;

import io.dataconnectors.cases.CaseHost;
import io.dataconnectors.spi.RequestSigner;
import java.util.Map;

/** The hosts of the vendors' operations. */
final class VendorHost {
    private static final String KEY = "walmart_private_key";
    private static final Map<String, RequestSigner> SIGNERS =
            Map.of("walmart", new WalmartSignature(), "aws-signature-v4", new UnsignedAws());

    /** With secrets as the pages show them. */
    static final CaseHost OF_PAGES =
            new CaseHost(Map.of(KEY, WalmartSignature.privateKey()), SIGNERS, WalmartSignature::verify);

    /** With secrets as long as the descriptions say. */
    static final CaseHost OF_DESCRIPTIONS = new CaseHost(
            Map.of(KEY, WalmartSignature.privateKey(), "vonage_key", "abcd1234", "vonage_secret", "abcdef0123456789"),
            SIGNERS,
            WalmartSignature::verify);

    private VendorHost() {}
}
