package io.dataconnectors.testkit;

import io.dataconnectors.spi.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a host proves a signer of its own. */
class HmacSignerTest extends RequestSignerContract {
    @Override
    protected RequestSigner signer() {
        return request -> {
            byte[] key = request.parameters().get("key").getBytes(StandardCharsets.UTF_8);
            String time = String.valueOf(request.epochSecond());
            return RequestSigner.Signature.header("X-Time", time)
                    .andHeader("X-Signature", hmac(key, time, request.body()));
        };
    }

    @Override
    protected Map<String, String> parameters() {
        return Map.of("key", "a key of the shop");
    }

    private static String hmac(byte[] key, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(time.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
