package io.dataconnectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.ConnectorPack;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that stand in documents in plain text (trial 11). */
class LiteralCredentialTest {
    private static final String KEY = "sk_live_4242";
    private static final String KEY_PROBLEM =
            "This has the form of a secret key of Stripe, and everybody who sees the document"
                    + " sees it; name a secret in its place, such as {{secret.api_key}}";

    private static String literal(String secret) {
        return "A credential does not stand in a document: write {{secret." + secret
                + "}} in its place, and keep its value where the host keeps secrets";
    }

    private static String doubt(String name, String secret) {
        return "'" + name
                + "' is the name of a secret, and its value stands here for everybody who sees the document; if it is"
                + " one, name it where it is sent: {{secret." + secret + "}}";
    }

    private static ConnectorDefinition.Builder definition() {
        return ConnectorDefinition.builder("look_up")
                .description("Looks something up")
                .setting("key", "abc")
                .setting("empty", "")
                .input(Input.string("customer").fromContext())
                .input(Input.string("order"))
                .post("https://api.example.com/orders");
    }

    private static List<String> violations(UnaryOperator<ConnectorDefinition.Builder> change) {
        var builder = change.apply(definition());
        return catchThrowableOfType(InvalidDefinitionException.class, () -> DefinitionCompiler.compile(builder.build()))
                .violations()
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> warnings(UnaryOperator<ConnectorDefinition.Builder> change) {
        return DefinitionCompiler.compile(change.apply(definition()).build()).warnings().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void a_credential_in_plain_text_is_refused_in_every_kind_of_auth() {
        assertThat(violations(with -> with.auth(Auth.bearer("abc"))))
                .containsExactly("/request/auth/token: " + literal("token"));
        assertThat(violations(with -> with.auth(Auth.basic("ann", "abc"))))
                .containsExactly("/request/auth/password: " + literal("password"));
        assertThat(violations(with -> with.auth(Auth.apiKeyHeader("X-Key", "abc"))))
                .containsExactly("/request/auth/value: " + literal("api_key"));
        assertThat(violations(with -> with.auth(Auth.apiKeyQuery("key", "abc"))))
                .containsExactly("/request/auth/value: " + literal("api_key"));
        assertThat(violations(with -> with.auth(Auth.oauth2ClientCredentials("https://a.example.com/", "crm", "abc")
                        .parameter("audience", "orders")
                        .parameter("password", "abc"))))
                .containsExactly(
                        "/request/auth/clientSecret: " + literal("client_secret"),
                        "/request/auth/parameters/password: " + literal("password"));
        assertThat(violations(with -> with.auth(Auth.signer("hmac", Map.of("region", "eu", "secretKey", "abc")))))
                .containsExactly("/request/auth/parameters/secretKey: " + literal("secret_key"));
        assertThat(violations(with -> with.header("authorization", "Token abc")))
                .containsExactly("/request/headers/0/value: " + literal("token"));
    }

    @Test
    void neither_may_the_caller_supply_it_alone() {
        assertThat(violations(with -> with.auth(Auth.bearer("{{order}}"))))
                .containsExactly(
                        "/request/auth/token: A credential is not the caller's to supply: declare the input with"
                                + " \"from\": \"context\", or name a secret, {{secret.token}}");
    }

    @Test
    void a_secret_an_input_from_the_context_and_a_setting_may_stand_there_and_one_half_of_a_pair_is_enough() {
        for (Auth auth : List.of(
                Auth.bearer("{{secret.token}}"),
                Auth.bearer("{{customer}}"),
                Auth.bearer("{{setting.key}}"),
                Auth.bearer("{{made}}"),
                Auth.basic("{{secret.key}}", "X"),
                Auth.basic("{{order}}", "{{secret.password}}"),
                Auth.basic("{{setting.key}}", ""),
                Auth.apiKeyQuery("key", "{{setting.key}}"))) {
            assertThat(definition()
                            .variable(new Variable("made", "{{customer}}-{{setting.empty}}", Variable.Type.TEXT))
                            .auth(auth)
                            .build()
                            .request()
                            .auth())
                    .isEqualTo(auth);
        }
    }

    @Test
    void a_key_of_a_known_form_is_refused_wherever_it_stands() {
        assertThat(violations(with -> with.description(KEY)
                        .setting("token", KEY)
                        .input(Input.string("a").description(KEY))
                        .input(Input.string("b").defaultValue(KEY))
                        .input(Input.string("c").oneOf(KEY, "other"))
                        .variable(new Variable("v", "a " + KEY, Variable.Type.TEXT))
                        .post("https://api.example.com/" + KEY)
                        .query("a", KEY)
                        .header("X-A", KEY)
                        .auth(Auth.bearer(KEY))
                        .idempotency(Idempotency.key("{{call.id}}" + "-" + KEY))
                        .body(Body.json("{\"a\": \"" + KEY + "\"}"))
                        .output(Output.at("o", "$.a").description(KEY))))
                .filteredOn(violation -> !violation.contains("carries the key"))
                .containsExactlyInAnyOrder(
                        "/description: " + KEY_PROBLEM,
                        "/settings/token: " + KEY_PROBLEM,
                        "/inputs/2/description: " + KEY_PROBLEM,
                        "/inputs/3/default: " + KEY_PROBLEM,
                        "/inputs/4/enum/0: " + KEY_PROBLEM,
                        "/variables/0/template: " + KEY_PROBLEM,
                        "/request/url: " + KEY_PROBLEM,
                        "/request/query/0/value: " + KEY_PROBLEM,
                        "/request/headers/0/value: " + KEY_PROBLEM,
                        "/request/auth/token: " + KEY_PROBLEM,
                        "/request/idempotency/key: " + KEY_PROBLEM,
                        "/request/body/template: " + KEY_PROBLEM,
                        "/response/outputs/0/description: " + KEY_PROBLEM);
    }

    @Test
    void elsewhere_a_text_under_the_name_of_a_secret_is_a_warning_with_its_place() {
        assertThat(warnings(with -> with.setting("api_key", "abc")
                        .variable(new Variable("password", "abc", Variable.Type.TEXT))
                        .post("https://api.example.com/orders?api_key=abc")
                        .query("access_token", "abc")
                        .header("X-Api-Key", "abc")
                        .body(Body.json("{\n \"a\": {\"password\": \"abc\", \"note\": \"abc\"}}"))))
                .containsExactly(
                        "/variables/0/template: " + doubt("password", "password"),
                        "/request/url: Line 1, column 40: " + doubt("api_key", "api_key"),
                        "/request/query/0/value: Line 1, column 1: " + doubt("access_token", "access_token"),
                        "/request/headers/0/value: " + doubt("X-Api-Key", "x_api_key"),
                        "/request/body/template: Line 2, column 20: " + doubt("password", "password"),
                        "/settings/api_key: " + doubt("api_key", "api_key"));
    }

    @Test
    void so_it_is_in_forms_in_xml_and_in_parts() {
        assertThat(warnings(with -> with.body(Body.form("{\"client_secret\": \"abc\"}"))))
                .containsExactly(
                        "/request/body/template: Line 1, column 19: " + doubt("client_secret", "client_secret"));
        assertThat(warnings(with -> with.body(Body.text(
                        "<a><w:Password T=\"x\">abc</w:Password><b apiKey=\"abc\"/><Password>{{order}}</Password></a>",
                        "application/xml"))))
                .containsExactly(
                        "/request/body/template: Line 1, column 7: " + doubt("Password", "password"),
                        "/request/body/template: Line 1, column 41: " + doubt("apiKey", "api_key"));
        assertThat(warnings(with -> with.body(Body.multipart(Body.Part.value("token", "abc")))))
                .containsExactly("/request/body/parts/0/value: " + doubt("token", "token"));
    }

    @Test
    void a_setting_that_is_a_credential_is_a_warning_whatever_its_name() {
        assertThat(warnings(with -> with.auth(Auth.bearer("{{setting.key}}"))))
                .containsExactly(
                        "/settings/key: This setting is a credential, and its value stands here for everybody who sees"
                                + " the document; where the host keeps secrets, name one in its place: {{secret.key}}");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Atlassian-Token, no-check",
        "X-CSRF-Token, Fetch",
        "X-Api-Version, abc",
        "X-Api-Key-Id, abc",
        "X-Token, {{secret.token}}",
        "X-Token, {{order}}",
        "X-Token, {{setting.empty}}"
    })
    void what_is_no_secret_is_no_warning(String name, String value) {
        assertThat(warnings(with -> with.header(name, value))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "password", "clientToken", "api_key"})
    void inputs_are_called_as_apis_call_them(String name) {
        assertThat(warnings(with -> with.input(Input.string(name).defaultValue("abc"))
                        .body(Body.json("{\"" + name + "\": \"{{" + name + "}}\"}"))))
                .isEmpty();
    }

    @Test
    void the_connector_that_is_created_has_the_warnings_of_its_draft() {
        var connectors = ConnectorRegistry.builder().build();

        assertThat(connectors
                        .create(definition().header("X-Api-Key", "abc").build())
                        .warnings())
                .containsExactly(new Violation(
                        "probable-secret",
                        "/request/headers/0/value",
                        null,
                        List.of("X-Api-Key"),
                        doubt("X-Api-Key", "x_api_key")));
    }

    @Test
    void a_pack_leaves_a_setting_open_that_is_a_credential_and_tells_the_warnings() {
        var definition = definition()
                .auth(Auth.basic("{{setting.key}}", "X"))
                .header("X-Api-Key", "abc")
                .build();

        ConnectorPack pack = ConnectorPack.builder("shop")
                .description("Orders of a shop")
                .connector(definition)
                .build();

        assertThat(pack.settings()).containsExactly(Input.string("key").required());
        assertThat(pack.write()).contains("\"key\": null").doesNotContain("\"abc\",\n        \"empty\"");
        assertThat(pack.warnings())
                .extracting(Violation::toString)
                .containsExactly("/connectors/0/request/headers/0/value: " + doubt("X-Api-Key", "x_api_key"));
        assertThat(ConnectorPack.read(pack.write()).fill(Map.of("key", "abc"))).containsExactly(definition);
    }

    @Test
    void a_pack_that_holds_a_credential_is_refused() {
        String document = ConnectorDocument.write(
                definition().auth(Auth.bearer("{{setting.key}}")).build());
        String pack = "{\"packVersion\": 1, \"name\": \"shop\", \"description\": \"Orders\", \"settings\": [%s],"
                + " \"secrets\": {\"key\": \"such as " + KEY + "\"}, \"connectors\": [%s]}";

        assertThat(refusals(pack.formatted("", document)))
                .contains(
                        "/secrets/key: " + KEY_PROBLEM,
                        "/connectors/0/settings/key: This setting is a credential, which a pack does not hold: write null, and"
                                + " name it among the settings of the pack");
        assertThat(refusals("{\"packVersion\": 1, \"name\": \"shop\", \"description\": \"Orders\", \"settings\":"
                        + " [{\"name\": \"key\", \"type\": \"string\", \"default\": \"abc\"}], \"connectors\": ["
                        + document.replace("\"key\": \"abc\"", "\"key\": null") + "]}"))
                .containsExactly(
                        "/settings/0/default: This setting is a credential, and everybody who takes the pack would see"
                                + " it; leave the default out");
    }

    private static List<String> refusals(String pack) {
        return catchThrowableOfType(InvalidDefinitionException.class, () -> ConnectorPack.read(pack))
                .violations()
                .stream()
                .map(Object::toString)
                .toList();
    }
}
