package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.CallQuery;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.console.ApiClient.Reply;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.fuzz.Eventually;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests over the API that are under way: listed, cancelled, and sent once under an id of the client's. */
class ApiTestsUnderWayTest {
    private final CountDownLatch over = new CountDownLatch(1);
    private ConsoleTesting console;
    private ApiClient api;
    private String at;

    /** A connector whose calls wait for longer than any test does. */
    @BeforeEach
    void start() {
        console = ConsoleTesting.start();
        api = new ApiClient(console.client("ada"));
        console.api().on(Method.GET, "/slow").answer(request -> {
            await(over);
            return Answer.json(200, "{}");
        });
        at = "/connectors/"
                + create(ConnectorDefinition.builder("slow").get(console.api().url() + "/slow"));
    }

    @AfterEach
    void end() {
        over.countDown();
        console.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String create(ConnectorDefinition.Builder definition) {
        return console.acme()
                .create(definition
                        .description("Waits")
                        .timeout(Limits.MAX_TIMEOUT)
                        .build())
                .id();
    }

    private CompletableFuture<Reply> begin(String body) {
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(() -> api.send("POST", at + "/test", body));
        Eventually.holds(() -> !console.api().requests().isEmpty());
        return reply;
    }

    @Test
    void a_test_that_hangs_is_cancelled_and_logged_and_its_client_is_told() {
        CompletableFuture<Reply> waiting = begin("{\"testId\": \"t-1\"}");
        assertThat(api.send("GET", at + "/tests", "").at("tests", 0, "id")).isEqualTo("t-1");
        assertThat(api.send("POST", at + "/test", "{\"testId\": \"t-1\"}").at("code"))
                .as("another under the same id")
                .isEqualTo("test-under-way");

        assertThat(api.send("DELETE", at + "/tests/t-1", "").status()).isEqualTo(204);

        Reply told = waiting.join();
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.at("code")).isEqualTo("test-cancelled");
        assertThat(console.acme().log().find(CallQuery.all()).calls())
                .extracting(call -> call.failure())
                .containsExactly(FailureKind.CANCELLED);
        assertThat(api.send("GET", at + "/tests", "").at("tests")).isEqualTo(List.of());
        assertThat(api.send("DELETE", at + "/tests/t-1", "").at("code")).isEqualTo("no-such-test");
    }

    @Test
    void a_test_without_an_id_of_the_clients_has_one_too_and_so_has_one_of_a_page() {
        CompletableFuture<Reply> waiting = begin("");
        TestClient ada = console.client("ada");
        String link = ada.post(at + "/test", java.util.Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Reply listed = api.send("GET", at + "/tests", "");

        assertThat((List<?>) listed.at("tests")).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(api.send("DELETE", at + "/tests/" + listed.at("tests", i, "id"), "")
                            .status())
                    .isEqualTo(204);
        }
        assertThat(waiting.join().at("code")).isEqualTo("test-cancelled");
        assertThat(ada.get(link.substring(ConsoleTesting.BASE.length()).replace("#test-run", ""))
                        .body())
                .contains("The test was cancelled.");
    }

    @Test
    void a_test_of_another_person_another_connector_or_another_workspace_is_answered_as_a_missing_one() {
        CompletableFuture<Reply> waiting = begin("{\"testId\": \"t-1\"}");
        console.person("bob", "acme", EnumSet.allOf(Right.class));
        console.person("eve", "evil", EnumSet.allOf(Right.class));
        console.person("vic", "acme", EnumSet.of(Right.VIEW, Right.EDIT));
        ApiClient bob = new ApiClient(console.client("bob"));
        ApiClient eve = new ApiClient(console.client("eve"));
        ApiClient vic = new ApiClient(console.client("vic"));
        String other = "/connectors/"
                + create(ConnectorDefinition.builder("other").get(console.api().url() + "/slow"));

        assertThat(bob.send("GET", at + "/tests", "").at("tests")).isEqualTo(List.of());
        assertThat(body(bob, at + "/tests/t-1")).isEqualTo(body(bob, at + "/tests/none"));
        assertThat(body(api, other + "/tests/t-1")).isEqualTo(body(api, other + "/tests/none"));
        assertThat(body(eve, at + "/tests/t-1"))
                .isEqualTo(
                        body(eve, "/connectors/none/tests/t-1").replace("none", at.substring("/connectors/".length())));
        assertThat(eve.send("GET", at + "/tests", "").status()).isEqualTo(404);
        assertThat(vic.send("GET", at + "/tests", "").status()).isEqualTo(403);
        assertThat(vic.send("DELETE", at + "/tests/t-1", "").status()).isEqualTo(403);
        assertThat(waiting).isNotDone();
        assertThat(api.send("DELETE", at + "/tests/t-1", "").status()).isEqualTo(204);
    }

    private static String body(ApiClient client, String path) {
        Reply refused = client.send("DELETE", path, "");
        assertThat(refused.status()).isEqualTo(404);
        return refused.response().body();
    }

    @Test
    void a_test_that_writes_is_sent_once_under_an_id_of_the_clients() {
        console.api().on(Method.POST, "/refunds").answer(Answer.json(201, "{\"id\": \"r-1\"}"));
        Connector refund = console.acme()
                .get(create(
                        ConnectorDefinition.builder("refund").post(console.api().url() + "/refunds")));
        String test = "/connectors/" + refund.id() + "/test";
        String body = "{\"writeConfirmed\": true, \"testId\": \"refund-1\"}";

        Reply first = api.send("POST", test, body, "If-Match", "\"1\"");
        Reply second = api.send("POST", test, body, "If-Match", "\"1\"");

        assertThat(first.at("repeated")).isEqualTo(false);
        assertThat(second.at("repeated")).isEqualTo(true);
        assertThat(second.at("execution", "callId")).isEqualTo(first.at("execution", "callId"));
        assertThat(console.api().requests()).hasSize(1);
        console.person("bob", "acme", EnumSet.allOf(Right.class));
        assertThat(new ApiClient(console.client("bob"))
                        .send("POST", test, body, "If-Match", "\"1\"")
                        .at("repeated"))
                .as("another person's id is another")
                .isEqualTo(false);
        for (String wrong : List.of("\"\"", "\"two words\"", "\"" + "x".repeat(65) + "\"", "7", "[]")) {
            assertThat(api.sendWrong("POST", test, "{\"testId\": " + wrong + "}")
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }
}
