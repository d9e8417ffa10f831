package io.dataconnectors.http;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Method;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.Secret;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An API and, elsewhere, the token endpoint that its calls need. Tokens are {@code token-1}, {@code token-2} and so on. */
final class TokenStub implements AutoCloseable {
    static final String CLIENT_SECRET = "client-s3cret/é";

    final StubApi api = StubApi.start();
    final StubApi auth = StubApi.start();
    private final AtomicInteger given = new AtomicInteger();

    TokenStub() {
        api.on(Method.GET, "/orders").answer(200, "{\"ok\": true}");
        gives("3600");
    }

    /** Has the endpoint give tokens with this {@code expires_in}. */
    void gives(String expiresIn) {
        answers(request -> token(expiresIn));
    }

    void answers(Function<StubRequest, Answer> handler) {
        auth.on(Method.POST, "/token").answer(handler);
    }

    Answer token(String expiresIn) {
        return Answer.json(
                200,
                "{\"access_token\": \"token-" + given.incrementAndGet()
                        + "\", \"token_type\": \"Bearer\", \"expires_in\": " + expiresIn + "}");
    }

    OAuth2ClientCredentials client() {
        return Auth.oauth2ClientCredentials(auth.url() + "/token", "crm", "{{secret.client_secret}}");
    }

    ConnectorDefinition.Builder get() {
        return Calls.get(api.url() + "/orders").auth(client());
    }

    HttpConnectorExecutor.Builder executor() {
        return Calls.executor(api.port())
                .egress(Calls.loopback(api.port()).allowPort(auth.port()))
                .secrets(query -> Secret.of(CLIENT_SECRET));
    }

    /** Returns the credentials that the API was shown, in order. */
    List<String> shown() {
        return api.requests().stream()
                .map(request -> String.valueOf(request.header("Authorization")))
                .toList();
    }

    int fetches() {
        return auth.requests().size();
    }

    @Override
    public void close() {
        api.close();
        auth.close();
    }
}
