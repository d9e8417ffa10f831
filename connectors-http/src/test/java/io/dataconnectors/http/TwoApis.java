package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Header;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** An API that answers and one that hangs, and calls to them by workspaces, with more time than any test takes. */
final class TwoApis implements AutoCloseable {
    final StubApi api = StubApi.start();
    final RawServer hanging = RawServer.silent();

    TwoApis() {
        api.on(Method.GET, "/orders").answer(200, "{}");
    }

    HttpConnectorExecutor.Builder executor() {
        return Calls.executor(api.port()).egress(egress()).secrets(query -> Secret.of("tok-1f7c"));
    }

    HttpConnectorExecutor executor(CallLimits limits) {
        return executor().limits(limits).build();
    }

    EgressPolicy egress() {
        return Calls.loopback(api.port()).allowPort(hanging.port());
    }

    static ConnectorCall call(String workspace, ConnectorDefinition.Builder definition) {
        return new ConnectorCall(workspace, definition.build(), Invocation.empty());
    }

    ConnectorDefinition.Builder orders() {
        return Calls.get(api.url() + "/orders").timeout(Limits.MAX_TIMEOUT);
    }

    ConnectorCall answers(String workspace) {
        return call(workspace, orders());
    }

    ConnectorCall hangs(String workspace) {
        return call(workspace, Calls.post(hanging.url()).timeout(Limits.MAX_TIMEOUT));
    }

    ConnectorCall withSecret(String workspace) {
        return call(workspace, orders().auth(Auth.bearer("{{secret.shop_token}}")));
    }

    ConnectorCall withToken(String workspace, String tokenUrl) {
        return call(
                workspace, orders().auth(Auth.oauth2ClientCredentials(tokenUrl, "crm", "{{secret.client_secret}}")));
    }

    /** Returns a call that one API redirects to where it goes on. */
    static ConnectorCall redirected(String workspace, StubApi from, String to) {
        from.on(Method.GET, "/moved").answer(Answer.of(302, List.of(new Header("Location", to)), new byte[0]));
        return call(workspace, Calls.get(from.url() + "/moved").timeout(Limits.MAX_TIMEOUT));
    }

    /** Starts calls, and waits until all of them hang. */
    List<CompletableFuture<Execution>> hang(HttpConnectorExecutor executor, String workspace, int calls)
            throws InterruptedException {
        List<CompletableFuture<Execution>> futures = IntStream.range(0, calls)
                .mapToObj(i -> executor.executeAsync(hangs(workspace)))
                .toList();
        assertThat(hanging.gotRequests(calls)).isTrue();
        return futures;
    }

    static Execution get(CompletableFuture<Execution> call) throws Exception {
        return call.get(2, TimeUnit.MINUTES);
    }

    static void assertAllSucceed(List<CompletableFuture<Execution>> calls) throws Exception {
        for (CompletableFuture<Execution> call : calls) {
            assertThat(get(call).failure()).isNull();
        }
    }

    @Override
    public void close() {
        hanging.close();
        api.close();
    }
}
