package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Execution;
import io.dataconnectors.ExecutionFailedException;
import io.dataconnectors.Invocation;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.http.fault.Echoes;
import io.dataconnectors.http.fault.Fault;
import io.dataconnectors.http.fault.FaultServer;
import io.dataconnectors.http.fault.FaultTls;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.registry.FileConnectorStore;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.RequestSigner.Signature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets in every place of a request, and every way in which a call ends: none of them may be seen in what a host gets,
 * stores or logs.
 */
class SecretHuntTest {
    private static final Path LOG = Path.of("target/log-of-tests.txt");

    private final Hunt hunt = new Hunt();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    @AfterEach
    void stop() {
        System.setOut(out);
        System.setErr(err);
    }

    /** What has a place for a secret. Between them they use every kind of credential and of body. */
    private static List<ConnectorDefinition.Builder> definitions(String url) {
        String places = "/{{secret.in_path}}/x?plain={{secret.in_query}}";
        return List.of(
                Calls.get(url + places)
                        .header("X-Token", "a {{secret.in_header}} b")
                        .auth(Auth.bearer("{{secret.bearer_with_blanks}}")),
                Calls.post(url + places)
                        .auth(Auth.basic("{{secret.user}}", "{{secret.password}}"))
                        .body(Body.form("{\"a\": \"{{secret.in_form}}\", \"b\": [\"x {{secret.in_form}}\"]}")),
                Calls.post(url)
                        .auth(Auth.apiKeyHeader("X-Api-Key", "{{secret.key_in_header}}"))
                        .body(Body.json(
                                "{\"token\": \"{{secret.in_json}}\", \"deep\": [{\"x\": \"a{{secret.in_json}}\"}]}")),
                Calls.post(url)
                        .auth(Auth.apiKeyQuery("api_key", "{{secret.key_in_query}}"))
                        .body(Body.text("<a b=\"{{secret.in_xml}}\">{{secret.in_xml}}</a>", "application/xml")),
                Calls.post(url).query("q", "{{secret.in_parameter}}").body(Body.text("raw {{secret.in_text}}")),
                Calls.post(url)
                        .auth(Auth.signer("sums", Map.of("key", "{{secret.of_sums}}")))
                        .body(Body.form("{\"a\": \"b\"}")),
                Calls.post(url)
                        .auth(Auth.signer("hmac", Map.of("key", "{{secret.of_signer}}")))
                        .body(Body.multipart(Body.Part.value("a", "{{secret.in_part}}"))));
    }

    /** What needs an access token of this server, for this server. */
    private static ConnectorDefinition.Builder withToken(String url) {
        return Calls.get(url)
                .auth(Auth.oauth2ClientCredentials(
                        url + "/token", "{{secret.client_id}}", "{{secret.client_secret_with_blanks}}"));
    }

    private static ConnectorDefinition.Builder withErrors(ConnectorDefinition.Builder definition) {
        return definition.error(ErrorMapping.NONE.message("$.message").code("$.code"));
    }

    @Test
    void echoes() throws IOException {
        for (Echoes echo : Echoes.values()) {
            try (FaultServer server = FaultServer.start(echo.script());
                    HttpConnectorExecutor executor = executor(List.of(server))) {
                for (ConnectorDefinition.Builder definition : definitions(server.url())) {
                    Execution execution = executor.execute(call(definition));
                    assertThat(execution.answer()).as(echo + " " + execution).isNotNull();
                    see(echo.name(), execution);
                    see(echo.name(), executor.execute(call(withErrors(definition))));
                }
                see(echo + " of a token endpoint", executor.execute(call(withToken(server.url()))));
            }
        }
        assertNothingIsFound();
    }

