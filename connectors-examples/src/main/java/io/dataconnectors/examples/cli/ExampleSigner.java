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
import java.util.function.Supplier;

/** The signers of the examples, by the words with which the command line names them. */
enum ExampleSigner {
    AWS_SIGNATURE_V4(AwsSignatureV4::new),
    JWT_BEARER(JwtBearer::new),
    RSA_SHA256_HEADER(RsaSha256Header::new),
    SORTED_FIELDS_HMAC(SortedFieldsHmac::new),
    TIMESTAMPED_BODY_HMAC(TimestampedBodyHmac::new);

    private final Supplier<RequestSigner> maker;

    ExampleSigner(Supplier<RequestSigner> maker) {
        this.maker = maker;
    }

    static RequestSigner of(String word) {
        for (ExampleSigner each : values()) {
            if (each.word().equals(word)) {
                return each.maker.get();
            }
        }
        throw new UsageException("--signer: there is no signer " + word
                + Nearest.of(word, words())
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; there are " + String.join(", ", words())));
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
