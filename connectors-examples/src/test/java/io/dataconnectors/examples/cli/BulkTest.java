package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.dataconnectors.Answer;
import io.dataconnectors.Method;
import io.dataconnectors.examples.cli.Terminal.Result;
import io.dataconnectors.examples.shop.StubShop;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls for each row of a file. */
class BulkTest extends TerminalTest {
    private static final String TO_THE_MILLISECOND = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z";

    @BeforeEach
    void setLive() {
        String store = terminal.file("store");
        terminal.type("create", "--store", store, terminal.file("retrieve-order.json"));
        Result tested = terminal.call("test", "--store", store, "retrieve_order", "-i", "order_id=1042");
        assertThat(tested.exitStatus()).as(tested.err()).isZero();
        terminal.type("set-live", "--store", store, "retrieve_order");
    }

    private Result bulk(String... more) {
        String[] words = new String[more.length + 4];
        words[0] = "bulk";
        words[1] = "--store";
        words[2] = terminal.file("store");
        words[3] = "retrieve_order";
        System.arraycopy(more, 0, words, 4, more.length);
        return terminal.call(words);
    }

    @Test
    void rows_of_csv_are_sent_and_their_results_written_as_csv() throws IOException {
        String rows = terminal.write("orders.csv", "\uFEFForder_id\r\n1042\r\n\"1043\"\r\nno-such\r\n");

        Result result = bulk("--rows", rows, "--results", terminal.file("done.csv"));

        assertThat(result.out()).isEqualTo("""
                retrieve_order: DONE, 3 of 3 rows ended: 2 succeeded, 1 failed, 0 may have taken effect, 0 not sent
                row 3: FAILED, HTTP_STATUS: The API answered with status 404
                """);
        assertThat(result.err()).startsWith("Run ").contains("3 of 3 rows, 1 failed");
        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("done.csv")))
                .containsExactly(
                        "row,state,failure,message,status,delivery_day,delivered",
                        "1,SUCCEEDED,,,delivered,2026-11-20,true",
                        "2,SUCCEEDED,,,open,2026-11-27,false",
                        "3,FAILED,HTTP_STATUS,The API answered with status 404,,,");
    }

    @Test
    void rows_of_json_lines_are_sent_and_their_results_written_as_json_lines() throws IOException {
        String rows = terminal.write("orders.jsonl", "{\"order_id\": \"1042\"}\n\n{\"order_id\": \"1042\"}\n");

        Result result = bulk("--rows", rows, "--results", terminal.file("done.jsonl"));

        assertThat(result.exitStatus()).as(result.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("done.jsonl")))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(((Map<?, ?>) Json.read(line)).get("state")).isEqualTo("SUCCEEDED"));
    }

    @Test
    void bad_rows_are_named_with_line_and_column_before_anything_is_sent() {
        int before = terminal.shop().api().requests().size();
        String csv = terminal.write("orders.csv", "order_id,when\n1042,\n1043,x,y\n,\n\"104\n");
        String lines =
                terminal.write("orders.jsonl", "{\"order_id\": \"1042\"}\n{\"order_id\": 1,}\n[]\n {\"when\": 1}\n");

        assertThat(bulk("--rows", csv)).isEqualTo(new Result(2, "", """
                orders.csv:3:1: the row has 3 cells, and the first row names 2
                orders.csv:4:1: /order_id: is required
                orders.csv:5:1: the row has 1 cell, and the first row names 2
                orders.csv:5:1: the quote that begins here is not closed
                Nothing was sent.
                """));
        Result bad = bulk("--rows", lines);
        assertThat(bad.err()).contains("orders.jsonl:2:15: ", "orders.jsonl:3:1: an object of inputs is wanted");
        assertThat(bad.err()).contains("orders.jsonl:4:3: /when: ").endsWith("Nothing was sent.\n");
        assertThat(terminal.shop().api().requests()).hasSize(before);
    }

    @Test
    void with_json_one_object_is_printed() {
        String rows = terminal.write("orders.csv", "order_id\n1042\nno-such\n");

        Map<?, ?> run = bulk("--rows", rows, "--json", "--on-behalf-of", "anna").json();

        assertThat(run.get("state")).isEqualTo("DONE");
        assertThat(run.get("onBehalfOf")).isEqualTo("anna");
        assertThat(String.valueOf(run.get("ended"))).matches(TO_THE_MILLISECOND);
        assertThat(run.get("open")).asInstanceOf(LIST).singleElement().satisfies(row -> {
            assertThat(((Map<?, ?>) row).get("number")).isEqualTo(2);
            assertThat(String.valueOf(((Map<?, ?>) row).get("ended"))).matches(TO_THE_MILLISECOND);
        });
        assertThat(bulk("--rows", terminal.write("bad.csv", "order_id\n\"104\n"), "--json")
                        .json()
                        .get("problems"))
                .isEqualTo(List.of("bad.csv:2:1: the quote that begins here is not closed"));
    }

    @Test
    void a_run_is_named_to_be_resumed_and_one_that_is_over_is_reported_again() {
        String rows = terminal.write("orders.csv", "order_id\n1042\n");
        Result result = bulk("--rows", rows);
        String run = result.err().lines().findFirst().orElseThrow().substring("Run ".length());

        Result again = bulk("--resume", run);

        assertThat(again.out()).isEqualTo(result.out());
        assertThat(again.exitStatus()).isZero();
        assertThat(bulk("--resume", "r-1").err()).startsWith("There is no run r-1 in the workspace default");
    }

    @Test
    void a_run_goes_on_after_it_was_interrupted() throws Exception {
        String rows = terminal.write("orders.csv", "order_id\n" + "1042\n".repeat(100));
        int before = terminal.shop().api().requests().size();
        CountDownLatch tenAnswered = new CountDownLatch(10);
        CountDownLatch interrupted = new CountDownLatch(1);
        terminal.shop().api().on(Method.GET, "/orders/{id}").answer(request -> {
            if (tenAnswered.getCount() == 0) {
                until(interrupted);
            }
            tenAnswered.countDown();
            return Answer.json(200, StubShop.ANSWER);
        });
        Process process = inAnotherProcess("--rows", rows, "--per-second", "30");
        String run = process.errorReader().readLine().substring("Run ".length());
        until(tenAnswered);

        process.toHandle().destroy(); // as Ctrl-C does, which a JVM ignores that was started in the background
        interrupted.countDown();
        process.waitFor();

        List<String> said = process.errorReader().lines().toList();
        assertThat(said).last().isEqualTo("Interrupted. What was under way has ended; go on with --resume " + run);
        assertThat(terminal.shop().api().requests()).hasSizeLessThan(before + 100);
        assertThat(bulk("--resume", run).out())
                .startsWith("retrieve_order: DONE, 100 of 100 rows ended: 100 succeeded");
        assertThat(terminal.shop().api().requests()).hasSize(before + 100);
    }

    private Process inAnotherProcess(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ConnectorsCli.class.getName(),
                "bulk",
                "--store",
                terminal.file("store"),
                "retrieve_order"));
        command.addAll(List.of(more));
        command.addAll(List.of("--secret", "shop_token=env:SHOP_TOKEN", "--trust", terminal.file("certificate.pem")));
        command.addAll(List.of("--allow-address", "127.0.0.1/32", "--allow-port", String.valueOf(terminal.port())));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SHOP_TOKEN", Terminal.TOKEN);
        return builder.start();
    }

    private static void until(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_asked_for_must_make_sense() {
        String rows = terminal.write("orders.txt", "1042\n");

        assertThat(bulk("--rows", rows).err()).contains("orders.txt is neither a file .csv nor .jsonl");
        assertThat(bulk().err()).startsWith("Give either --rows FILE or --resume RUN");
        assertThat(bulk("--rows", terminal.file("none.csv")).err()).contains("There is no file none.csv");
    }
}
