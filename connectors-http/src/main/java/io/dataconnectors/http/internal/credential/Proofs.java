package io.dataconnectors.http.internal.credential;

import io.dataconnectors.Header;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.RequestSigner;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
    private static final Pattern WORD =
            Pattern.compile("(?:[A-Za-z0-9+/_~-]|%[0-9A-Fa-f]{2}){22,}+(?!=\"|=[A-Za-z0-9%])");

    private Proofs() {}

    /** A header field may hold it percent-encoded (RFC 5849, section 3.5.1). */
    private static String decoded(String word) {
        return URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static List<Secret> in(RequestSigner.Signature made) {
        return Stream.of(
                        made.headers().stream().map(Header::value),
                        made.query().stream().map(Map.Entry::getValue),
                        made.formFields().stream().map(Map.Entry::getValue))
                .flatMap(values -> values)
                .flatMap(value -> WORD.matcher(value).results())
                .map(MatchResult::group)
                .flatMap(word -> Stream.of(word, decoded(word)).distinct())
                .map(Secret::of)
                .toList();
    }
}
