package io.dataconnectors.internal.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.OAuth2ClientCredentials.ClientIn;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.request.CompiledAuth.TokenSource;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TokenSourceTest {
    private static final String CLIENT_SECRET = "s3cr+t/ü:%";
    private static final Map<String, Secret> SECRETS =
            Map.of("client_secret", Secret.of(CLIENT_SECRET), "empty", Secret.of(" "));

    private static OAuth2ClientCredentials client() {
        return Auth.oauth2ClientCredentials(
                "https://{{setting.tenant}}.auth.example.com/token", "crm:1 a", "{{secret.client_secret}}");
    }

    private static ConnectorDefinition with(OAuth2ClientCredentials auth) {
        return ConnectorDefinition.builder("look_up")
                .description("Looks something up")
                .setting("tenant", "acme")
                .get("https://api.example.com/orders")
                .auth(auth)
                .build();
    }

    private static RenderedRequest render(OAuth2ClientCredentials auth) {
        return source(with(auth)).request(SECRETS);
    }

    private static TokenSource source(ConnectorDefinition definition) {
        return Objects.requireNonNull(DefinitionCompiler.compile(definition).token());
    }

    private static String body(RenderedRequest request) {
        return new String(request.body(), UTF_8);
    }

    @Test
    void a_token_request_is_a_form_with_the_client_in_a_basic_header() {
        RenderedRequest request = render(client());

        // RFC 6749, section 2.3.1 and appendix B: form-encoded, then joined, then Base64
        String basic = Base64.getEncoder().encodeToString("crm%3A1%20a:s3cr%2Bt%2F%C3%BC%3A%25".getBytes(UTF_8));
        assertThat(request.method()).isEqualTo(Method.POST);
        assertThat(request.url()).isEqualTo("https://acme.auth.example.com/token");
        assertThat(request.headers())
                .containsExactly(
                        new Header("Content-Type", "application/x-www-form-urlencoded"),
                        new Header("Accept", "application/json"),
                        new Header("Authorization", "Basic " + basic));
        assertThat(body(request)).isEqualTo("grant_type=client_credentials");
    }

    @Test
    void the_client_may_stand_in_the_body() {
        RenderedRequest request = render(client().clientIn(ClientIn.BODY));

        assertThat(request.headers()).extracting(Header::name).containsExactly("Content-Type", "Accept");
        assertThat(body(request))
                .isEqualTo("grant_type=client_credentials&client_id=crm%3A1%20a"
                        + "&client_secret=s3cr%2Bt%2F%C3%BC%3A%25");
    }

    @Test
    void scope_and_other_parameters_are_sent_unless_they_are_empty() {
        RenderedRequest request = render(client().scope("orders.read orders.write")
                .parameter("resource", "")
                .parameter("audience", "https://{{setting.tenant}}.example.com/?a&b"));

        assertThat(body(request))
                .isEqualTo("grant_type=client_credentials&scope=orders.read%20orders.write"
                        + "&audience=https%3A%2F%2Facme.example.com%2F%3Fa%26b");
    }

    @Test
    void a_vendor_may_have_a_grant_of_its_own() {
        RenderedRequest request =
                render(client().parameter("grant_type", "account_credentials").parameter("account_id", "42"));

        assertThat(body(request)).isEqualTo("grant_type=account_credentials&account_id=42");
    }

    @Test
    void a_client_without_a_secret_is_refused() {
        var auth = Auth.oauth2ClientCredentials("https://auth.example.com/token", "crm", "{{secret.empty}}");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> render(auth))
                .satisfies(thrown -> assertThat(thrown.violations())
                        .extracting(Object::toString)
                        .containsExactly("In the token request: the client secret is empty"));
    }

    @Test
    void secrets_belong_to_the_origin_that_they_are_sent_to() {
        ConnectorDefinition definition = with(client()).toBuilder()
                .header("X-Partner", "{{secret.partner}}")
                .build();

        assertThat(DefinitionCompiler.compile(definition).secrets()).containsExactly("partner");
        assertThat(DefinitionCompiler.compile(definition).origin()).isEqualTo("https://api.example.com");
        assertThat(DefinitionCompiler.compile(definition).token().secrets()).containsExactly("client_secret");
        assertThat(DefinitionCompiler.compile(definition).token().origin()).isEqualTo("https://acme.auth.example.com");
    }

    @Test
    void a_preview_shows_neither_client_nor_token() {
        var definition = with(Auth.oauth2ClientCredentials(
                "https://auth.example.com/{{secret.client_secret}}", "crm", "{{secret.client_secret}}"));
        CallInputs none = CallInputs.check(DefinitionCompiler.compile(definition), Invocation.of(Map.of()));

        assertThat(source(definition).previewUrl()).isEqualTo("https://auth.example.com/***");
        assertThat(none.preview("call-1", Instant.EPOCH).headers()).contains(new Header("Authorization", "Bearer ***"));
        assertThat(none.render(Map.of(), "call-1", Instant.EPOCH).headers())
                .extracting(Header::name)
                .doesNotContain("Authorization");
    }
}
