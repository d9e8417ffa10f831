package io.dataconnectors.internal.request;

import io.dataconnectors.Auth;
import io.dataconnectors.Header;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.form.connector.AuthForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A user name and a password. Either may be a text of the document: APIs take a key for a user name, and a letter for the password. */
final class BasicAuth implements CompiledAuth {
    private final CredentialText username;
    private final CredentialText password;

    private BasicAuth(CredentialText username, CredentialText password) {
        this.username = username;
        this.password = password;
    }

    @Nullable
    static BasicAuth compile(Auth.Basic basic, Compilation in) {
        CredentialText username = CredentialText.parse(basic.username(), in.at(AuthForm.USERNAME));
        CredentialText password = CredentialText.parse(basic.password(), in.at(AuthForm.PASSWORD));
        if (username == null || password == null) {
            return null;
        }
        in.at(AuthForm.PASSWORD).checkCredential("password", username.template(), password.template());
        return new BasicAuth(username, password);
    }

    @Override
    public List<Header> headers(CallValues call) {
        return CredentialText.field("Authorization", "Basic ", pair(call), call);
    }

    private String pair(CallValues call) {
        String user = username.in(call);
        // RFC 7617, section 2: a colon would end the user name
        if (user.indexOf(':') >= 0) {
            CredentialText.refuse(call, Code.UNFIT_VALUE, "a user name has no colon");
        }
        byte[] pair = (user + ":" + password.in(call)).getBytes(StandardCharsets.UTF_8);
        return call.isMasked() ? Secret.MASK : Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public Stream<Template> templates() {
        return Stream.of(username.template(), password.template());
    }

    @Override
    public Map<String, String> canonical() {
        return Map.of(
                "/username", username.template().canonical(),
                "/password", password.template().canonical());
    }
}
