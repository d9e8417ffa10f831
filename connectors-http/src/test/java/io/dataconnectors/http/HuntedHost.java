package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Execution;
import io.dataconnectors.ExecutionFailedException;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.RequestSigner.Signature;
import io.dataconnectors.testkit.internal.fault.FaultTls;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** A host that uses secrets in every place, and looks for them in all that it gets, prints and logs until it is closed. */
final class HuntedHost implements AutoCloseable {
    private static final Path LOG = Path.of("target/log-of-tests.txt");

    final Hunt hunt = new Hunt();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    HuntedHost() {
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    /** What has a place for a secret. Between them they use every kind of credential and of body. */
    static List<ConnectorDefinition.Builder> definitions(String url) {
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
    static ConnectorDefinition.Builder withToken(String url) {
        return Calls.get(url)
                .auth(Auth.oauth2ClientCredentials(
                        url + "/token", "{{secret.client_id}}", "{{secret.client_secret_with_blanks}}"));
    }

    static ConnectorDefinition.Builder withErrors(ConnectorDefinition.Builder definition) {
        return definition.error(ErrorMapping.NONE.message("$.message").code("$.code"));
    }

    /** What reads half of each secret, from wherever the answer has it. */
    static ConnectorDefinition.Builder withPieces(ConnectorDefinition.Builder definition) {
        String half = "([A-Za-z]{12})[^A-Za-z]";
        return definition
                .output(Output.from("values", Place.path("$..*").pattern(half)).list())
                .output(Output.from("text", Place.text().pattern(half)))
                .output(Output.from("field", Place.header("X-Echo").pattern(half)));
    }

    HttpConnectorExecutor executor(Iterable<RawServer> servers) {
        return builder(servers).build();
    }

    HttpConnectorExecutor.Builder builder(Iterable<RawServer> servers) {
        return Calls.builder()
                .egress(Calls.loopback(servers).redirects(3))
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

    void see(String where, Execution execution) {
        hunt.walk(where, execution);
        try {
            execution.orThrow();
        } catch (ExecutionFailedException e) {
            hunt.search(where, e);
            hunt.search(where, new CompletionException(e));
        }
    }

    void assertNothingIsFound() throws IOException {
        System.err.flush();
        String printed = said.toString(StandardCharsets.UTF_8);
        hunt.search("output", printed);
        if (Files.exists(LOG)) {
            hunt.search("log", Files.readString(LOG));
        }
        assertThat(hunt.findings()).isEmpty();
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
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
