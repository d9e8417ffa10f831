package io.dataconnectors.examples.signers;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.testkit.RequestSignerContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases, their names and their signatures are those of the test suite that AWS publishes. */
class AwsSignatureV4Test extends RequestSignerContract {
    private static final String SESSION_TOKEN = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267";
    private static final Map<String, String> CREDENTIALS = Map.of(
            "accessKeyId", "AKIDEXAMPLE",
            "secretAccessKey", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "region", "us-east-1",
            "service", "service");

    @Override
    protected RequestSigner signer() {
        return new AwsSignatureV4();
    }

    @Override
    protected Map<String, String> parameters() {
        return CREDENTIALS;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    get-vanilla                      | GET  | /                    | ``  | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
                    get-vanilla-empty-query-key      | GET  | /?Param1=value1      | ``  | a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb
                    get-vanilla-query-order-key-case | GET  | /?Param2=value2&Param1=value1 | `` | b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500
                    get-vanilla-query-order-encoded  | GET  | /?Param-3=Value3&Param=Value2&%E1%88%B4=Value1 | `` | 371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac
                    get-vanilla-query-unreserved     | GET  | /?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz | `` | 9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197
                    get-vanilla-utf8-query           | GET  | /?ሴ=bar              | ``  | 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04
                    get-unreserved                   | GET  | /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz | `` | 07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f
                    get-utf8                         | GET  | /ሴ                   | ``  | 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85
                    get-header-value-trim            | GET  | /                    | `My-Header1: value1; My-Header2: "a   b   c"` | acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736
                    get-header-key-duplicate         | GET  | /                    | My-Header1:value2;My-Header1:value2;My-Header1:value1 | c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea
                    post-vanilla-query               | POST | /?Param1=value1      | ``  | 28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11
                    post-header-key-sort             | POST | /                    | My-Header1:value1 | c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c
                    post-x-www-form-urlencoded       | POST | /                    | Content-Type:application/x-www-form-urlencoded;Content-Length:13;x-amz-content-sha256:9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e | d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b
                    """)
    void it_signs_as_published(String name, Method method, String target, String headers, String signature) {
        List<Header> fields = Stream.of(headers.split(";"))
                .filter(field -> !field.isEmpty())
                .map(field -> field.split(":", 2))
                .map(field -> new Header(field[0].strip(), field[1]))
                .toList();
        String body = name.startsWith("post-x-www") ? "Param1=value1" : "";

        assertThat(authorization(new Published(method, target, fields, body, CREDENTIALS)))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=")
                .endsWith(", Signature=" + signature);
    }

    @Test
    void temporary_credentials_have_a_token_that_is_signed_too() {
        Map<String, String> temporary = new HashMap<>(CREDENTIALS);
        temporary.put("sessionToken", SESSION_TOKEN);
        var signed = new AwsSignatureV4().sign(new Published(Method.GET, "/", List.of(), "", temporary));

        assertThat(signed.headers())
                .containsExactly(
                        new Header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                                        + " SignedHeaders=host;x-amz-date;x-amz-security-token,"
                                        + " Signature=07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8"),
                        new Header("X-Amz-Date", "20150830T123600Z"),
                        new Header("X-Amz-Security-Token", SESSION_TOKEN));
    }

    private static String authorization(Published request) {
        return new AwsSignatureV4().sign(request).headers().get(0).value();
    }

    private record Published(
            Method method, String target, List<Header> headers, String text, Map<String, String> parameters)
            implements RequestSigner.Unsigned {
        @Override
        public String url() {
            return "https://example.amazonaws.com" + target;
        }

        @Override
        public byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public long epochSecond() {
            return Instant.parse("2015-08-30T12:36:00Z").getEpochSecond();
        }
    }
}
