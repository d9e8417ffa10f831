package io.dataconnectors.examples.signers;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.spi.RequestSigner;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A JSON Web Token that the caller signs itself (RFC 7519; RS256 of RFC 7518, section 3.3) as {@code Authorization: Bearer}: what
 * APIs take whose apps and service accounts have a key pair.
 *
 * <p>Parameters: {@code privateKey}, PKCS #8 in PEM; {@code keyId}, the header parameter {@code kid}, may be missing; {@code
 * iss}, {@code sub}, {@code aud}, {@code jti} and any other, which become claims. The token is valid for five minutes, and
 * from half a minute ago, for the clocks of servers differ.
 */
public final class JwtBearer implements RequestSigner {
    private static final Set<String> NO_CLAIMS = Set.of("privateKey", "keyId");
    private static final int AGO = 30;
    private static final int LIFETIME = 300;

    /** Makes the signer, which has no state. */
    public JwtBearer() {}

    @Override
    public Signature sign(Unsigned request) {
        RsaKey key = RsaKey.parse(Parameters.required(request, "privateKey"));
        String signed = part(header(request)) + "." + part(claims(request));
        return Signature.header("Authorization", "Bearer " + signed + "." + base64(key.sign(Sha256.utf8(signed))));
    }

    private static Map<String, Object> header(Unsigned request) {
        Map<String, Object> header = new LinkedHashMap<>(Map.of("alg", "RS256"));
        header.put("typ", "JWT");
        String keyId = request.parameters().getOrDefault("keyId", "");
        if (!keyId.isEmpty()) {
            header.put("kid", keyId);
        }
        return header;
    }

    private static Map<String, Object> claims(Unsigned request) {
        Map<String, Object> claims = new LinkedHashMap<>();
        request.parameters().forEach((name, value) -> {
            if (!NO_CLAIMS.contains(name)) {
                claims.put(name, value);
            }
        });
        claims.put("iat", request.epochSecond() - AGO);
        claims.put("exp", request.epochSecond() + LIFETIME);
        return claims;
    }

    private static String part(Map<String, Object> members) {
        return base64(Sha256.utf8(Json.write(members)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
