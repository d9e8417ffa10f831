package io.dataconnectors.http.credential;

import io.dataconnectors.Header;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.RequestSigner;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sums, tokens and keys in what a signer adds. A server may say them without what stands around them, as in
 * {@code AWS4-HMAC-SHA256 Credential=…, Signature=…}, so each word is one.
 */
final class Proofs {
    /** Long enough for 128 bits in Base64. What is shorter is a time, a version, a name: and those are in answers too. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+/_~-]{22,}");

    private Proofs() {}

    static List<Secret> in(RequestSigner.Signature made) {
        return Stream.of(
                        made.headers().stream().map(Header::value),
                        made.query().stream().map(Map.Entry::getValue),
                        made.formFields().stream().map(Map.Entry::getValue))
                .flatMap(values -> values)
                .flatMap(value -> WORD.matcher(value).results())
                .map(MatchResult::group)
                .map(Secret::of)
                .toList();
    }
}
