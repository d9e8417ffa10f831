package io.dataconnectors.examples.signers;

import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.testkit.RequestSignerContract;
import java.util.Map;

class TimestampedBodyHmacTest extends RequestSignerContract {
    @Override
    protected RequestSigner signer() {
        return new TimestampedBodyHmac();
    }

    @Override
    protected Map<String, String> parameters() {
        return Map.of("key", "k3y");
    }
}