    @Test
    void echoes_of_access_tokens() throws IOException {
        String token = "{\"access_token\": \"" + hunt.sum("access_token") + "\", \"token_type\": \"Bearer\"}";
        for (Echoes echo : Echoes.values()) {
            try (FaultServer server = FaultServer.start(wire -> {
                        wire.handshake();
                        while (true) {
                            String request = wire.request();
                            wire.write(request.startsWith("POST /token") ? json(token) : echo.answer(request));
                        }
                    });
                    HttpConnectorExecutor executor = executor(List.of(server))) {
                Execution execution = executor.execute(call(withToken(server.url())));
                assertThat(execution.answer()).as(echo + " " + execution).isNotNull();
                see(echo.name(), execution);
            }
        }
        assertNothingIsFound();
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
            try (FaultServer other = FaultServer.start(wire -> {
                        wire.handshake();
                        while (true) {
                            wire.write(echo.answer(wire.request() + heard.get()));
                        }
                    });
                    FaultServer server = FaultServer.start(wire -> {
                        wire.handshake();
                        while (true) {
                            String request = wire.request();
                            heard.set(request);
                            wire.write(
                                    request.startsWith("GET /again") ? echo.answer(request) : redirect(request, other));
                        }
                    });
                    HttpConnectorExecutor executor = executor(List.of(server, other))) {
                for (String way : List.of("/clean", "/leak", "/same")) {
                    ConnectorDefinition.Builder definition = Calls.get(
                                    server.url() + way + "/{{secret.in_path}}?plain={{secret.in_query}}")
                            .auth(Auth.bearer("{{secret.bearer}}"));
                    see(echo + way, executor.execute(call(definition)));
                    see(echo + way, executor.execute(call(withErrors(definition))));
                }
            }
        }
        assertNothingIsFound();
    }

    private static String redirect(String request, FaultServer other) {
        String target = request.split(" ", 3)[1];
        String location = target.startsWith("/clean")
                ? other.url()
                : target.startsWith("/leak") ? other.url() + target : "/again" + target;
        return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }

    @Test
    void faults() throws IOException {
        Map<Fault, FaultServer> servers = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            servers.put(fault, FaultServer.start(fault));
        }
        try (HttpConnectorExecutor executor = executor(servers.values())) {
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
                            .thenAccept(outcome -> see(fault.name(), outcome)));
                }
            });
            calls.forEach(CompletableFuture::join);
        } finally {
            servers.values().forEach(FaultServer::close);
        }
        assertNothingIsFound();
    }

    @Test
    void previews_reports_documents_and_the_files_of_a_store() throws IOException {
        try (FaultServer server = FaultServer.start(Echoes.ERROR_MESSAGE.script());
                HttpConnectorExecutor executor = executor(List.of(server))) {
            ConnectorRegistry connectors = ConnectorRegistry.builder()
                    .store(new FileConnectorStore(folder))
                    .executor(executor)
                    .build()
                    .in("acme");
            int number = 0;
            for (ConnectorDefinition.Builder definition : definitions(server.url())) {
                Connector draft = connectors.create(
                        withErrors(definition).name("connector_" + number++).build());
                hunt.walk("preview", connectors.preview(draft.id(), Invocation.empty()));
                hunt.walk("report", connectors.testThatWrites(draft.id(), Invocation.empty()));
                hunt.walk("connector", connectors.get(draft.id()));
                hunt.search("document", ConnectorDocument.write(draft.draft()));
            }
            hunt.walk("executor", executor.toString());
            hunt.walk("registry", connectors);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hunt.search(file.toString(), Files.readString(file));
            }
        }
        assertNothingIsFound();
    }

    /** What the host's own parts throw may quote a secret, and a secret may not fit where it is to stand. */
    @Test
    void plug_ins_that_throw_and_secrets_that_do_not_fit() throws IOException {
        List<Function<HttpConnectorExecutor.Builder, HttpConnectorExecutor.Builder>> ways = List.of(
                builder -> builder.secrets(query -> {
                    throw new IllegalStateException(hunt.secret(query.name()).reveal());
                }),
                builder -> builder.secrets(query ->
                        io.dataconnectors.Secret.of(hunt.secret(query.name()).reveal() + "\r\nX: y")),
                builder -> builder.signer("hmac", request -> {
                    throw new IllegalStateException(request.parameters().toString());
                }),
                builder -> builder.signer(
                        "hmac",
                        request -> Signature.header(
                                "X-Bad", "\r\n" + request.parameters().get("key"))),
                builder -> builder.signer(
                        "hmac",
                        request ->
                                Signature.header("X Bad " + request.parameters().get("key"), "x")));
        try (FaultServer server = FaultServer.start(Echoes.JSON.script())) {
            for (var way : ways) {
                try (HttpConnectorExecutor executor =
                        way.apply(builder(List.of(server))).build()) {
                    for (ConnectorDefinition.Builder definition : definitions(server.url())) {
                        see("plug-in", executor.execute(call(definition)));
                    }
                }
            }
        }
        assertNothingIsFound();
    }

    @Test
    void calls_that_are_cancelled_or_come_too_late() throws IOException {
        try (FaultServer server = FaultServer.start(Fault.STALLS_IN_THE_HEAD)) {
            HttpConnectorExecutor executor = executor(List.of(server));
            List<CompletableFuture<Execution>> futures = new ArrayList<>();
            for (ConnectorDefinition.Builder definition : definitions(server.url())) {
                futures.add(executor.executeAsync(call(definition)));
                CompletableFuture<Execution> cancelled = executor.executeAsync(call(definition));
                cancelled.cancel(true);
                hunt.walk("cancelled", cancelled.toString());
                hunt.search("cancelled", thrownBy(cancelled::join));
            }
            executor.close();
            futures.forEach(future -> see("closed", future.join()));
            hunt.search(
                    "late",
                    thrownBy(() ->
                            executor.execute(call(definitions(server.url()).get(0)))));
        }
        assertNothingIsFound();
    }

    private static Throwable thrownBy(Supplier<?> act) {
        try {
            act.get();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("Nothing was thrown");
    }

    private void see(String where, Execution execution) {
        hunt.walk(where, execution);
        try {
            execution.orThrow();
        } catch (ExecutionFailedException e) {
            hunt.search(where, e);
            hunt.search(where, new CompletionException(e));
        }
    }

    private void assertNothingIsFound() throws IOException {
        System.err.flush();
        String printed = said.toString(StandardCharsets.UTF_8);
        hunt.search("output", printed);
        if (Files.exists(LOG)) {
            hunt.search("log", Files.readString(LOG));
        }
        assertThat(hunt.findings()).isEmpty();
    }

    private HttpConnectorExecutor executor(Iterable<FaultServer> servers) {
        return builder(servers).build();
    }

    private HttpConnectorExecutor.Builder builder(Iterable<FaultServer> servers) {
        EgressPolicy policy =
                EgressPolicy.publicHttps().openRange("127.0.0.1/32").redirects(3);
        for (FaultServer server : servers) {
            policy = policy.allowPort(server.port());
        }
        return HttpConnectorExecutor.builder()
                .egress(policy)
                .sslContext(FaultTls.client())
                .secrets(query -> hunt.secret(query.name()))
                .signer(
                        "hmac",
                        request -> Signature.header(
                                "X-Signature", request.parameters().get("key")))
                .signer(
                        "sums",
                        request -> Signature.header("Authorization", "V1 id=a, sum=" + hunt.sum("sum_in_header"))
                                .andQuery("sum", hunt.sum("sum_in_query"))
                                .andFormField("sum", hunt.sum("sum_in_form")))
                .listener(new Watcher())
                .circuitBreaker(CircuitBreaker.off())
                .random(() -> 0);
    }

    private static ConnectorCall call(ConnectorDefinition.Builder definition) {
        return new ConnectorCall("acme", definition.build(), Invocation.empty());
    }

    /** Looks at every event. */
    private final class Watcher implements ConnectorListener {
        @Override
        public void started(Call call) {
            hunt.walk("started", call);
        }

        @Override
        public void attempted(Call call, Attempt attempt) {
            hunt.walk("attempted", attempt);
        }

        @Override
        public void ended(Call call, Outcome outcome) {
            hunt.walk("ended", outcome);
        }
    }
}
