package io.dataconnectors.examples.signers;

import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.testkit.RequestSignerContract;
import java.util.Map;

class SortedFieldsHmacTest extends RequestSignerContract {
    @Override
    protected RequestSigner signer() {
        return new SortedFieldsHmac();
    }

    @Override
    protected Map<String, String> parameters() {
        return Map.of("key", "k3y", "field", "sign");
    }

    @Override
    protected String mediaType() {
        return "application/x-www-form-urlencoded";
    }

    @Override
    protected String body() {
        return "b=2&a=1";
    }
}
