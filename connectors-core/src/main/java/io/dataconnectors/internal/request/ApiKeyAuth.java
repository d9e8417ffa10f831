package io.dataconnectors.internal.request;

import io.dataconnectors.Auth;
import io.dataconnectors.Header;
import io.dataconnectors.QueryParameter;
import io.dataconnectors.internal.form.connector.AuthForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** An API key, in a header or in the query. */
final class ApiKeyAuth {
    private ApiKeyAuth() {}

    @Nullable
    static CompiledAuth compile(Auth.ApiKey key, Compilation in) {
        return key.in() == Auth.Location.QUERY ? inQuery(key, in) : inHeader(key, in);
    }

    @Nullable
    private static CompiledAuth inHeader(Auth.ApiKey key, Compilation in) {
        in.headers().added(key.name(), in.at(AuthForm.NAME).problems());
        CredentialText value = CredentialText.parse(key.value(), in.at(AuthForm.VALUE));
        check(key, value == null ? null : value.template(), in.at(AuthForm.VALUE));
        return value == null ? null : new InHeader(key.name(), value);
    }

    @Nullable
    private static CompiledAuth inQuery(Auth.ApiKey key, Compilation in) {
        QueryTemplate value = in.parseParameter(QueryParameter.of(key.name(), key.value()));
        check(key, value, in.at(AuthForm.VALUE));
        return value == null ? null : new InQuery(value);
    }

    private static void check(Auth.ApiKey key, @Nullable Template value, Compilation there) {
        boolean filled = !key.value().isBlank();
        there.problems().addUnless(filled, Code.EMPTY_TEXT, "An API key is not empty, such as {{secret.key}}");
        if (filled && value != null) {
            there.checkCredential("api_key", value);
        }
    }

    private record InHeader(String name, CredentialText value) implements CompiledAuth {
        @Override
        public List<Header> headers(CallValues call) {
            return CredentialText.field(name, "", value.required(call), call);
        }

        @Override
        public Stream<Template> templates() {
            return Stream.of(value.template());
        }

        @Override
        public Map<String, String> canonical() {
            return Map.of("/value", value.template().canonical());
        }
    }

    private record InQuery(QueryTemplate key) implements CompiledAuth {
        @Override
        @Nullable
        public QueryTemplate query(CallValues call) {
            String pair = call.part("credential", key::render);
            if (pair == null) {
                return null; // the URL would only repeat what is wrong with the key
            }
            if (pair.isEmpty() || pair.endsWith("=")) { // in a value it is encoded
                CredentialText.refuse(call, Code.EMPTY_TEXT, "it is empty");
            }
            return key;
        }

        @Override
        public Stream<Template> templates() {
            return Stream.of(key);
        }

        @Override
        public Map<String, String> canonical() {
            return Map.of("/value", key.canonical());
        }
    }
}
