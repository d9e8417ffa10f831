package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Method;
import io.dataconnectors.examples.cli.Terminal.Result;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.testkit.StubRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CallTest extends TerminalTest {
    private String document(String name) {
        return terminal.file(name + ".json");
    }

    private List<StubRequest> requests() {
        return terminal.shop().api().requests();
    }

    @Test
    void run_prints_the_outputs_of_a_read() {
        assertThat(terminal.call("run", document("retrieve-order"), "-i", "order_id=1042"))
                .isEqualTo(new Result(0, """
                        success: status 200, 1 attempt, N ms
                          status        delivered
                          delivery_day  2026-11-20
                          delivered     true
                        """, """
                        Calling GET https://127.0.0.1:8443/orders/{{order_id}} ...
                          attempt 1: status 200 after N ms
                        """));
    }

    @Test
    void run_prints_a_list_answer_in_one_form() {
        Result result = terminal.call("run", document("list-orders"), "--context", "customer_id=c-7", "--json");

        assertThat(result.json().get("outputs")).isEqualTo(Json.read("""
                                {"orders": [
                                   {"order_id": "1043", "status": "open", "placed": "2026-11-21T22:26:40Z", "total": 129.00},
                                   {"order_id": "1042", "status": "delivered", "placed": "2026-11-18T11:06:40Z", "total": 49.90}],
                                 "skus": ["DESK-7", "CHAIR-2", "LAMP-1"]}"""));
        assertThat(requests()).extracting(StubRequest::target).containsExactly("/customers/c-7/orders?limit=10");
    }

    @Test
    void run_sends_a_write_with_its_sections() {
        Result result = terminal.call(
                "run",
                document("reschedule-delivery"),
                "-i",
                "order_id=1043",
                "-i",
                "day=2026-12-01",
                "-i",
                "items=[{\"sku\": \"DESK-7\", \"quantity\": 1}, {\"sku\": \"CHAIR-2\", \"quantity\": 4}]",
                "-i",
                "note=say \"{{hello}}\"",
                "--context",
                "customer_id=c-7");

        assertThat(result.out()).isEqualTo("""
                        success: status 201, 1 attempt, N ms
                          status    rescheduled
                          day       2026-12-01
                          location  /orders/1043/deliveries/2
                        """);
        StubRequest sent = requests().get(0);
        assertThat(Json.read(sent.text())).isEqualTo(Json.read("""
                                {"day": "2026-12-01",
                                 "lines": [{"sku": "DESK-7", "quantity": 1}, {"sku": "CHAIR-2", "quantity": 4}],
                                 "note": {"for": "driver", "text": "say \\"{{hello}}\\""}}"""));
        assertThat(sent.header("X-Customer")).isEqualTo("c-7");
        assertThat(sent.header("Authorization")).isEqualTo("Bearer " + Terminal.TOKEN);
    }

    @Test
    void a_section_without_a_value_leaves_nothing_behind() {
        terminal.call(
                "run",
                document("reschedule-delivery"),
                "-i",
                "order_id=1043",
                "-i",
                "day=2026-12-01",
                "--context",
                "customer_id=c-7");

        assertThat(requests().get(0).text()).isEqualTo("{\"day\":\"2026-12-01\",\"lines\":[]}");
    }

    @Test
    void as_json_a_success_is_one_object() {
        Result result = terminal.call("run", document("retrieve-order"), "-i", "order_id=1043", "--json");

        Map<?, ?> outcome = result.json();
        assertThat(outcome.keySet())
                .extracting(Object::toString)
                .containsExactly(
                        "callId",
                        "succeeded",
                        "delivery",
                        "status",
                        "attempts",
                        "durationMillis",
                        "outputs",
                        "failure");
        assertThat(outcome.get("succeeded")).isEqualTo(true);
        assertThat(outcome.get("delivery")).isEqualTo("ANSWERED");
        assertThat(outcome.get("status")).isEqualTo(200);
        assertThat(outcome.get("outputs"))
                .isEqualTo(Map.of("status", "open", "delivery_day", "2026-11-27", "delivered", false));
        assertThat(outcome.get("failure")).isNull();
        assertThat(outcome.get("attempts")).isEqualTo(1);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void a_failed_call_is_an_outcome_and_exits_with_1() {
        Result result = terminal.call("run", document("retrieve-order"), "-i", "order_id=9", "--json");

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(result.json().get("failure")).isEqualTo(Json.read("""
                                {"kind": "HTTP_STATUS", "message": "The API answered with status 404", "problems": [],
                                 "apiMessage": "There is no such order", "apiCode": "no_such_order", "fields": [], "details": {}}"""));
        assertThat(result.err()).isEqualTo("""
                        HTTP_STATUS: The API answered with status 404
                        The API says: There is no such order
                        The API's code: no_such_order
                        The API answered: its answer says what happened.
                        """);
    }

    @Test
    void an_error_inside_a_success_status_is_a_failure() {
        Result result = terminal.call("run", document("refund-order"), "-i", "order_id=1043", "-i", "amount=10.00");

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("""
                        Calling POST https://127.0.0.1:8443/orders/{{order_id}}/refunds ...
                          attempt 1: status 200 after N ms
                        API_ERROR: The answer says what a failure says: $.ok = false
                        The API says: Not delivered yet
                        The API's code: not_delivered
                        The API answered: its answer says what happened.
                        """);
    }

    @Test
    void an_answer_cannot_command_the_terminal() {
        terminal.shop()
                .api()
                .on(Method.GET, "/orders/{id}")
                .answer(200, "{\"status\": \"a\\u001b[2Jb\\u009b\", \"delivery\": {}}");

        Result result = terminal.call("test", document("retrieve-order"), "-i", "order_id=1042");

        assertThat(result.out()).contains("  status     \"a\\u001B[2Jb\\u009b\"\n");
        assertThat(result.out()).doesNotContain("\u001b", "\u009b");
    }

    @Test
    void a_shop_that_is_not_let_in_is_blocked() {
        Result result = terminal.type(
                "run", document("retrieve-order"), "-i", "order_id=1042", "--secret", "shop_token=env:SHOP_TOKEN");

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(result.err()).endsWith("""
                        Nothing was sent.
                        What is not public is opened with --allow-address CIDR and --allow-port PORT.
                        """);
        assertThat(requests()).isEmpty();
    }

    @Test
    void an_address_by_itself_is_let_in() {
        Result result = terminal.type(
                "run",
                document("retrieve-order"),
                "-i",
                "order_id=1042",
                "--secret",
                "shop_token=env:SHOP_TOKEN",
                "--allow-address",
                "127.0.0.1",
                "--allow-address",
                "::1",
                "--allow-port",
                String.valueOf(terminal.port()),
                "--trust",
                terminal.file("certificate.pem"));

        assertThat(result.exitStatus()).isZero();
    }

    @Test
    void a_secret_that_is_not_given_is_asked_for() {
        String port = String.valueOf(terminal.port());

        assertThat(terminal.type("run", document("retrieve-order"), "-i", "order_id=1042", "--allow-port", port))
                .isEqualTo(new Result(1, "", """
                        SECRET_UNAVAILABLE: Secrets that cannot be had for https://127.0.0.1:8443: shop_token
                        Nothing was sent.
                        Give it with --secret NAME=env:VARIABLE or NAME=file:PATH.
                        """));
    }

    @Test
    void a_shop_that_is_not_trusted_is_not_spoken_to() {
        Result result = terminal.type(
                "run",
                document("retrieve-order"),
                "-i",
                "order_id=1042",
                "--secret",
                "shop_token=env:SHOP_TOKEN",
                "--allow-address",
                "127.0.0.1/32",
                "--allow-port",
                String.valueOf(terminal.port()),
                "--json");

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat((Map<?, ?>) result.json().get("failure")).extracting("kind").isEqualTo("TLS_FAILED");
        assertThat(result.json().get("delivery")).isEqualTo("NOT_SENT");
    }

    @Test
    void a_call_that_takes_too_long_ends() {
        terminal.shop().api().on(Method.GET, "/orders/{id}").answer(request -> {
            sleepUntilTheShopCloses();
            return Answer.json(200, "{}");
        });

        Result result =
                terminal.call("run", document("retrieve-order"), "-i", "order_id=1042", "--timeout", "300ms", "--json");

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat((Map<?, ?>) result.json().get("failure")).extracting("kind").isEqualTo("TIMEOUT");
    }

    @Test
    void a_time_beyond_all_counting_is_the_longest_that_a_call_may_take() {
        Result result = terminal.call(
                "run", document("retrieve-order"), "-i", "order_id=1042", "--timeout", "PT99999999999999H", "--json");

        assertThat(result.exitStatus()).isZero();
    }

    private static void sleepUntilTheShopCloses() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void inputs_that_break_a_rule_are_all_named_and_exit_with_2() {
        Result result = terminal.call(
                "run",
                document("reschedule-delivery"),
                "-i",
                "day=tomorrow",
                "-i",
                "items=[{\"sku\": 7}]",
                "-i",
                "x=1");

        assertThat(result.exitStatus()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("""
                        INVALID_INPUT: The inputs break a rule of the definition
                        /order_id: is required
                        /day: must be a date such as 2026-11-23
                        /items/0/sku: must be a string, not a number
                        /items/0/quantity: is required
                        /customer_id: is required, and the host did not supply it
                        /x: is no input of reschedule_delivery; it takes order_id, day, items, note
                        Nothing was sent.
                        """);
        assertThat(requests()).isEmpty();
    }

    @Test
    void preview_shows_the_request_without_its_secrets_and_sends_nothing() {
        Result result = terminal.call("preview", document("retrieve-order"), "-i", "order_id=10/42");

        assertThat(result).isEqualTo(new Result(0, """
                        GET /orders/10%2F42 HTTP/1.1
                        Host: 127.0.0.1:8443
                        Accept: application/json, */*;q=0.8
                        Authorization: Bearer ***

                        curl -X GET 'https://127.0.0.1:8443/orders/10%2F42' \\
                          -H 'Accept: application/json, */*;q=0.8' \\
                          -H 'Authorization: Bearer ***'
                        """, ""));
        assertThat(requests()).isEmpty();
    }

    @Test
    void as_json_a_preview_is_the_request_and_a_command_for_curl() {
        Result result = terminal.type(
                "preview", document("refund-order"), "-i", "order_id=1042", "-i", "amount=10.00", "--json");

        assertThat(result.json()).isEqualTo(Json.read("""
                                {"method": "POST", "url": "https://127.0.0.1:8443/orders/1042/refunds",
                                 "headers": [{"name": "Content-Type", "value": "application/json"},
                                             {"name": "Accept", "value": "application/json, */*;q=0.8"},
                                             {"name": "Authorization", "value": "Bearer ***"}],
                                 "body": "{\\"amount\\":10.00,\\"currency\\":\\"EUR\\"}", "parts": [],
                                 "curl": "curl -X POST 'https://127.0.0.1:8443/orders/1042/refunds' \\\\\\n  -H 'Content-Type: application/json' \\\\\\n  -H 'Accept: application/json, */*;q=0.8' \\\\\\n  -H 'Authorization: Bearer ***' \\\\\\n  --data-raw '{\\"amount\\":10.00,\\"currency\\":\\"EUR\\"}'"}"""));
    }

    @Test
    void preview_refuses_inputs_that_break_a_rule() {
        Result result = terminal.type("preview", document("refund-order"), "-i", "amount=0", "--json");

        assertThat(result.exitStatus()).isEqualTo(2);
        assertThat(result.json()).isEqualTo(Json.read("""
                                {"error": {"code": "invalid-input", "message": "The inputs break a rule", "violations": [
                                   {"code": "value-missing", "pointer": "/order_id", "position": null,
                                    "subjects": ["order_id"], "message": "is required"},
                                   {"code": "out-of-range", "pointer": "/amount", "position": null,
                                    "subjects": ["amount"], "message": "must be at least 0.01"}]}}"""));
        assertThat(result.err()).isEqualTo("/order_id: is required\n/amount: must be at least 0.01\n");
    }

    @Test
    void test_shows_the_request_the_answer_and_the_verdict() {
        Result result = terminal.call("test", document("retrieve-order"), "-i", "order_id=9");

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(result.out().replaceAll("date: .*", "date: now")).isEqualTo("""
                        Request
                          GET /orders/9 HTTP/1.1
                          Host: 127.0.0.1:8443
                          Accept: application/json, */*;q=0.8
                          Authorization: Bearer ***

                        Answer
                          Status: 404
                          content-length: 73
                          content-type: application/json
                          date: now

                          {"error": {"code": "no_such_order", "message": "There is no such order"}}

                        Test failed: status 404, 1 attempt, N ms
                        """);
    }

    @Test
    void test_of_a_write_is_refused_until_it_is_meant() {
        Result result = terminal.call("test", document("refund-order"), "-i", "order_id=1042", "-i", "amount=10");

        assertThat(result)
                .isEqualTo(new Result(
                        2,
                        "",
                        "Testing refund_order sends a real POST request, which may change something; if that is meant,"
                                + " add --yes-it-writes\n"));
        assertThat(requests()).isEmpty();

        Result meant = terminal.call(
                "test",
                document("refund-order"),
                "-i",
                "order_id=1042",
                "-i",
                "amount=10",
                "--yes-it-writes",
                "--json");

        assertThat(meant.exitStatus()).isZero();
        assertThat(meant.json().get("passed")).isEqualTo(true);
        assertThat((Map<?, ?>) meant.json().get("execution"))
                .extracting("outputs")
                .isEqualTo(Map.of("refund_id", "r-1", "amount", 10));
        assertThat(meant.json().keySet())
                .extracting(Object::toString)
                .containsExactly(
                        "passed", "revision", "repeated", "evidence", "missing", "request", "execution", "answer");
    }

    @Test
    void a_secret_is_never_printed_even_if_the_api_echoes_it() {
        terminal.shop()
                .api()
                .on(Method.GET, "/orders/{id}")
                .answer(200, "{\"status\": \"" + Terminal.TOKEN + "\", \"delivery\": {}}");

        for (String command : List.of("run", "test")) {
            Result text = terminal.call(command, document("retrieve-order"), "-i", "order_id=1042");
            Result json = terminal.call(command, document("retrieve-order"), "-i", "order_id=1042", "--json");

            assertThat(List.of(text.exitStatus(), json.exitStatus())).containsOnly(0);
            assertThat(text.out()).contains("***");
            assertThat(text.out() + text.err() + json.out() + json.err()).doesNotContain(Terminal.TOKEN);
        }
    }

    @Test
    void a_secret_may_come_from_a_file_whose_last_line_end_does_not_count() {
        String token = terminal.write("token.txt", "tok-from-file\n");

        terminal.type(
                "run",
                document("retrieve-order"),
                "-i",
                "order_id=1042",
                "--secret",
                "shop_token=file:" + token,
                "--allow-address",
                "127.0.0.1/32",
                "--allow-port",
                String.valueOf(terminal.port()),
                "--trust",
                terminal.file("certificate.pem"));

        assertThat(requests().get(0).header("Authorization")).isEqualTo("Bearer tok-from-file");
    }
}
