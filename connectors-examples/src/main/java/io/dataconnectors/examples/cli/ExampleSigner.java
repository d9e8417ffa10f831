package io.dataconnectors.examples.cli;

import io.dataconnectors.examples.signers.AwsSignatureV4;
import io.dataconnectors.examples.signers.JwtBearer;
import io.dataconnectors.examples.signers.RsaSha256Header;
import io.dataconnectors.examples.signers.SortedFieldsHmac;
import io.dataconnectors.examples.signers.TimestampedBodyHmac;
import io.dataconnectors.internal.text.Nearest;
import io.dataconnectors.spi.RequestSigner;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** The signers of the examples, by the words with which the command line names them. */
enum ExampleSigner {
    AWS_SIGNATURE_V4,
    JWT_BEARER,
    RSA_SHA256_HEADER,
    SORTED_FIELDS_HMAC,
    TIMESTAMPED_BODY_HMAC;

    static RequestSigner of(String word) {
        for (ExampleSigner each : values()) {
            if (each.word().equals(word)) {
                return each.signer();
            }
        }
        throw new UsageException("--signer: there is no signer " + word
                + Nearest.of(word, words())
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; there are " + String.join(", ", words())));
    }

    private RequestSigner signer() {
        return switch (this) {
            case AWS_SIGNATURE_V4 -> new AwsSignatureV4();
            case JWT_BEARER -> new JwtBearer();
            case RSA_SHA256_HEADER -> new RsaSha256Header();
            case SORTED_FIELDS_HMAC -> new SortedFieldsHmac();
            case TIMESTAMPED_BODY_HMAC -> new TimestampedBodyHmac();
        };
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(ExampleSigner::word).toList();
    }

    /** The words, for the help of the option. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return words().iterator();
        }
    }
}
