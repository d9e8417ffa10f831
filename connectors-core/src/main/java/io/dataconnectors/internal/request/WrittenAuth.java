package io.dataconnectors.internal.request;

import io.dataconnectors.Auth;
import io.dataconnectors.Header;
import io.dataconnectors.QueryParameter;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.form.connector.AuthForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** The credentials that are written into a request as they are: a token, a user name with a password, a key. */
final class WrittenAuth {
    private static final String AUTHORIZATION = "Authorization";

    private WrittenAuth() {}

    @Nullable
    static CompiledAuth bearer(Auth.Bearer bearer, Compilation in) {
        Compilation there = in.at(AuthForm.TOKEN);
        CompiledAuth.Text token = CompiledAuth.Text.parse(bearer.token(), there);
        check(
                "token",
                bearer.token(),
                token == null ? null : token.template(),
                "A bearer token is not empty, such as {{secret.token}}",
                there);
        return token == null ? null : new Field(AUTHORIZATION, "Bearer ", token);
    }

    /** Either text may be one of the document: APIs take a key for a user name, and a letter for the password. */
    @Nullable
    static CompiledAuth basic(Auth.Basic basic, Compilation in) {
        CompiledAuth.Text username = CompiledAuth.Text.parse(basic.username(), in.at(AuthForm.USERNAME));
        CompiledAuth.Text password = CompiledAuth.Text.parse(basic.password(), in.at(AuthForm.PASSWORD));
        if (username == null || password == null) {
            return null;
        }
        in.at(AuthForm.PASSWORD).checkCredential("password", username.template(), password.template());
        return new Pair(username, password);
    }

    @Nullable
    static CompiledAuth apiKey(Auth.ApiKey key, Compilation in) {
        return key.in() == Auth.Location.QUERY ? keyInQuery(key, in) : keyInHeader(key, in);
    }

    @Nullable
    private static CompiledAuth keyInHeader(Auth.ApiKey key, Compilation in) {
        in.headers().added(key.name(), in.at(AuthForm.NAME).problems());
        CompiledAuth.Text value = CompiledAuth.Text.parse(key.value(), in.at(AuthForm.VALUE));
        checkKey(key, value == null ? null : value.template(), in.at(AuthForm.VALUE));
        return value == null ? null : new Field(key.name(), "", value);
    }

    @Nullable
    private static CompiledAuth keyInQuery(Auth.ApiKey key, Compilation in) {
        QueryTemplate value = in.parseParameter(QueryParameter.of(key.name(), key.value()));
        checkKey(key, value, in.at(AuthForm.VALUE));
        return value == null ? null : new Parameter(value);
    }

    private static void checkKey(Auth.ApiKey key, @Nullable Template value, Compilation there) {
        check("api_key", key.value(), value, "An API key is not empty, such as {{secret.key}}", there);
    }

    private static void check(
            String secret, String text, @Nullable Template template, String otherwise, Compilation there) {
        boolean filled = !text.isBlank();
        there.problems().addUnless(filled, Code.EMPTY_TEXT, otherwise);
        if (filled && template != null) {
            there.checkCredential(secret, template);
        }
    }

    /** A text in a header field, behind the name of a scheme where there is one. */
    private record Field(String name, String scheme, CompiledAuth.Text text) implements CompiledAuth {
        @Override
        public void addHeaders(CallValues call, List<Header> fields) {
            fields.add(Text.field(name, scheme, text.required(call), call));
        }

        @Override
        public Stream<Template> templates() {
            return Stream.of(text.template());
        }
    }

    /** A user name and a password. */
    private record Pair(CompiledAuth.Text username, CompiledAuth.Text password) implements CompiledAuth {
        @Override
        public void addHeaders(CallValues call, List<Header> fields) {
            fields.add(Text.field(AUTHORIZATION, "Basic ", pair(call), call));
        }

        private String pair(CallValues call) {
            String user = username.in(call);
            // RFC 7617, section 2: a colon would end the user name
            if (user.indexOf(':') >= 0) {
                Text.refuse(call, Code.UNFIT_VALUE, "a user name has no colon");
            }
            byte[] pair = (user + ":" + password.in(call)).getBytes(StandardCharsets.UTF_8);
            return call.isMasked() ? Secret.MASK : Base64.getEncoder().encodeToString(pair);
        }

        @Override
        public Stream<Template> templates() {
            return Stream.of(username.template(), password.template());
        }
    }

    /** A key in the query. */
    private record Parameter(QueryTemplate key) implements CompiledAuth {
        @Override
        @Nullable
        public QueryTemplate query(CallValues call) {
            String pair = Text.pair(key, call);
            if (pair == null) {
                return null; // the URL would only repeat what is wrong with the key
            }
            if (pair.isEmpty() || pair.endsWith("=")) { // in a value it is encoded
                Text.refuse(call, Code.EMPTY_TEXT, "it is empty");
            }
            return key;
        }

        @Override
        public Stream<Template> templates() {
            return Stream.of(key);
        }
    }
}
