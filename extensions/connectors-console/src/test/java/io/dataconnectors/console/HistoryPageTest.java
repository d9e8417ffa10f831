package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.Input;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryPageTest {
    private ConsoleTesting console;
    private TestClient ada;
    private Connector connector;

    /** A connector that was live at first, and was edited by bob since. */
    @BeforeEach
    void start() {
        console = ConsoleTesting.start();
        ada = console.client("ada");
        Connector live = console.live("retrieve_order");
        connector = console.acme()
                .by("bob")
                .edit(
                        live.id(),
                        live.revision(),
                        live.draft().toBuilder()
                                .description("<b>Another</b> text")
                                .input(Input.string("locale").maxLength(5))
                                .query("locale", "{{locale}}")
                                .build());
    }

    @AfterEach
    void end() {
        console.close();
    }

    private String path(String below) {
        return "/connectors/" + connector.id() + "/history" + below;
    }

    @Test
    void versions_are_listed_with_what_happened_and_who_did_it() {
        assertThat(ada.get(path("")).body())
                .contains("Went live", "live now", "Draft written", "draft now", "bob", "ada")
                .contains("aria-label=\"Restore version 1\"")
                .doesNotContain("aria-label=\"Restore version " + connector.revision() + "\"");
    }

    @Test
    void two_versions_are_compared_by_place() {
        String page =
                ada.get(path("/compare?from=" + connector.revision() + "&to=1")).body();

        assertThat(page)
                .contains(
                        "Version 1 and version " + connector.revision(),
                        "<th scope=\"row\">description</th>",
                        "&lt;b&gt;Another&lt;/b&gt; text",
                        "<th scope=\"row\">inputs › locale</th>")
                .doesNotContain("<b>Another");
        assertThat(ada.get(path("/compare?from=1&to=1")).body()).contains("These versions are the same.");
        assertThat(ada.get(path("/compare?from=1&to=99")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_version_is_restored_as_the_draft_unless_that_was_changed_meanwhile() {
        HttpResponse<String> stale = ada.post(path("/1/restore"), Map.of("revision", "1"));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("The draft was changed meanwhile, so nothing was restored.");

        HttpResponse<String> restored =
                ada.post(path("/1/restore"), Map.of("revision", String.valueOf(connector.revision())));
        assertThat(restored.statusCode()).isEqualTo(303);
        Connector now = console.acme().get(connector.id());
        assertThat(now.draft()).isEqualTo(now.live());
        assertThat(now.updated().by()).isEqualTo("ada");
    }

    @Test
    void long_histories_have_pages() {
        for (int i = 0; i < 30; i++) {
            Connector now = console.acme().get(connector.id());
            console.acme()
                    .edit(
                            now.id(),
                            now.revision(),
                            now.draft().toBuilder().description("Text " + i).build());
        }

        String first = ada.get(path("")).body();
        assertThat(first).contains("rel=\"next\"").doesNotContain("Restore version 1\"");
        String next = first.replaceAll("(?s).*href=\"/app/connectors(/[^\"]+before=\\d+)\".*", "$1");
        assertThat(ada.get(next).body()).contains("Restore version 1\"").doesNotContain("rel=\"next\"");
    }
}
