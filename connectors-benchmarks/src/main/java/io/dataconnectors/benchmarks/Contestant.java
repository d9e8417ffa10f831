package io.dataconnectors.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Secret;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.http.JdkTransport;
import io.dataconnectors.spi.ConnectorCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import javax.net.ssl.SSLContext;

/** One way to fetch the order, prove who asks, and read five fields of the answer. */
interface Contestant {
    /** The fields that are read. */
    List<String> FIELDS = List.of("id", "status", "total", "carrier", "day");

    /** What proves who asks. */
    String TOKEN = "benchmark-token-of-forty-characters-1234";

    /** Makes one call, which must succeed. */
    void call() throws InterruptedException;

    /** Returns what a developer writes by hand, without any of the checks. */
    static Contestant byHand(String url, SSLContext trust, ProxySelector proxy) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(proxy)
                .sslContext(trust)
                .build();
        ObjectMapper mapper = new ObjectMapper();
        return () -> {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "?id=1042"))
                    .header("Authorization", "Bearer " + TOKEN)
                    .build();
            try {
                byte[] body = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body();
                JsonNode order = mapper.readTree(body);
                check(FIELDS.stream().noneMatch(field -> order.path(field).isMissingNode()), "a field is missing");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Returns the call of a connector. */
    static Contestant connector(String url, SSLContext trust, EgressPolicy policy, JdkTransport way) {
        HttpConnectorExecutor executor = HttpConnectorExecutor.builder()
                .egress(policy)
                .transport(way::open)
                .sslContext(trust)
                .secrets(query -> Secret.of(TOKEN))
                .build();
        ConnectorDefinition definition = definition(url);
        return () -> {
            Execution execution =
                    executor.execute(new ConnectorCall("benchmark", definition, Invocation.of("order_id", "1042")));
            check(execution.succeeded(), String.valueOf(execution.failure()));
        };
    }

    private static ConnectorDefinition definition(String url) {
        ConnectorDefinition.Builder definition = ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order")
                .get(url)
                .query("id", "{{order_id}}")
                .header("Authorization", "Bearer {{secret.token}}")
                .input(Input.string("order_id").required());
        FIELDS.forEach(field -> definition.output(field, "$." + field));
        return definition.build();
    }

    static void check(boolean succeeded, String otherwise) {
        if (!succeeded) {
            throw new IllegalStateException("A call failed: " + otherwise);
        }
    }
}
