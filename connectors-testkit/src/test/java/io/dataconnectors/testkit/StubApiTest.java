package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.spi.NameResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StubApiTest {
    private final StubApi api = StubApi.start();
    private final HttpClient client =
            HttpClient.newBuilder().sslContext(api.sslContext()).build();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void a_request_is_answered_as_told() throws Exception {
        api.on(Method.GET, "/orders/{id}").answer(200, "{\"status\": \"delivered\"}");

        HttpResponse<String> response = get("/orders/1042?expand=lines");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).isEqualTo("{\"status\": \"delivered\"}");
    }

    @Test
    void a_handler_sees_the_request_and_what_stands_in_the_path() throws Exception {
        api.on(Method.GET, "/orders/{id}/lines/{line}")
                .answer(request -> Answer.json(
                        200, "[\"" + request.parameter("id") + "\", \"" + request.parameter("line") + "\"]"));

        assertThat(get("/orders/a%2Fb+c/lines/7").body()).isEqualTo("[\"a/b+c\", \"7\"]");
    }

    @Test
    void a_parameter_that_the_path_lacks_is_named() throws Exception {
        api.on(Method.GET, "/orders/{id}").answer(200, "{}");
        get("/orders/1042");

        assertThatThrownBy(() -> api.requests().get(0).parameter("order"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The path has no {order}, but [id]");
    }

    @Test
    void requests_are_remembered_in_order_and_whole() throws Exception {
        api.on(Method.POST, "/refunds").answer(Answer.of(204, List.of(), new byte[0]));
        HttpRequest refund = HttpRequest.newBuilder(URI.create(api.url() + "/refunds?notify=true"))
                .header("X-Customer", "7")
                .POST(BodyPublishers.ofString("{\"sum\": \"10.00 €\"}"))
                .build();

        assertThat(client.send(refund, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        get("/nothing/here");

        assertThat(api.requests()).hasToString("[POST /refunds?notify=true, GET /nothing/here]");
        StubRequest received = api.requests().get(0);
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.header("x-customer")).isEqualTo("7");
        assertThat(received.header("X-Missing")).isNull();
        assertThat(received.text()).isEqualTo("{\"sum\": \"10.00 €\"}");
        assertThat(received.body()).isEqualTo("{\"sum\": \"10.00 €\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void several_answers_come_one_after_another_and_the_last_one_stays() throws Exception {
        api.on(Method.GET, "/jobs/1")
                .answer(
                        Answer.of(503, List.of(new Header("Retry-After", "0")), new byte[0]),
                        Answer.json(200, "{\"done\": false}"),
                        Answer.json(200, "{\"done\": true}"));

        assertThat(get("/jobs/1").headers().firstValue("Retry-After")).contains("0");
        assertThat(get("/jobs/1").body()).isEqualTo("{\"done\": false}");
        assertThat(get("/jobs/1").body()).isEqualTo("{\"done\": true}");
        assertThat(get("/jobs/1").body()).isEqualTo("{\"done\": true}");
    }

    @Test
    void what_is_said_last_counts() throws Exception {
        api.on(Method.GET, "/orders/{id}").answer(200, "{\"status\": \"delivered\"}");
        api.on(Method.GET, "/orders/1042").answer(500, "{}");

        assertThat(get("/orders/1042").statusCode()).isEqualTo(500);
        assertThat(get("/orders/1043").statusCode()).isEqualTo(200);
    }

    @Test
    void what_nothing_was_said_about_is_not_found() throws Exception {
        api.on(Method.POST, "/orders").answer(200, "{}");

        HttpResponse<String> response = get("/orders");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"message\":\"The stub API was told nothing about GET /orders\"}");
    }

    @Test
    void a_path_has_no_query() {
        assertThatThrownBy(() -> api.on(Method.GET, "/orders?id=1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A path starts with / and has no query: /orders?id=1");
    }

    @Test
    void only_clients_that_trust_it_reach_it() {
        HttpClient stranger = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.url())).build();

        assertThatThrownBy(() -> stranger.send(request, BodyHandlers.discarding()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void its_certificate_names_the_loopback_addresses_and_names_for_tests() throws Exception {
        var pem = new ByteArrayInputStream(api.certificatePem().getBytes(StandardCharsets.US_ASCII));
        var certificate =
                (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);

        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "localhost"),
                        List.of(2, "*.stub.example.com"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"));
    }

    @Test
    void a_name_that_is_pointed_at_it_has_its_address_and_others_have_none() throws Exception {
        NameResolver names = api.names("shop.example.com");

        assertThat(names.resolve("Shop.example.com", 443))
                .containsExactly(new InetSocketAddress("127.0.0.1", api.port()));
        assertThatThrownBy(() -> names.resolve("other.example.com", 443)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void a_closed_api_is_gone() {
        api.close();

        assertThatThrownBy(() -> get("/")).isInstanceOf(ConnectException.class);
    }

    private HttpResponse<String> get(String target) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(api.url() + target)).build();
        return client.send(request, BodyHandlers.ofString());
    }
}
