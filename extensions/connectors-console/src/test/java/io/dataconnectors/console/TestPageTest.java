package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.CallQuery;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Input;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.ValueType;
import io.dataconnectors.console.internal.page.TestResult;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Tests on the page of a connector: inputs, results, values that become outputs, and tests that take long. */
class TestPageTest extends OnTestPage {
    @Test
    void a_test_shows_the_status_the_time_the_headers_the_body_and_the_outputs() {
        String id = create(console.order("retrieve_order"));

        String page = tested(id, Map.of("input-order_id", "1042"));

        assertThat(page)
                .contains(
                        "The test passed.",
                        "<dd>200</dd>",
                        " ms</dd>",
                        "<code>status</code></th><td><code>\"delivered\"</code>",
                        "GET /orders/1042 HTTP/1.1",
                        "curl -X GET",
                        "value=\"1042\"");
        assertThat(page.toLowerCase(Locale.ROOT)).contains("content-type");
        assertThat(console.acme().get(id).lastTest().passed()).isTrue();
        assertThat(console.acme().log().find(CallQuery.all().source("console")).calls())
                .hasSize(1);
    }

    @Test
    void inputs_are_typed_by_their_types_and_what_is_wrong_stands_at_its_field() {
        String id = create(ConnectorDefinition.builder("place_order")
                .description("Places an order")
                .input(Input.integer("quantity").required().maximum(9))
                .input(Input.bool("gift"))
                .input(Input.date("due"))
                .input(Input.string("size").oneOf("s", "m"))
                .input(Input.of("address", ValueType.OBJECT))
                .input(Input.file("label"))
                .input(Input.string("customer").fromContext())
                .get(console.api().url() + "/orders/{{quantity}}")
                .query("q", "{{gift}}{{due}}{{size}}{{customer}}{{address.city}}{{label.name}}")
                .build());

        assertThat(ada.get("/connectors/" + id + "/test").body())
                .contains(
                        "inputmode=\"decimal\"",
                        "type=\"date\"",
                        "<option value=\"true\">true</option>",
                        "<option value=\"s\">s</option>",
                        "whole number · at most 9",
                        "object, in JSON",
                        "text · supplied by the host",
                        "name=\"media-type-of-label\"");
        HttpResponse<String> wrong = ada.post(
                "/connectors/" + id + "/test",
                Map.of("input-quantity", "12", "input-address", "{", "input-gift", "true"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("This is not JSON: reading stopped at line 1, column", "value=\"12\"");
        HttpResponse<String> tooMany = ada.post("/connectors/" + id + "/test", Map.of("input-quantity", "12"));
        assertThat(tooMany.statusCode()).isEqualTo(422);
        assertThat(tooMany.body())
                .containsPattern("id=\"wrong-input-quantity\"><p class=\"wrong\">[^<]*9")
                .contains("aria-invalid=\"true\"");
        assertThat(console.api().requests()).isEmpty();
    }

    @Test
    void a_value_of_the_answer_becomes_an_output_of_the_draft() {
        console.api()
                .on(Method.GET, "/lists")
                .answer(Answer.json(200, "{\"lines\": [{\"sku\": \"a-1\", \"unit price\": 2}]}"));
        String id = create(ConnectorDefinition.builder("lists")
                .description("Reads lists")
                .get(console.api().url() + "/lists")
                .output(Output.at("first", "$.lines[0].skuu"))
                .build());
        String page = tested(id, Map.of());
        assertThat(page)
                .contains(
                        "Nothing was found at $.lines[0].skuu",
                        "<code class=\"near\">sku</code>",
                        "value=\"$.lines[0].sku\"",
                        "value=\"$.lines[0][&#39;unit price&#39;]\"");

        String form = ada.get("/connectors/" + id + "/outputs/new?path=%24.lines%5B0%5D.sku")
                .body();
        assertThat(form).contains("value=\"sku\"", "All elements of the list", "The draft has these already: first");
        long revision = console.acme().get(id).revision();
        Map<String, String> output = Map.of(
                "name", "skus", "path", "$.lines[0].sku", "list", "yes", "revision", "" + revision, "description", "d");
        HttpResponse<String> added = ada.post("/connectors/" + id + "/outputs", output);

        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(console.acme().get(id).draft().response().outputs())
                .contains(Output.at("skus", "$.lines[*].sku").list().description("d"));
        HttpResponse<String> stale = ada.post("/connectors/" + id + "/outputs", output);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("The draft was changed meanwhile", "value=\"skus\"");
        HttpResponse<String> taken = ada.post(
                "/connectors/" + id + "/outputs",
                Map.of("name", "first", "header", "Date", "revision", "" + (revision + 1)));
        assertThat(taken.statusCode()).isEqualTo(422);
    }

    @Test
    void a_test_that_hangs_is_cancelled_and_ends_the_exchange() {
        CountDownLatch over = new CountDownLatch(1);
        String id = slow(over);

        HttpResponse<String> begun = ada.post("/connectors/" + id + "/test", Map.of());
        String link = link(begun);
        assertThat(ada.get(link).body()).contains("Waiting for the answer", "Cancel the test", ">Refresh</a>");
        assertThat(ada.post(link + "/cancel", Map.of()).statusCode()).isEqualTo(303);

        assertThat(ada.get(link).body()).contains("The test was cancelled.", "may have reached the other system");
        assertThat(console.acme().get(id).lastTest()).isNull();
        assertThat(console.acme().log().find(CallQuery.all()).calls())
                .extracting(call -> call.failure())
                .containsExactly(FailureKind.CANCELLED);
        over.countDown();
    }

    /** Creates a connector whose calls wait, for as long as calls may take at most. */
    private String slow(CountDownLatch over) {
        console.api().on(Method.GET, "/slow").answer(request -> {
            await(over);
            return Answer.json(200, "{}");
        });
        return create(ConnectorDefinition.builder("slow")
                .description("Waits")
                .get(console.api().url() + "/slow")
                .timeout(Limits.MAX_TIMEOUT)
                .build());
    }

    @Test
    void a_person_has_five_tests_at_a_time_and_sees_no_other_persons() {
        CountDownLatch over = new CountDownLatch(1);
        String id = slow(over);
        String link = "";
        for (int i = 0; i < 5; i++) {
            link = link(ada.post("/connectors/" + id + "/test", Map.of()));
        }

        HttpResponse<String> sixth = ada.post("/connectors/" + id + "/test", Map.of());
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.body()).contains("You have 5 tests under way");
        console.person("bob", "acme", EnumSet.allOf(Right.class));
        assertThat(console.client("bob").get(link).statusCode()).isEqualTo(404);
        over.countDown();
    }

    @Test
    void tests_that_begin_at_once_and_those_over_the_api_count_among_the_five() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        String id = slow(over);
        String token = ada.token();
        CyclicBarrier together = new CyclicBarrier(24);
        CountDownLatch refused = new CountDownLatch(19);
        List<CompletableFuture<HttpResponse<String>>> begun = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(24);
        for (int i = 0; i < 24; i++) {
            boolean api = i % 2 == 0;
            begun.add(CompletableFuture.supplyAsync(
                    () -> {
                        waitFor(together);
                        HttpResponse<String> answer = beginTest(id, api, token);
                        if (answer.statusCode() == 429) {
                            refused.countDown();
                        }
                        return answer;
                    },
                    threads));
        }
        await(refused);
        over.countDown();

        List<HttpResponse<String>> answers =
                begun.stream().map(CompletableFuture::join).toList();
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).hasSize(19);
        answers.stream().filter(answer -> answer.statusCode() == 303).forEach(answer -> awaitResult(link(answer)));
        assertThat(beginTest(id, true, token).statusCode()).isEqualTo(200);
        threads.shutdown();
    }

    private HttpResponse<String> beginTest(String id, boolean overApi, String token) {
        return ada.to((overApi ? "/api/connectors/" : "/connectors/") + id + "/test")
                .own()
                .header("X-Console-Token", token)
                .header("Content-Type", overApi ? "application/json" : "application/x-www-form-urlencoded")
                .send("POST", overApi ? "{}" : "act=send");
    }

    private static void waitFor(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_answer_is_shown_as_text_cut_and_never_as_its_own_media_type() {
        console.api()
                .on(Method.GET, "/page")
                .answer(Answer.of(
                        200,
                        List.of(new Header("Content-Type", "text/html"), new Header("X-Evil", "<img src=x>")),
                        ("<script>alert(1)</script>" + "x".repeat(200_000)).getBytes(StandardCharsets.UTF_8)));
        String id = create(ConnectorDefinition.builder("page")
                .description("Reads a page")
                .get(console.api().url() + "/page")
                .output(Output.from("text", Place.text()))
                .build());

        String page = tested(id, Map.of());

        assertThat(page)
                .contains(
                        "&lt;script&gt;alert(1)",
                        "This is the beginning of an answer of 200025 bytes",
                        "&lt;img src=x&gt;")
                .doesNotContain("<script>alert", "<img src=x");
        assertThat(page.length()).isLessThan(100_000);
    }

    @Test
    void each_failure_is_a_sentence() {
        console.api().on(Method.GET, "/missing").answer(Answer.json(404, "{\"message\": \"no such order\"}"));
        ConnectorDefinition missing = ConnectorDefinition.builder("missing")
                .description("Is not there")
                .get(console.api().url() + "/missing")
                .build();
        assertThat(tested(create(missing), Map.of()))
                .contains("answered with a status that is not a success", "<dd>404</dd>");
        ConnectorDefinition secret = missing.toBuilder()
                .name("no_secret")
                .auth(Auth.bearer("{{secret.nowhere}}"))
                .build();
        assertThat(tested(create(secret), Map.of()))
                .contains("A secret that the connector names is not set", "Nothing was sent.");
        ConnectorDefinition blocked =
                missing.toBuilder().name("blocked").get("https://10.0.0.1/").build();
        assertThat(tested(create(blocked), Map.of())).contains("may not call this address");
        ConnectorDefinition large = missing.toBuilder()
                .name("large")
                .get(console.api().url() + "/large")
                .limits(Limits.DEFAULT.maxResponseBytes(1_000))
                .build();
        console.api().on(Method.GET, "/large").answer(Answer.json(200, "\"" + "x".repeat(2_000) + "\""));
        assertThat(tested(create(large), Map.of())).contains("The answer is larger than the connector allows.");
        CountDownLatch over = new CountDownLatch(1);
        console.api().on(Method.GET, "/slow").answer(request -> {
            await(over);
            return Answer.json(200, "{}");
        });
        ConnectorDefinition slow = missing.toBuilder()
                .name("slow")
                .get(console.api().url() + "/slow")
                .timeout(Duration.ofMillis(300))
                .build();
        assertThat(tested(create(slow), Map.of()))
                .contains("The other system took too long, so the call was given up.");
        over.countDown();
        assertThat(FailureKind.values())
                .allSatisfy(kind -> assertThat(TestResult.said(kind)).endsWith("."));
    }

    @Test
    void who_may_not_test_or_edit_is_refused_and_another_workspace_has_nothing() {
        String id = create(console.order("retrieve_order"));
        console.person("eve", "evil", EnumSet.allOf(Right.class));
        console.person("vic", "acme", EnumSet.of(Right.VIEW));

        for (String path : List.of("/test", "/outputs/new", "/live", "/draft")) {
            assertThat(console.client("eve").get("/connectors/" + id + path).statusCode())
                    .isEqualTo(404);
            assertThat(console.client("vic").get("/connectors/" + id + path).statusCode())
                    .isEqualTo(403);
        }
    }
}
