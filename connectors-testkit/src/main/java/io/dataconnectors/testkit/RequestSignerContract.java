package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.internal.template.HeaderRules;
import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.spi.RequestSigner.Signature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Contract of every {@link RequestSigner}. A host extends this class in its tests, with the parameters that its signer
 * needs, and adds a test of a signature that the API's documentation shows.
 */
public abstract class RequestSignerContract {
    /** For subclasses. */
    protected RequestSignerContract() {}

    /** Returns the signer under test. */
    protected abstract RequestSigner signer() throws Exception;

    /** Returns the parameters, as a definition gives them to the signer: keys, names, regions. */
    protected abstract Map<String, String> parameters() throws Exception;

    /** Returns the media type of the bodies that the signer is asked to sign: JSON unless this is overridden. */
    protected String mediaType() {
        return "application/json";
    }

    /** Returns a body of that media type. */
    protected String body() {
        return "{\"reason\":\"Grüße\"}";
    }

    @Test
    void a_signature_is_made_of_what_can_be_sent() throws Exception {
        Signature made = signer().sign(post(parameters()));

        assertThat(names(made)).isNotEmpty().doesNotContain("").doesNotHaveDuplicates();
        for (Header header : made.headers()) {
            assertThat(HeaderRules.nameProblem(header.name())).isNull();
            assertThat(HeaderRules.valueProblem(header.value()))
                    .as(header.name())
                    .isNull();
        }
        assertThat(made.formFields())
                .as("fields of a form, where the body is none")
                .matches(fields -> fields.isEmpty() || mediaType().startsWith("application/x-www-form-urlencoded"));
    }

    @Test
    void a_request_without_a_body_can_be_signed() throws Exception {
        Signature made = signer().sign(get(parameters()));

        assertThat(names(made)).isNotEmpty();
        assertThat(made.formFields()).isEmpty();
    }

    @Test
    void every_attempt_can_be_signed() throws Exception {
        RequestSigner signer = signer();
        Sample request = post(parameters());

        assertThat(names(signer.sign(request))).isEqualTo(names(signer.sign(request)));
    }

    @Test
    void several_threads_sign_at_once() throws Exception {
        RequestSigner signer = signer();
        Map<String, String> parameters = parameters();
        List<String> expected = names(signer.sign(post(parameters)));

        assertThat(Together.run(8, number -> names(signer.sign(post(parameters)))))
                .containsOnly(expected);
    }

    private static List<String> names(Signature signature) {
        Stream<String> others = Stream.concat(signature.query().stream(), signature.formFields().stream())
                .map(Map.Entry::getKey);
        return Stream.concat(signature.headers().stream().map(Header::name), others)
                .toList();
    }

    private Sample post(Map<String, String> parameters) {
        return new Sample(Method.POST, List.of(new Header("Content-Type", mediaType())), body(), parameters);
    }

    private static Sample get(Map<String, String> parameters) {
        return new Sample(Method.GET, List.of(), "", parameters);
    }

    private record Sample(Method method, List<Header> typed, String text, Map<String, String> parameters)
            implements RequestSigner.Unsigned {
        @Override
        public String url() {
            return "https://shop.example.com/orders/10%2F42/refunds?notify=true&expand=lines";
        }

        @Override
        public List<Header> headers() {
            return Stream.concat(Stream.of(new Header("Accept", "application/json")), typed.stream())
                    .toList();
        }

        @Override
        public byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public long epochSecond() {
            return 1_795_000_000;
        }
    }
}
