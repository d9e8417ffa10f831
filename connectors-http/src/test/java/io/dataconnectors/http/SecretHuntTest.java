package io.dataconnectors.http;

import static io.dataconnectors.http.HuntedHost.definitions;
import static io.dataconnectors.http.HuntedHost.withErrors;
import static io.dataconnectors.http.HuntedHost.withPieces;
import static io.dataconnectors.http.HuntedHost.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.http.fault.Echoes;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Secrets in every place of a request, and every way in which a server answers or fails: none of them may be seen in what a
 * host gets, stores or logs.
 */
@Tag("thorough")
class SecretHuntTest {
    private final HuntedHost host = new HuntedHost();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void echoes() throws IOException {
        for (Echoes echo : Echoes.values()) {
            try (RawServer server = RawServer.start(echo.script());
                    HttpConnectorExecutor executor = host.executor(List.of(server))) {
                for (ConnectorDefinition.Builder definition : definitions(server.url())) {
                    Execution execution = executor.execute(Calls.call(definition));
                    assertThat(execution.answer()).as(echo + " " + execution).isNotNull();
                    host.see(echo.name(), execution);
                    host.see(echo.name(), executor.execute(Calls.call(withErrors(definition))));
                    host.see(echo.name(), executor.execute(Calls.call(withPieces(definition))));
                }
                host.see(echo + " of a token endpoint", executor.execute(Calls.call(withToken(server.url()))));
            }
        }
        host.assertNothingIsFound();
    }

    @Test
    void echoes_of_access_tokens() throws IOException {
        String token = "{\"access_token\": \"" + host.hunt.sum("access_token") + "\", \"token_type\": \"Bearer\"}";
        for (Echoes echo : Echoes.values()) {
            try (RawServer server = RawServer.answering(
                            request -> request.startsWith("POST /token") ? json(token) : echo.answer(request));
                    HttpConnectorExecutor executor = host.executor(List.of(server))) {
                Execution execution = executor.execute(Calls.call(withToken(server.url())));
                assertThat(execution.answer()).as(echo + " " + execution).isNotNull();
                host.see(echo.name(), execution);
            }
        }
        host.assertNothingIsFound();
    }

    private static String json(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    /** The second server knows what the first one was sent, and that sends callers there, with secrets in the URL or without. */
    @Test
    void redirects() throws IOException {
        for (Echoes echo : Echoes.values()) {
            AtomicReference<String> heard = new AtomicReference<>("");
            try (RawServer other = RawServer.answering(request -> echo.answer(request + heard.get()));
                    RawServer server = RawServer.answering(request -> {
                        heard.set(request);
                        return request.startsWith("GET /again") ? echo.answer(request) : redirect(request, other);
                    });
                    HttpConnectorExecutor executor = host.executor(List.of(server, other))) {
                for (String way : List.of("/clean", "/leak", "/same")) {
                    ConnectorDefinition.Builder definition = Calls.get(
                                    server.url() + way + "/{{secret.in_path}}?plain={{secret.in_query}}")
                            .auth(Auth.bearer("{{secret.bearer}}"));
                    host.see(echo + way, executor.execute(Calls.call(definition)));
                    host.see(echo + way, executor.execute(Calls.call(withErrors(definition))));
                }
            }
        }
        host.assertNothingIsFound();
    }

    private static String redirect(String request, RawServer other) {
        String target = request.split(" ", 3)[1];
        String location = target.startsWith("/clean")
                ? other.url()
                : target.startsWith("/leak") ? other.url() + target : "/again" + target;
        return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }

    @Test
    void faults() throws IOException {
        Map<Fault, RawServer> servers = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            servers.put(fault, RawServer.start(fault));
        }
        try (HttpConnectorExecutor executor = host.executor(servers.values())) {
            Semaphore places = new Semaphore(16);
            List<CompletableFuture<?>> calls = new ArrayList<>();
            servers.forEach((fault, server) -> {
                List<ConnectorDefinition.Builder> some =
                        new ArrayList<>(definitions(server.url()).subList(0, 2));
                some.add(withToken(server.url()));
                for (ConnectorDefinition.Builder definition : some) {
                    places.acquireUninterruptibly();
                    definition.timeout(Duration.ofSeconds(fault.lasts() ? 1 : 20));
                    calls.add(executor.executeAsync(
                                    new ConnectorCall(fault.name(), definition.build(), Invocation.empty()))
                            .whenComplete((outcome, thrown) -> places.release())
                            .thenAccept(outcome -> host.see(fault.name(), outcome)));
                }
            });
            calls.forEach(CompletableFuture::join);
        } finally {
            servers.values().forEach(RawServer::close);
        }
        host.assertNothingIsFound();
    }
}
