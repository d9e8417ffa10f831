package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.template.HeaderRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RequestSigner} promises. A host extends this class in its tests, with the parameters that its signer
 * needs, and adds a test of a signature that the API's documentation shows.
 */
public abstract class RequestSignerContract {
    /** For subclasses. */
    protected RequestSignerContract() {}

    /** Returns the signer under test. */
    protected abstract RequestSigner signer() throws Exception;

    /** Returns the parameters, as a definition gives them to the signer: keys, names, regions. */
    protected abstract Map<String, String> parameters() throws Exception;

    @Test
    void a_signature_is_made_of_header_fields_that_can_be_sent() throws Exception {
        List<Header> added = signer().sign(post(parameters()));

        assertThat(added).isNotEmpty().doesNotContainNull();
        for (Header header : added) {
            assertThat(HeaderRules.nameProblem(header.name())).isNull();
            assertThat(HeaderRules.valueProblem(header.value()))
                    .as(header.name())
                    .isNull();
        }
    }

    @Test
    void a_request_without_a_body_can_be_signed() throws Exception {
        assertThat(signer().sign(get(parameters()))).isNotEmpty();
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

    private static List<String> names(List<Header> headers) {
        return headers.stream().map(Header::name).toList();
    }

    private static Sample post(Map<String, String> parameters) {
        return new Sample(Method.POST, "{\"reason\":\"Grüße\"}", parameters);
    }

    private static Sample get(Map<String, String> parameters) {
        return new Sample(Method.GET, "", parameters);
    }

    private record Sample(Method method, String text, Map<String, String> parameters)
            implements RequestSigner.Unsigned {
        @Override
        public String url() {
            return "https://shop.example.com/orders/10%2F42/refunds?notify=true&expand=lines";
        }

        @Override
        public List<Header> headers() {
            return List.of(new Header("Accept", "application/json"), new Header("Content-Type", "application/json"));
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
