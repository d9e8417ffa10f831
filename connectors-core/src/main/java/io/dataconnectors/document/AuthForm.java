package io.dataconnectors.document;

import io.dataconnectors.Auth;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.OAuth2ClientCredentials.ClientIn;
import io.dataconnectors.document.Kinds.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code auth}: how the call proves who sends it. */
final class AuthForm {
    private static final Words<Auth.Location> LOCATIONS = Words.of(List.of(Auth.Location.values()), AuthForm::word);

    private static final Words<ClientIn> PLACES = Words.of(List.of(ClientIn.values()), AuthForm::word);
    private static final Kinds<Auth> KINDS = new Kinds<>(
            "{\"type\": \"bearer\", \"token\": \"{{secret.token}}\"}",
            List.of(
                    new Kind<>("none", Auth.None.class, in -> new Auth.None(), (none, out) -> {}),
                    new Kind<>("bearer", Auth.Bearer.class, AuthForm::readBearer, AuthForm::writeBearer),
                    new Kind<>("basic", Auth.Basic.class, AuthForm::readBasic, AuthForm::writeBasic),
                    new Kind<>("apiKey", Auth.ApiKey.class, AuthForm::readApiKey, AuthForm::writeApiKey),
                    new Kind<>("signer", Auth.Signer.class, AuthForm::readSigner, AuthForm::writeSigner),
                    new Kind<>(
                            "oauth2ClientCredentials",
                            OAuth2ClientCredentials.class,
                            AuthForm::readOAuth2,
                            AuthForm::writeOAuth2)));

    private AuthForm() {}

    static Auth read(Node node) {
        return node.isPresent() ? KINDS.read(node, Auth.none()) : Auth.none();
    }

    static void write(Auth auth, Written out) {
        if (!auth.equals(Auth.none())) {
            KINDS.write(auth, out);
        }
    }

    private static Auth.Bearer readBearer(Members in) {
        return new Auth.Bearer(text(in.required("token")));
    }

    private static void writeBearer(Auth.Bearer bearer, Written out) {
        out.template("token", bearer.token());
    }

    private static Auth.Basic readBasic(Members in) {
        return new Auth.Basic(text(in.optional("username")), text(in.optional("password")));
    }

    private static void writeBasic(Auth.Basic basic, Written out) {
        out.templateUnless("", "username", basic.username()).templateUnless("", "password", basic.password());
    }

    private static Auth.ApiKey readApiKey(Members in) {
        Optional<Auth.Location> location = in.required("in").word(LOCATIONS);
        return new Auth.ApiKey(
                location.orElse(Auth.Location.HEADER), text(in.required("name")), text(in.required("value")));
    }

    private static void writeApiKey(Auth.ApiKey key, Written out) {
        out.put("in", word(key.in())).put("name", key.name()).template("value", key.value());
    }

    private static Auth.Signer readSigner(Members in) {
        return new Auth.Signer(
                text(in.required("signer")), in.optional("parameters").entries(Node::text));
    }

    private static void writeSigner(Auth.Signer signer, Written out) {
        out.put("signer", signer.name()).object("parameters", signer.parameters(), AuthForm::writeParameters);
    }

    private static OAuth2ClientCredentials readOAuth2(Members in) {
        OAuth2ClientCredentials auth = Auth.oauth2ClientCredentials(
                        text(in.required("tokenUrl")), text(in.required("clientId")), text(in.required("clientSecret")))
                .clientIn(in.optional("clientIn").word(PLACES).orElse(ClientIn.BASIC))
                .scope(text(in.optional("scope")));
        for (var parameter : in.optional("parameters").entries(Node::text).entrySet()) {
            auth = auth.parameter(parameter.getKey(), parameter.getValue());
        }
        return in.optional("header").text().map(auth::header).orElse(auth);
    }

    private static void writeOAuth2(OAuth2ClientCredentials auth, Written out) {
        out.template("tokenUrl", auth.tokenUrl())
                .template("clientId", auth.clientId())
                .template("clientSecret", auth.clientSecret())
                .putUnless(word(ClientIn.BASIC), "clientIn", word(auth.clientIn()))
                .templateUnless("", "scope", auth.scope())
                .object("parameters", auth.parameters(), AuthForm::writeParameters)
                .putUnless(null, "header", auth.header());
    }

    private static void writeParameters(Map<String, String> parameters, Written out) {
        parameters.forEach(out::template);
    }

    private static String text(Node node) {
        return node.text().orElse("");
    }

    private static String word(Enum<?> place) {
        return place.name().toLowerCase(Locale.ROOT);
    }
}
