package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Dependent;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NamePageTest {
    private ConsoleTesting console;
    private TestClient ada;
    private Connector draft;

    @BeforeEach
    void start() {
        console = ConsoleTesting.start();
        ada = console.client("ada");
        draft = console.acme().create(console.order("retrieve_order"));
    }

    @AfterEach
    void end() {
        console.close();
    }

    private HttpResponse<String> rename(Connector connector, String name, long seen) {
        return ada.post("/connectors/" + connector.id() + "/rename", Map.of("name", name, "seen", Long.toString(seen)));
    }

    private HttpResponse<String> delete(Connector connector) {
        return ada.post(
                "/connectors/" + connector.id() + "/delete", Map.of("seen", String.valueOf(connector.revision())));
    }

    @Test
    void a_draft_gets_another_name() {
        assertThat(rename(draft, "find_order", 1).statusCode()).isEqualTo(303);
        assertThat(console.acme().get(draft.id()).name()).isEqualTo("find_order");
    }

    @Test
    void a_name_that_cannot_be_is_given_back_with_the_reason() {
        console.acme().create(console.order("taken"));

        assertThat(rename(draft, "taken", 1).body())
                .contains("Another connector is already called taken", "value=\"taken\"");
        HttpResponse<String> malformed = rename(draft, "a b", 1);
        assertThat(malformed.statusCode()).isEqualTo(422);
        assertThat(malformed.body()).contains("value=\"a b\"", "aria-invalid=\"true\"");
    }

    @Test
    void somebody_who_saw_an_older_draft_is_told_and_can_send_the_name_again() {
        console.acme()
                .edit(
                        draft.id(),
                        1,
                        draft.draft().toBuilder().description("Another").build());

        HttpResponse<String> stale = rename(draft, "find_order", 1);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("Somebody changed the connector meanwhile", "value=\"find_order\"", "value=\"2\"");
        assertThat(rename(draft, "find_order", 2).statusCode()).isEqualTo(303);
    }

    @Test
    void a_connector_is_deleted_once_nothing_uses_it() {
        console.dependents().add(new Dependent("workflow", "w-7", "Order desk"));
        assertThat(ada.get("/connectors/" + draft.id() + "/delete").body()).contains("It is in use", "Order desk");
        HttpResponse<String> used = delete(draft);
        assertThat(used.statusCode()).isEqualTo(409);
        assertThat(used.body()).contains("It is in use", "Order desk", "Try again");

        console.dependents().clear();
        assertThat(delete(draft).statusCode()).isEqualTo(303);
        assertThatThrownBy(() -> console.acme().get(draft.id())).isInstanceOf(ConnectorNotFoundException.class);
    }

    @Test
    void what_somebody_wrote_after_the_person_looked_is_not_deleted() {
        console.acme()
                .edit(
                        draft.id(),
                        1,
                        draft.draft().toBuilder().header("X-Bob", "1").build());

        HttpResponse<String> refused = delete(draft);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("It was not deleted: somebody changed it", "name=\"seen\" value=\"2\"");
        assertThat(delete(console.acme().get(draft.id())).statusCode()).isEqualTo(303);
    }

    @Test
    void a_live_connector_is_neither_renamed_nor_deleted() {
        Connector live = console.live("find_order");

        assertThat(ada.get("/connectors/" + live.id() + "/delete").body()).contains("Set it to draft first");
        assertThat(delete(live).statusCode()).isEqualTo(409);
        assertThat(rename(live, "other", live.revision()).statusCode()).isEqualTo(409);
        assertThat(console.acme().get(live.id()).name()).isEqualTo("find_order");
    }
}
