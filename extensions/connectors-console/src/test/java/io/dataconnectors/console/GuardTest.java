package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.console.jdk.LocalLogin;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before a page or the API sees it. Changes are tried on an address that does not exist: that is told apart. */
class GuardTest {
    private ConsoleTesting console = ConsoleTesting.start();

    @AfterEach
    void end() {
        console.close();
    }

    private TestClient ada() {
        return console.client("ada");
    }

    @Test
    void nobody_sees_nothing_and_is_told_where_to_log_in() {
        HttpResponse<String> page = console.client("eve").get("/");

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body())
                .contains("You are not logged in", "href=\"/login\"")
                .doesNotContain("acme", "X-Console-Token");
    }

    @Test
    void nobody_is_told_nothing_of_what_exists() {
        assertThat(console.client("eve").get("/nowhere").statusCode()).isEqualTo(401);
    }

    @Test
    void whoever_may_not_view_sees_nothing_whatever_other_rights_there_are() {
        console.person("bob", "acme", EnumSet.complementOf(EnumSet.of(Right.VIEW)));

        HttpResponse<String> page = console.client("bob").get("/");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("You have no right to see connectors in this workspace");
    }

    @Test
    void an_access_that_fails_lets_nobody_in_and_says_so_with_an_id() {
        console.close();
        console = ConsoleTesting.open(request -> {
            throw new IllegalStateException("the session store is at db-7.internal");
        });

        HttpResponse<String> page = ada().get("/");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body())
                .contains("Something broke in the console; nothing more is known here")
                .containsPattern("Their log says more under it: <code>[0-9a-f]{12}</code>")
                .doesNotContain("db-7");
    }

    @Test
    void what_a_host_throws_without_having_said_so_is_answered_with_an_id_too() {
        console.close();
        console = ConsoleTesting.open(request -> {
            throw GuardTest.<IllegalStateException>unsaid(new IOException("db-7.internal is away"));
        });

        HttpResponse<String> page = ada().get("/");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("Something broke in the console").doesNotContain("db-7");
        assertThat(ada().get("/api/session").body()).contains("\"logId\"").doesNotContain("db-7");
    }

    @Test
    void so_is_an_assertion_of_the_host_that_fails() {
        console.close();
        console = ConsoleTesting.open(request -> {
            throw new AssertionError("db-7.internal has no such table");
        });

        assertThat(ada().get("/").statusCode()).isEqualTo(500);
        assertThat(ada().get("/api/session").body()).contains("\"logId\"").doesNotContain("db-7");
    }

    @SuppressWarnings("unchecked") // as Kotlin does, in which no method says what it throws
    private static <E extends Exception> E unsaid(Exception problem) throws E {
        throw (E) problem;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/\r\nSet-Cookie: a=b", "/\u010D\u010ASet-Cookie: a=b", "/\u007F"})
    void a_header_field_of_a_response_has_nothing_that_a_server_would_send_as_a_line_break(String value) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> ConsoleResponse.seeOther(value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The value of the header field Location has a control character, or one beyond Latin-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void a_change_that_a_browser_says_comes_from_another_site_is_refused(String site) {
        HttpResponse<String> refused =
                ada().to("/changes").header("Sec-Fetch-Site", site).token().form(Map.of());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("The request comes from another site; nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1"})
    void a_change_of_another_origin_is_refused(String origin) {
        HttpResponse<String> refused =
                ada().to("/changes").header("Origin", origin).token().json("POST", "{}");

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void a_foreign_change_is_refused_before_anybody_is_asked_who_it_is() {
        assertThat(console.client("eve")
                        .to("/changes")
                        .header("Origin", "https://evil.example")
                        .form(Map.of())
                        .body())
                .contains("The request comes from another site")
                .doesNotContain("<form");
    }

    @Test
    void a_change_needs_the_token_of_the_person() {
        console.person("bob", "acme", EnumSet.allOf(Right.class));
        console.person("ada2", "other", EnumSet.allOf(Right.class));
        String bobs = console.client("bob").token();

        assertThat(tryWith("none")).isEqualTo(403);
        assertThat(tryWith("")).isEqualTo(403);
        assertThat(tryWith(bobs)).isEqualTo(403);
        assertThat(tryWith(ada().token() + "x")).isEqualTo(403);
        assertThat(tryWith(ada().token())).isEqualTo(404);
    }

    private int tryWith(String token) {
        return ada().to("/tried")
                .own()
                .header("X-Console-Token", token)
                .json("POST", "{}")
                .statusCode();
    }

    @Test
    void a_form_with_an_old_token_is_given_back_without_its_secrets_and_sent_again_by_a_button() {
        HttpResponse<String> page = ada().to("/tried?x=1")
                .own()
                .form(Map.of("name", "\"><script>", "secret-value", "s3cr3t", "_token", "1.old"));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains(
                        "<form method=\"post\" action=\"/app/connectors/tried\">",
                        "name=\"name\" value=\"&#34;>&lt;script>\"",
                        "Send again")
                .doesNotContain("s3cr3t", "1.old");
    }

    @Test
    void a_form_that_was_sent_after_the_login_ended_is_given_back() {
        String token = ada().token();
        console.logOut("ada");

        HttpResponse<String> page = ada().to("/tried").own().form(Map.of("name", "order", "_token", token));
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("Log in, in a new tab", "name=\"name\" value=\"order\"");
    }

    @Test
    void another_method_than_an_address_takes_is_refused() {
        HttpResponse<String> refused = ada().to("/").own().token().form(Map.of());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(ada().to("/api/connectors")
                        .own()
                        .token()
                        .send("OPTIONS", "")
                        .headers()
                        .firstValue("Allow"))
                .hasValue("GET, HEAD, POST");
        assertThat(ada().to("/").send("HEAD", "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/?q=%", "/?q=%ff"})
    void an_address_that_cannot_be_read_is_refused(String path) {
        assertThat(RawRequest.status(console.url(), path, "127.0.0.1")).isBetween(400, 404);
    }

    @Test
    void a_path_that_only_begins_with_the_consoles_leads_nowhere() {
        assertThat(ada().to("x/api/session").send("GET", "").statusCode()).isEqualTo(404);
        assertThat(ada().to("x").send("GET", "").statusCode()).isEqualTo(404);
    }

    @Test
    void every_response_tells_the_browser_to_run_and_keep_nothing() {
        for (HttpResponse<String> response : List.of(
                ada().get("/"), ada().get("/nowhere"), console.client("eve").get("/"))) {
            assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).contains("same-origin");
        }
    }

    @Test
    void another_workspaces_connector_is_answered_as_one_that_does_not_exist() {
        String foreign = console.registry()
                .in("other")
                .create(console.order("secret_plan"))
                .id();

        assertThat(ada().get("/facts?id=" + foreign).body())
                .isEqualTo(ada().get("/facts?id=none").body());
        assertThat(ada().get("/").body()).doesNotContain("secret_plan");
    }

    @Test
    void fields_of_a_proxy_count_only_if_the_host_says_so() {
        assertThat(forwarded()).doesNotContain("/proxied").contains("href=\"/app/connectors/\"");
        console.close();
        console = ConsoleTesting.start(Console.Builder::trustForwarded);

        assertThat(forwarded()).contains("href=\"/proxied/app/connectors/\"");
        assertThat(ada().to("/")
                        .header("X-Forwarded-Prefix", "//evil.example")
                        .send("GET", "")
                        .body())
                .doesNotContain("evil");
        assertThat(ada().to("/")
                        .header("X-Forwarded-Prefix", "/a".repeat(20_000))
                        .send("GET", "")
                        .statusCode())
                .isEqualTo(200);
    }

    private String forwarded() {
        return ada().to("/")
                .header("X-Forwarded-Prefix", "/proxied")
                .send("GET", "")
                .body();
    }

    @Test
    void a_name_that_somebody_pointed_at_this_machine_is_refused() {
        console.close();
        console = ConsoleTesting.start(settings -> settings.hosts("127.0.0.1", "localhost"));

        assertThat(ada().get("/").statusCode()).isEqualTo(200);
        assertThat(RawRequest.status(console.url(), "/", "localhost:8080")).isEqualTo(200);
        assertThat(RawRequest.status(console.url(), "/", "evil.example")).isEqualTo(421);
        assertThat(RawRequest.status(console.url(), "/", "evil.example:127.0.0.1"))
                .isEqualTo(421);
    }

    @Test
    void a_local_login_opens_the_console_once() {
        LocalLogin login = new LocalLogin("acme", "me");
        console.close();
        console = ConsoleTesting.open(login);
        TestClient nobody = console.client("nobody");
        String path = login.path();

        assertThat(nobody.get("/").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/login?token=wrong").statusCode()).isEqualTo(401);
        HttpResponse<String> opened = nobody.get(path);
        assertThat(opened.statusCode()).isEqualTo(303);
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("; Path=/app/connectors; HttpOnly; SameSite=Strict");
        assertThat(nobody.get(path).statusCode()).as("the same token again").isEqualTo(401);
        assertThat(nobody.get("/login?token=").statusCode()).isEqualTo(401);
        assertThat(nobody.to("/")
                        .header("Cookie", cookie.split(";")[0])
                        .send("GET", "")
                        .body())
                .contains("me in acme");
    }

    @Test
    void only_listed_files_are_served_and_only_under_their_hash() {
        String page = ada().get("/").body();
        String link = page.replaceAll("(?s).*href=\"/app/connectors(/assets/[^\"]+)\".*", "$1");

        assertThat(console.client("eve").get(link).statusCode()).isEqualTo(200);
        assertThat(ada().get(link.replaceAll("/[0-9a-f]{16}/", "/0000000000000000/"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(ada().get(link.replace("console.css", "texts.properties")).statusCode())
                .isEqualTo(404);
        assertThat(ada().get("/assets/../../pom.properties").statusCode()).isEqualTo(404);
    }

    @Test
    void the_host_sets_its_header_and_its_colours() {
        console.close();
        console = ConsoleTesting.start(settings -> settings.header(request -> "<nav class=\"host\">Shop</nav>")
                .theme(Map.of("--dc-accent", "#0a7"), Map.of("--dc-accent", "hsl(150 50% 60%)")));
        String page = ada().get("/").body();

        assertThat(page).contains("<nav class=\"host\">Shop</nav>");
        assertThat(ada().get(page.replaceAll("(?s).*href=\"/app/connectors(/assets/[^\"]+)\".*", "$1"))
                        .body())
                .contains(
                        ":root {--dc-accent: #0a7; }",
                        "@media (prefers-color-scheme: dark) {:root {--dc-accent: hsl(150 50% 60%); }}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"red;}body{display:none", "url(https://evil.example)", "expression\\28"})
    void a_theme_sets_values_and_nothing_else(String value) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> ConsoleTesting.start(settings -> settings.theme(Map.of("--dc-accent", value), Map.of()))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
