package io.dataconnectors.examples.signers;

import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.testkit.RequestSignerContract;
import java.util.Map;

class JwtBearerTest extends RequestSignerContract {
    @Override
    protected RequestSigner signer() {
        return new JwtBearer();
    }

    @Override
    protected Map<String, String> parameters() {
        return Map.of("privateKey", SignedCalls.pem(), "iss", "4711");
    }
}
