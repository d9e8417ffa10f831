package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.CallQuery;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Limits;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.Method;
import io.dataconnectors.fuzz.Eventually;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that ends while people test: what is under way ends with it, and is told as what it is. */
class ClosedConsoleTest {
    private final CountDownLatch over = new CountDownLatch(1);
    private ConsoleTesting console;
    private TestClient ada;
    private String at;

    /** A connector whose calls wait for longer than any test does. */
    @BeforeEach
    void start() {
        console = ConsoleTesting.start();
        ada = console.client("ada");
        console.api().on(Method.GET, "/slow").answer(request -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.json(200, "{}");
        });
        at = "/connectors/"
                + console.acme()
                        .create(ConnectorDefinition.builder("slow")
                                .description("Waits")
                                .get(console.api().url() + "/slow")
                                .timeout(Limits.MAX_TIMEOUT)
                                .build())
                        .id();
    }

    @AfterEach
    void end() {
        over.countDown();
        console.close();
    }

    @Test
    void tests_under_way_are_cancelled_told_and_logged() {
        HttpResponse<String> begun = ada.post(at + "/test", Map.of());
        CompletableFuture<HttpResponse<String>> overApi = CompletableFuture.supplyAsync(
                () -> ada.to("/api" + at + "/test").own().token().json("POST", "{}"));
        Eventually.holds(() -> console.api().requests().size() == 2);

        console.console().close();

        assertThat(logged()).hasSize(2).allSatisfy(call -> {
            assertThat(call.failure()).isEqualTo(FailureKind.CANCELLED);
            assertThat(call.delivery()).isEqualTo(Delivery.UNKNOWN);
        });
        String link = begun.headers()
                .firstValue("Location")
                .orElseThrow()
                .substring(ConsoleTesting.BASE.length())
                .replace("#test-run", "");
        Eventually.holds(() -> !ada.get(link).body().contains("Waiting for the answer"));
        assertThat(ada.get(link).body()).contains("The test was cancelled.", "may have reached the other system");
        HttpResponse<String> answered = overApi.join();
        assertThat(answered.statusCode()).isEqualTo(503);
        assertThat(answered.body()).contains("\"code\":\"test-cancelled\"", "may have reached the other system");
        assertThat(console.acme().getByName("slow").lastTest()).isNull();
    }

    private List<LoggedCall> logged() {
        return console.acme().log().find(CallQuery.all()).calls();
    }

    @Test
    void no_test_is_begun_any_more_and_what_only_shows_something_is_served_on() {
        console.console().close();
        console.console().close();

        HttpResponse<String> refused = ada.post(at + "/test", Map.of());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("The console is being shut down, and begins no more tests");
        assertThat(ada.to("/api" + at + "/test")
                        .own()
                        .token()
                        .json("POST", "{}")
                        .body())
                .contains("\"code\":\"closed\"");
        assertThat(console.api().requests()).isEmpty();
        assertThat(ada.get(at + "?facts=now").body()).contains("Waits");
    }

    @Test
    void no_thread_is_left_even_of_resolvers_that_hang() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        console.dependents(connector -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
        assertThat(ada.get(at + "?facts=now").body()).contains("Unknown");
        ada.get("/facts?id=" + at.substring("/connectors/".length()));

        console.console().close();

        Eventually.holds(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("connectors-console") && !before.contains(thread)));
    }
}
