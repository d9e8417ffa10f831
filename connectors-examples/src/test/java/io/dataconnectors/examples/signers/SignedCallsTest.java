package io.dataconnectors.examples.signers;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubRequest;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected HMACs were computed with OpenSSL. */
class SignedCallsTest {
    private final StubApi api = StubApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    private StubRequest sent(Execution execution) {
        assertThat(execution.failure()).isNull();
        return api.requests().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sorted-fields.json",
                "timestamped-body.json",
                "rsa-header.json",
                "jwt-bearer.json",
                "aws-signature-v4.json"
            })
    void every_document_keeps_to_the_schema(String name) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ConnectorDocument.schema(), InputFormat.JSON);

        assertThat(schema.validate(SignedCalls.document(name), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void a_form_is_signed_by_one_more_field() {
        api.on(Method.POST, "/v1/links").answer(200, "{\"url\": \"https://pay.example.com/l/1\"}");

        Execution execution = SignedCalls.execute(
                api,
                "sorted-fields.json",
                Map.of("payment_key", "k3y"),
                Invocation.of(Map.of("reference", "INV 7&8", "amount", 1250, "shopper", "Zoë + Co")));

        // amount=1250&currency=EUR&reference=INV 7&8&shopper=Zoë + Co
        assertThat(sent(execution).text())
                .isEqualTo("reference=INV%207%268&currency=EUR&amount=1250&shopper=Zo%C3%AB%20%2B%20Co&merchantSig="
                        + "54af2880da7afdb8da4e58f98903011adbf04c06aa12568550210cf749d15e52");
        assertThat(execution.output("link")).isEqualTo("https://pay.example.com/l/1");
    }

    @Test
    void a_body_is_signed_with_the_instant_of_the_call() {
        api.on(Method.POST, "/returns").answer(200, "{}");

        StubRequest request = sent(SignedCalls.execute(
                api,
                "timestamped-body.json",
                Map.of("warehouse_key", "k3y"),
                Invocation.of(Map.of("parcel", "Zoë's"))));

        assertThat(request.header("X-Timestamp")).isEqualTo("1795428930");
        // v1:1795428930:{"parcel":"Zoë's"}
        assertThat(request.header("X-Signature"))
                .isEqualTo("v1=e5ad9b7e33c2427ac596675e0509398b4dee3dde3562b1149120c0bd99954ee1");
    }

    @Test
    void an_rsa_signature_can_be_verified_with_the_public_key() throws Exception {
        api.on(Method.GET, "/accounts/{account}/balance").answer(200, "{\"balance\": 10.00}");

        StubRequest request = sent(SignedCalls.execute(
                api,
                "rsa-header.json",
                Map.of("bank_key", SignedCalls.pem()),
                Invocation.of(Map.of("account", "DE 1"))));

        String text = "GET\n/accounts/DE%201/balance?currency=EUR\n1795428930\nhelpdesk-2026\n"
                + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assertThat(request.header("X-Key-Id")).isEqualTo("helpdesk-2026");
        assertThat(request.header("X-Timestamp")).isEqualTo("1795428930");
        assertThat(isSigned(text, Base64.getDecoder().decode(request.header("X-Signature"))))
                .isTrue();
    }

    @Test
    void a_jwt_says_who_asks_and_for_how_long() throws Exception {
        api.on(Method.GET, "/apps/4711/builds").answer(200, "{\"builds\": [1]}");

        Execution execution =
                SignedCalls.execute(api, "jwt-bearer.json", Map.of("app_key", SignedCalls.pem()), Invocation.empty());

        String[] parts = sent(execution)
                .header("Authorization")
                .substring("Bearer ".length())
                .split("\\.");
        assertThat(Json.read(decoded(parts[0])))
                .isEqualTo(Map.of("alg", "RS256", "typ", "JWT", "kid", "helpdesk-2026"));
        assertThat(Json.read(decoded(parts[1])))
                .isEqualTo(Map.of(
                        "iss",
                        "4711",
                        "aud",
                        "https://builds.example.com",
                        "jti",
                        execution.callId(),
                        "iat",
                        1_795_428_900,
                        "exp",
                        1_795_429_230));
        assertThat(isSigned(parts[0] + "." + parts[1], Base64.getUrlDecoder().decode(parts[2])))
                .isTrue();
    }

    @Test
    void a_request_to_aws_carries_its_date_and_its_signature() {
        api.on(Method.POST, "/domains/a1b2c3/cases").answer(200, "{\"caseId\": \"c-1\"}");

        Execution execution = SignedCalls.execute(
                api,
                "aws-signature-v4.json",
                Map.of("aws_access_key_id", "AKIDEXAMPLE", "aws_secret_access_key", "wJalrXUtnFEMI"),
                Invocation.builder()
                        .input("title", "A lost parcel")
                        .context("customer", "42")
                        .build());

        assertThat(sent(execution).header("X-Amz-Date")).isEqualTo("20261123T101530Z");
        assertThat(sent(execution).header("Authorization"))
                .matches("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/us-east-1/cases/aws4_request,"
                        + " SignedHeaders=accept;content-type;host;x-amz-date, Signature=[0-9a-f]{64}");
        assertThat(execution.output("case")).isEqualTo("c-1");
    }

    @Test
    void a_key_that_is_none_fails_the_call_and_is_not_quoted() {
        Execution execution =
                SignedCalls.execute(api, "jwt-bearer.json", Map.of("app_key", "not a key"), Invocation.empty());

        assertThat(execution.failure()).hasToString("AUTHENTICATION: The signer \"jwt-bearer\" failed");
        assertThat(api.requests()).isEmpty();
    }

    private static boolean isSigned(String text, byte[] signed) throws Exception {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(SignedCalls.KEYS.getPublic());
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(signed);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
