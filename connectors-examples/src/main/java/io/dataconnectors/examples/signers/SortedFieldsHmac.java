package io.dataconnectors.examples.signers;

import io.dataconnectors.Method;
import io.dataconnectors.spi.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * HMAC-SHA256 over the fields of a form, sorted by name, which itself becomes one more field: as payment pages and gateways
 * want it. A request without a form is signed over its query, and the signature becomes a parameter there.
 *
 * <p>What is signed is {@code name=value} of each field, decoded, with {@code &} between them. Parameters: {@code key}, the
 * shared secret; {@code field}, the name of the signature. The signature is in lower-case hexadecimal digits.
 */
public final class SortedFieldsHmac implements RequestSigner {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Makes the signer, which has no state. */
    public SortedFieldsHmac() {}

    @Override
    public Signature sign(Unsigned request) {
        String field = Parameters.required(request, "field");
        byte[] key = Sha256.utf8(Parameters.required(request, "key"));
        boolean form = isForm(request);
        String fields = form ? new String(request.body(), StandardCharsets.UTF_8) : Pairs.query(request.url());
        String signature = Sha256.hex(Sha256.hmac(key, text(Pairs.parse(fields))));
        return form ? Signature.formField(field, signature) : Signature.query(field, signature);
    }

    private static boolean isForm(Unsigned request) {
        return request.method() != Method.GET
                && request.headers().stream()
                        .anyMatch(header -> header.name().equalsIgnoreCase("Content-Type")
                                && header.value().startsWith(FORM));
    }

    private static String text(List<Map.Entry<String, String>> fields) {
        return fields.stream()
                .sorted(Comparator.comparing(Map.Entry<String, String>::getKey).thenComparing(Map.Entry::getValue))
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }
}
