package io.dataconnectors.internal.request;

import io.dataconnectors.Auth;
import io.dataconnectors.Header;
import io.dataconnectors.internal.form.connector.AuthForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A bearer token. */
final class BearerAuth implements CompiledAuth {
    private final CredentialText token;

    private BearerAuth(CredentialText token) {
        this.token = token;
    }

    @Nullable
    static BearerAuth compile(Auth.Bearer bearer, Compilation in) {
        Compilation there = in.at(AuthForm.TOKEN);
        CredentialText token = CredentialText.parse(bearer.token(), there);
        boolean filled = !bearer.token().isBlank();
        there.problems().addUnless(filled, Code.EMPTY_TEXT, "A bearer token is not empty, such as {{secret.token}}");
        if (filled && token != null) {
            there.checkCredential("token", token.template());
        }
        return token == null ? null : new BearerAuth(token);
    }

    @Override
    public List<Header> headers(CallValues call) {
        return CredentialText.field("Authorization", "Bearer ", token.required(call), call);
    }

    @Override
    public Stream<Template> templates() {
        return Stream.of(token.template());
    }

    @Override
    public Map<String, String> canonical() {
        return Map.of("/token", token.template().canonical());
    }
}
