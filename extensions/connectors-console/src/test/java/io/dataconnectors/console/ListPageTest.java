package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Dependent;
import io.dataconnectors.Invocation;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListPageTest {
    private ConsoleTesting console;
    private TestClient ada;

    @BeforeEach
    void start() {
        console = ConsoleTesting.start(
                settings -> settings.dependentLinks(dependent -> Optional.of("/workflows/" + dependent.id())));
        ada = console.client("ada");
    }

    @AfterEach
    void end() {
        console.close();
    }

    @Test
    void an_empty_list_says_what_a_connector_is() {
        HttpResponse<String> page = ada.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(page.body()).contains("There are no connectors yet", "ada in acme");
    }

    @Test
    void a_connector_is_shown_with_its_method_host_status_and_last_test() {
        String id = console.live("retrieve_order").id();

        assertThat(ada.get("/").body())
                .contains(
                        "<a href=\"/app/connectors/connectors/" + id + "\">retrieve_order</a>",
                        "Fetches an order, when somebody asks where it is",
                        "Live",
                        "GET",
                        "127.0.0.1:" + console.api().port(),
                        "Passed");
    }

    @Test
    void connectors_are_found_by_a_part_of_the_name_and_by_status() {
        console.live("retrieve_order");
        console.acme().create(console.order("retrieve_invoice"));
        console.acme().create(console.order("refund"));

        assertThat(ada.get("/?q=RETRIEVE").body())
                .contains(">retrieve_order<", ">retrieve_invoice<")
                .doesNotContain(">refund<");
        assertThat(ada.get("/?q=retrieve&status=draft").body())
                .contains(">retrieve_invoice<")
                .doesNotContain(">retrieve_order<");
        assertThat(ada.get("/?q=nothing").body()).contains("No connector matches", "Show all connectors");
    }

    @Test
    void pages_follow_each_other_and_keep_the_search() {
        for (int i = 10; i < 40; i++) {
            console.acme().create(console.order("order_" + i));
        }

        String first = ada.get("/?q=order&status=draft").body();
        assertThat(first)
                .contains(">order_34<", "href=\"/app/connectors/?q=order&amp;status=draft&amp;after=order_34\"")
                .doesNotContain(">order_35<", "First page");
        assertThat(ada.get("/?q=order&status=draft&after=order_34").body())
                .contains(">order_35<", ">order_39<", "href=\"/app/connectors/?q=order&amp;status=draft\"")
                .doesNotContain(">order_34<", "Next page");
    }

    @Test
    void what_uses_a_connector_and_its_last_call_come_after_the_page() {
        String id = console.live("retrieve_order").id();
        console.dependents().add(new Dependent("workflow", "w-7", "Order desk"));
        console.acme().execute("retrieve_order", Invocation.of("order_id", "1042"));

        assertThat(ada.get("/").body())
                .contains("hx-get=\"/app/connectors/facts?id=" + id + "\"")
                .doesNotContain("Order desk");
        assertThat(ada.get("/facts?id=" + id).body())
                .contains("id=\"users-" + id + "\"", "<a href=\"/workflows/w-7\">Order desk</a>", "Succeeded");
        assertThat(ada.get("/?facts=now").body())
                .contains("Order desk", "Succeeded")
                .doesNotContain("hx-get=\"/app/connectors/facts");
    }

    @Test
    void a_resolver_that_fails_or_takes_too_long_is_unknown() {
        String id = console.live("retrieve_order").id();
        console.dependents(connector -> {
            throw new IllegalStateException("down");
        });
        assertThat(ada.get("/facts?id=" + id).body()).contains("Unknown");

        console.dependents(connector -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
        assertThat(ada.get("/facts?id=" + id).body()).contains("Unknown");
    }

    @Test
    void a_workspace_whose_resolvers_hang_leaves_the_lists_of_others_alone() {
        console.person("eve", "other", EnumSet.allOf(Right.class));
        String id =
                console.registry().in("other").create(console.order("order")).id();
        List<String> hanging = IntStream.range(0, 20)
                .mapToObj(
                        i -> console.acme().create(console.order("order_" + i)).id())
                .toList();
        CountDownLatch end = new CountDownLatch(1);
        console.dependents(connector -> {
            if (connector.workspace().equals("acme")) {
                awaitAgainAndAgain(end);
            }
            return List.of(new Dependent("workflow", "w-8", "Returns"));
        });
        for (int i = 0; i < 3; i++) {
            assertThat(ada.get("/facts?id=" + String.join("&id=", hanging)).body())
                    .contains("Unknown");
        }

        assertThat(console.client("eve").get("/facts?id=" + id).body()).contains("Returns");
        end.countDown();
    }

    /** As what never looks whether it is interrupted does. */
    private static void awaitAgainAndAgain(CountDownLatch end) {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                // goes on
            }
        }
    }

    @Test
    void what_people_write_is_shown_as_text() {
        console.acme()
                .create(console.order("order").toBuilder()
                        .description("<script>alert(1)</script>")
                        .build());

        assertThat(ada.get("/?q=%3Cscript%3E%22'&status=%3Cb%3E").body()).doesNotContain("<script>\"", "<b>");
        assertThat(ada.get("/").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void the_first_page_has_at_most_100_kilobytes_with_all_that_it_loads() {
        console.live("retrieve_order");
        String page = ada.get("/").body();
        int bytes = page.length();
        var links = java.util.regex.Pattern.compile("(?:href|src)=\"/app/connectors(/assets/[^\"]+)\"")
                .matcher(page);
        while (links.find()) {
            HttpResponse<String> asset = ada.get(links.group(1));
            assertThat(asset.statusCode()).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
            bytes += asset.body().length();
        }

        assertThat(bytes).isBetween(50_000, 100 * 1024);
    }

    @Test
    void htmx_gets_the_results_alone() {
        console.live("retrieve_order");

        assertThat(ada.to("/?q=order")
                        .header("HX-Request", "true")
                        .header("HX-Target", "list-results")
                        .send("GET", "")
                        .body())
                .startsWith("<div id=\"list-results\"")
                .contains("retrieve_order")
                .doesNotContain("<html");
    }
}
