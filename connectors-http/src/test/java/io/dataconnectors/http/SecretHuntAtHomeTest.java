package io.dataconnectors.http;

import static io.dataconnectors.http.HuntedHost.definitions;
import static io.dataconnectors.http.HuntedHost.withErrors;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.CallQuery;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.Secret;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.http.fault.Echoes;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.RequestSigner.Signature;
import io.dataconnectors.store.FileConnectorStore;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hunt for secrets goes on in what a host keeps, in what its own parts throw, and in calls that it ends. */
class SecretHuntAtHomeTest {
    private final HuntedHost host = new HuntedHost();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void previews_reports_documents_the_history_the_log_and_the_files_of_a_store(@TempDir Path folder)
            throws IOException {
        try (RawServer server = RawServer.start(Echoes.ERROR_MESSAGE.script());
                HttpConnectorExecutor executor = host.executor(List.of(server))) {
            ConnectorRegistry connectors = ConnectorRegistry.builder()
                    .store(new FileConnectorStore(folder))
                    .executor(executor)
                    .logBodies(100_000)
                    .build()
                    .in("acme");
            int number = 0;
            for (ConnectorDefinition.Builder definition : definitions(server.url())) {
                Connector draft = connectors.create(
                        withErrors(definition).name("connector_" + number++).build());
                host.hunt.walk("preview", connectors.preview(draft.id(), Invocation.empty()));
                host.hunt.walk("report", connectors.testThatWrites(draft.id(), draft.revision(), Invocation.empty()));
                host.hunt.walk("connector", connectors.get(draft.id()));
                host.hunt.search("document", ConnectorDocument.write(draft.draft()));
                host.hunt.walk("history", connectors.history().of(draft.id()));
            }
            LoggedCall.Page log = connectors.log().find(CallQuery.all().limit(CallQuery.MAX_LIMIT));
            assertThat(log.calls()).hasSize(number).allSatisfy(call -> {
                host.hunt.walk("log", call);
                host.hunt.search("log", JsonForm.write(call));
            });
            assertThat(log.calls()).anySatisfy(call -> assertThat(call.answer()).isNotNull());
            host.hunt.walk("executor", executor.toString());
            host.hunt.walk("registry", connectors);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                host.hunt.search(file.toString(), Files.readString(file));
            }
        }
        host.assertNothingIsFound();
    }

    /** What the host's own parts throw may quote a secret, and a secret may not fit where it is to stand. */
    @Test
    void plug_ins_that_throw_and_secrets_that_do_not_fit() throws IOException {
        List<Function<HttpConnectorExecutor.Builder, HttpConnectorExecutor.Builder>> ways = List.of(
                builder -> builder.secrets(query -> {
                    throw new IllegalStateException(
                            host.hunt.secret(query.name()).reveal());
                }),
                builder -> builder.secrets(
                        query -> Secret.of(host.hunt.secret(query.name()).reveal() + "\r\nX: y")),
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
        try (RawServer server = RawServer.start(Echoes.JSON.script())) {
            for (var way : ways) {
                try (HttpConnectorExecutor executor =
                        way.apply(host.builder(List.of(server))).build()) {
                    for (ConnectorDefinition.Builder definition : definitions(server.url())) {
                        host.see("plug-in", executor.execute(Calls.call(definition)));
                    }
                }
            }
        }
        host.assertNothingIsFound();
    }

    @Test
    void calls_that_are_cancelled_or_come_too_late() throws IOException {
        try (RawServer server = RawServer.start(Fault.STALLS_IN_THE_HEAD)) {
            HttpConnectorExecutor executor = host.executor(List.of(server));
            List<CompletableFuture<Execution>> futures = new ArrayList<>();
            for (ConnectorDefinition.Builder definition : definitions(server.url())) {
                futures.add(executor.executeAsync(Calls.call(definition)));
                CompletableFuture<Execution> cancelled = executor.executeAsync(Calls.call(definition));
                cancelled.cancel(true);
                host.hunt.walk("cancelled", cancelled.toString());
                host.hunt.search("cancelled", thrownBy(cancelled::join));
            }
            executor.close();
            futures.forEach(future -> host.see("closed", future.join()));
            host.hunt.search(
                    "late",
                    thrownBy(() -> executor.execute(
                            Calls.call(definitions(server.url()).get(0)))));
        }
        host.assertNothingIsFound();
    }

    private static Throwable thrownBy(Supplier<?> act) {
        try {
            act.get();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("Nothing was thrown");
    }
}
