package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityPageTest {
    private ConsoleTesting console;
    private TestClient ada;

    @BeforeEach
    void start() {
        console = ConsoleTesting.start();
        ada = console.client("ada");
        console.live("retrieve_order");
        console.live("retrieve_invoice");
    }

    @AfterEach
    void end() {
        console.close();
    }

    private void call(String name, String person) {
        console.acme()
                .execute(
                        name,
                        Invocation.builder()
                                .input("order_id", "1042")
                                .onBehalfOf(person)
                                .source("workflow")
                                .build());
    }

    @Test
    void calls_are_listed_and_drawn_with_a_table_of_the_same_figures() {
        call("retrieve_order", "carla");

        assertThat(ada.get("/activity").body())
                .contains(
                        "3 calls",
                        "0 failed",
                        "<svg",
                        "<title id=\"chart-calls\">",
                        "carla",
                        "workflow",
                        ">test</span>")
                .contains("3 calls, of which 0 failed. The table below has the figures.")
                .doesNotContain("style=");
    }

    @Test
    void calls_are_found_by_connector_outcome_and_person() {
        call("retrieve_order", "carla");
        console.api().on(Method.GET, "/orders/{id}").answer(Answer.json(500, "{}"));
        call("retrieve_invoice", "dan");

        assertThat(ada.get("/activity?outcome=failed").body())
                .contains("Calls: 1", "http status", "dan")
                .doesNotContain(">carla");
        assertThat(ada.get("/activity?outcome=http_status&connector=retrieve_order")
                        .body())
                .contains("There were no such calls in this period");
        assertThat(ada.get("/activity?who=carla&time=hour").body())
                .contains("retrieve_order")
                .doesNotContain("retrieve_invoice");
        assertThat(ada.get("/activity?outcome=nonsense&time=nonsense").body()).contains("Calls: 4");
    }

    @Test
    void pages_follow_each_other_and_a_page_that_is_none_is_refused() {
        for (int i = 0; i < 30; i++) {
            call("retrieve_order", "carla");
        }

        String first = ada.get("/activity?who=carla").body();
        String next = first.replaceAll("(?s).*rel=\"next\" href=\"/app/connectors([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(next).startsWith("/activity?who=carla&after=");
        assertThat(ada.get(next).body()).contains("First page").doesNotContain("rel=\"next\"");
        assertThat(ada.get("/activity?after=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void htmx_gets_the_results_alone() {
        assertThat(ada.to("/activity")
                        .header("HX-Request", "true")
                        .header("HX-Target", "activity-results")
                        .send("GET", "")
                        .body())
                .startsWith("<div id=\"activity-results\"")
                .doesNotContain("<html");
    }
}
