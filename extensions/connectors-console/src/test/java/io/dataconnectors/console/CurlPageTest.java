package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Secret;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.spi.SecretStore;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CurlPageTest {
    private static final String COMMAND = "curl https://api.example.com/v1/orders/:id"
            + " -H 'Authorization: Bearer sk_live_4eC39HqLyjWDarjtT1zdp7dc' -H 'X-Region: eu'";
    private static final String CREDENTIAL = "4eC39HqLyjWDarjtT1zdp7dc";

    private ConsoleTesting console;
    private TestClient ada;

    @BeforeEach
    void start() {
        console = ConsoleTesting.start();
        ada = console.client("ada");
    }

    @AfterEach
    void end() {
        console.close();
    }

    private HttpResponse<String> paste(TestClient client, String command, boolean keep) {
        return client.post(
                "/connectors/curl",
                keep ? Map.of("secret-command", command, "keep", "true") : Map.of("secret-command", command));
    }

    @Test
    void a_command_becomes_the_filled_form_of_a_new_connector_and_its_credential_a_secret() {
        HttpResponse<String> page = paste(ada, COMMAND, true);

        SentForm form = SentForm.of(page);
        assertThat(form.get("/request/url")).isEqualTo("https://api.example.com/v1/orders/{{id}}");
        assertThat(form.get("/request/auth/token")).isEqualTo("{{secret.token}}");
        assertThat(form.get("/inputs/0/name")).isEqualTo("id");
        assertThat(page.body())
                .contains("The secret token is kept, for https://api.example.com", "The input id stands where")
                .doesNotContain(CREDENTIAL);
        SecretStore.Entry kept = console.secrets().list("acme").get(0);
        assertThat(kept.name()).isEqualTo("token");
        assertThat(kept.origins()).containsOnlyKeys("https://api.example.com");
        assertThat(kept.written().by()).isEqualTo("ada");
        assertThat(form.type("/description", "Fetches an order")
                        .press(ada, "/connectors/new", "save")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void no_secret_takes_the_place_of_another() {
        console.secrets().put("acme", "token", Secret.of("the one before"), null);

        SentForm form = SentForm.of(paste(ada, COMMAND, true));

        assertThat(form.get("/request/auth/token")).isEqualTo("{{secret.token_2}}");
        assertThat(console.secrets().list("acme"))
                .extracting(SecretStore.Entry::name)
                .containsExactly("token", "token_2");
    }

    @Test
    void nothing_is_kept_unless_the_person_wants_it_and_may() {
        assertThat(paste(ada, COMMAND, false).body()).contains("Set these secrets before you test: token");
        console.person("eve", "acme", EnumSet.of(Right.VIEW, Right.EDIT));
        TestClient eve = console.client("eve");

        assertThat(eve.get("/connectors/curl").body()).doesNotContain("name=\"keep\"");
        assertThat(paste(eve, COMMAND, true).body())
                .contains("Set these secrets before you test: token")
                .doesNotContain(CREDENTIAL);
        assertThat(console.secrets().list("acme")).isEmpty();
    }

    @Test
    void a_command_that_cannot_be_read_is_refused_with_the_reasons_and_without_its_text() {
        HttpResponse<String> page = paste(ada, "wget -H 'Authorization: Bearer " + CREDENTIAL + "' x", true);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("This command cannot be read").doesNotContain(CREDENTIAL);
    }

    @Test
    void a_login_that_ended_gives_the_command_back_to_nobody() {
        String token = ada.token();
        console.logOut("ada");

        HttpResponse<String> page =
                ada.to("/connectors/curl").own().form(Map.of("secret-command", COMMAND, "_token", token));
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).doesNotContain(CREDENTIAL);
    }
}
