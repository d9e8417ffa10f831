package io.dataconnectors.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Auth;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.Status;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.testkit.StubApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

/** The host as it runs: started once, behind a context path, on virtual threads where the JVM has them. */
class HostTest {
    private static final boolean VIRTUAL = Runtime.version().feature() >= 21;
    private static final String ADA = "ada@acme";

    private static StubApi api;
    private static ConfigurableApplicationContext host;
    private static String url;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        api = StubApi.start();
        api.on(Method.GET, "/orders/1042").answer(200, "{\"status\": \"delivered\"}");
        host = SpringApplication.run(
                Shop.class,
                "--server.port=0",
                "--server.servlet.context-path=/shop",
                "--spring.main.banner-mode=off",
                "--spring.threads.virtual.enabled=" + VIRTUAL,
                "--spring.ssl.bundle.pem.vendor.truststore.certificate=" + api.certificatePem(),
                "--dataconnectors.ssl.bundle=vendor",
                "--dataconnectors.egress.ports=" + api.port(),
                "--dataconnectors.egress.open-ranges=127.0.0.1/32",
                "--dataconnectors.secrets.key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        url = "http://127.0.0.1:" + host.getEnvironment().getProperty("local.server.port") + "/shop";
        connect();
    }

    @AfterAll
    static void stop() {
        host.close();
        api.close();
    }

    private static ConnectorRegistry acme() {
        return host.getBean(ConnectorRegistry.class).in("acme").by(ADA);
    }

    /** What the customer does on the console. */
    private static void connect() {
        SecretStore secrets = host.getBean(SecretStore.class);
        secrets.put("acme", "shop_token", Secret.of("tok-1f7c"), ADA);
        secrets.allow("acme", "shop_token", SecretStore.origin(api.url()), ADA);
        Connector draft = acme().create(ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order by its number")
                .get(api.url() + "/orders/{{order_id}}")
                .auth(Auth.bearer("{{secret.shop_token}}"))
                .input(Input.string("order_id").required())
                .output("status", "$.status")
                .build());
        acme().test(draft.id(), Invocation.of("order_id", "1042"));
        acme().setLive(draft.id(), draft.revision());
    }

    private HttpRequest.Builder request(String path, String user) {
        String login = Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Basic " + login);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String get(String path, String user) throws Exception {
        HttpResponse<String> answer = send(request(path, user));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Test
    void it_runs_on_the_line_of_boot_that_the_module_is_for() {
        assertThat(SpringBootVersion.getVersion()).startsWith(System.getProperty("boot.line"));
    }

    @Test
    void an_automation_calls_the_connector_of_its_tenant_and_stores_its_outputs_on_the_customer() throws Exception {
        host.getBean(OrderStatus.class)
                .refresh(
                        "acme",
                        host.getBean(Customers.class).find("acme", "c-7").orElseThrow());

        assertThat(get("/customers/c-7", ADA)).contains("\"status\":\"delivered\"");
        assertThat(api.requests().get(api.requests().size() - 1).header("Authorization"))
                .isEqualTo("Bearer tok-1f7c");
        assertThat(send(request("/customers/c-7", "grace@globex")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_workflow_in_the_hosts_own_table_keeps_its_connector_live() {
        Connector live = acme().getByName("retrieve_order");

        assertThatExceptionOfType(ConnectorInUseException.class)
                .isThrownBy(() -> acme().setDraft(live.id()))
                .withMessageContaining("Answer where is my order");
    }

    @Test
    void the_console_is_served_below_the_context_path_to_those_who_are_logged_in_each_in_the_own_tenant()
            throws Exception {
        assertThat(get("/connectors", ADA)).contains("retrieve_order").contains("/shop/connectors");
        assertThat(get("/connectors", "grace@globex")).doesNotContain("retrieve_order");
        assertThat(get("/connectors/api/connectors", ADA)).contains("\"name\":\"retrieve_order\"");
        HttpResponse<String> nobody = send(HttpRequest.newBuilder(URI.create(url + "/connectors")));
        assertThat(nobody.statusCode()).isIn(302, 401);
        assertThat(nobody.body()).doesNotContain("retrieve_order");
    }

    @Test
    void a_change_without_the_token_of_a_form_is_refused() throws Exception {
        HttpRequest.Builder forged = request("/connectors/new", ADA)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=forged"));

        assertThat(send(forged).statusCode()).isIn(401, 403); // the page of errors is for those who are logged in, too
    }

    @Test
    void a_form_of_the_console_has_the_token_of_spring_security_and_no_other_is_taken() throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String connector =
                "/connectors/connectors/" + acme().getByName("retrieve_order").id();
        String draft = connector + "/draft";
        HttpRequest page = request(connector + "/test", ADA).build();
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.send(page, BodyHandlers.ofString()).body());
        assertThat(field.find()).isTrue();

        HttpResponse<String> sent = browser.send(form(draft, "_csrf=" + field.group(1)), BodyHandlers.ofString());
        HttpResponse<String> forged = browser.send(form(draft, "_csrf=" + "A".repeat(96)), BodyHandlers.ofString());

        assertThat(sent.body()).contains("Answer where is my order");
        assertThat(acme().getByName("retrieve_order").status()).isEqualTo(Status.LIVE);
        assertThat(forged.statusCode()).isIn(401, 403);
    }

    private HttpRequest form(String path, String fields) {
        return request(path, ADA)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", url.substring(0, url.lastIndexOf('/')))
                .POST(BodyPublishers.ofString(fields))
                .build();
    }

    @Test
    void health_and_metrics_tell_of_calls() throws Exception {
        assertThat(get("/actuator/health", ADA)).contains("\"connectors\":{").contains("\"pausedOrigins\":0");
        assertThat(get("/actuator/metrics/connectors.calls", ADA)).contains("\"COUNT\"");
        assertThat(get("/actuator/metrics", ADA))
                .contains("connectors.in.flight")
                .doesNotContain("\"connectors.call\"");
    }

    @Test
    void the_page_shows_all_of_the_host_that_touches_connectors() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("host.page")));
        List<String> shown = Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(page)
                .results()
                .map(block -> block.group(1).strip())
                .toList();
        String sources = String.join("\n", touching());

        assertThat(shown).hasSize(2).allSatisfy(block -> assertThat(sources).contains(block));
    }

    /** What a host writes: 40 lines at most, of all that is in files which name anything of the library. */
    @Test
    void at_most_40_lines_of_the_host_touch_connectors() throws Exception {
        Pattern nothing = Pattern.compile("\\s*|\\s*(//|/?\\*).*|import .*|package .*");
        List<String> lines = touching().stream()
                .flatMap(String::lines)
                .filter(line -> !nothing.matcher(line).matches())
                .toList();

        assertThat(lines).hasSizeBetween(20, 40);
    }

    private static List<String> touching() throws IOException {
        try (var files = Files.walk(Path.of(System.getProperty("host.sources")))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(HostTest::read)
                    .filter(text -> text.contains("import io.dataconnectors."))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
