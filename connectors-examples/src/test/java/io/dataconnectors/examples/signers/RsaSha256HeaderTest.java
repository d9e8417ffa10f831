package io.dataconnectors.examples.signers;

import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.testkit.RequestSignerContract;
import java.util.Map;

class RsaSha256HeaderTest extends RequestSignerContract {
    @Override
    protected RequestSigner signer() {
        return new RsaSha256Header();
    }

    @Override
    protected Map<String, String> parameters() {
        return Map.of("privateKey", SignedCalls.pem(), "keyId", "helpdesk-2026");
    }
}
