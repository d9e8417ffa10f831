package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.console.internal.guard.SigningKey;
import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.store.InMemoryCallLedger;
import io.dataconnectors.store.InMemoryConnectorStore;
import io.dataconnectors.testkit.StubApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Several nodes over one store and one ledger, and a load balancer that sends each request to any of them: the form in which a
 * person is asked about a test that writes is good on each node that has the key, and the request is sent once.
 */
class ConsentOnNodesTest {
    private static final byte[] KEY = "a key that all nodes of a host have".getBytes(StandardCharsets.UTF_8);
    private static final Pattern FIELD = Pattern.compile("name=\"(_token|consent)\" value=\"([^\"]+)\"");

    private final StubApi api = StubApi.start();
    private final InMemoryConnectorStore store = new InMemoryConnectorStore();
    private final CallLedger ledger = new InMemoryCallLedger();
    private final HttpConnectorExecutor executor = HttpConnectorExecutor.builder()
            .sslContext(api.sslContext())
            .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRange("127.0.0.1/32"))
            .build();
    private final List<Console> open = new ArrayList<>();
    private final Console first = node(KEY, "ada");
    private final Console second = node(KEY, "ada");
    private String at;

    private Console node(byte[] key, String person) {
        ConnectorRegistry registry = registry();
        ConsoleAccess access = request -> ConsoleAccess.visitor("acme", person, EnumSet.allOf(Right.class));
        Console console = Console.builder(registry, access).tokenKey(key).build();
        open.add(console);
        return console;
    }

    private ConnectorRegistry registry() {
        return ConnectorRegistry.builder()
                .store(store)
                .ledger(ledger)
                .executor(executor)
                .build();
    }

    @BeforeEach
    void refund() {
        at = create("refund");
    }

    private String create(String name) {
        return "/connectors/"
                + registry()
                        .in("acme")
                        .create(ConnectorDefinition.builder(name)
                                .description("Refunds an order")
                                .post(api.url() + "/refunds")
                                .query("amount", "{{amount}}")
                                .input(Input.integer("amount").required())
                                .timeout(Limits.MAX_TIMEOUT)
                                .build())
                        .id()
                + "/test";
    }

    @AfterEach
    void close() {
        open.forEach(Console::close);
        executor.close();
        api.close();
    }

    private static ConsoleResponse get(Console console, String path) {
        return console.handle(new PlainRequest("GET", path, "", Map.of(), new byte[0]));
    }

    private static String page(ConsoleResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** Sends a form to a node, with a token of that node. */
    private ConsoleResponse post(Console console, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_token", field(page(get(console, at)), "_token"));
        List<String> pairs = new ArrayList<>();
        all.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        Map<String, String> headers =
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin");
        byte[] body = String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
        return console.handle(new PlainRequest("POST", path, "", headers, body));
    }

    private static String field(String page, String name) {
        Matcher found = FIELD.matcher(page);
        while (found.find()) {
            if (found.group(1).equals(name)) {
                return found.group(2);
            }
        }
        throw new AssertionError("No field " + name + " in " + page);
    }

    /** Has a node ask about a refund, and returns what its form carries. */
    private String asked(Console console) {
        return field(page(post(console, at, Map.of("input-amount", "10"))), "consent");
    }

    private ConsoleResponse means(Console console, String consent) {
        return post(console, at, Map.of("input-amount", "10", "meant", "yes", "consent", consent));
    }

    /** Returns the page of a test that has begun, once it has ended. */
    private static String result(Console console, ConsoleResponse begun) {
        assertThat(begun.status()).as(page(begun)).isEqualTo(303);
        String path = begun.headers().stream()
                .filter(field -> field.name().equals("Location"))
                .findFirst()
                .orElseThrow()
                .value()
                .replace("#test-run", "")
                .substring("/connectors".length());
        String shown = page(get(console, path));
        while (shown.contains("Waiting for the answer")) {
            shown = page(get(console, path));
        }
        return shown;
    }

    private void refunds() {
        api.on(Method.POST, "/refunds").answer(Answer.json(201, "{\"id\": \"r-1\"}"));
    }

    @Test
    void another_node_takes_the_form_and_a_node_that_was_restarted_too() {
        refunds();
        String consent = asked(first);
        String other = asked(first);
        first.close();

        assertThat(result(second, means(second, consent))).contains("The test passed.", "<dd>201</dd>", "r-1");
        Console restarted = node(KEY, "ada");
        assertThat(result(restarted, means(restarted, other))).contains("The test passed.", "<dd>201</dd>");
        assertThat(api.requests()).hasSize(2);
    }

    @Test
    void a_form_that_is_used_on_two_nodes_at_once_writes_once() {
        CountDownLatch over = new CountDownLatch(1);
        api.on(Method.POST, "/refunds").answer(request -> {
            await(over);
            return Answer.json(201, "{\"id\": \"r-1\"}");
        });
        String consent = asked(first);

        ConsoleResponse here = means(first, consent);
        Eventually.holds(() -> api.requests().size() == 1);
        ConsoleResponse there = means(second, consent);
        over.countDown();

        assertThat(result(first, here)).contains("The test passed.", "r-1").doesNotContain("was sent before");
        assertThat(result(second, there))
                .contains("The test passed.", "<dd>201</dd>", "The request was sent before, from the same form", "r-1")
                .doesNotContain("The answer has no body");
        Console restarted = node(KEY, "ada");
        assertThat(result(restarted, means(restarted, consent))).contains("The request was sent before");
        assertThat(api.requests()).hasSize(1);
        assertThat(registry().in("acme").getByName("refund").lastTest().passed())
                .isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_node_without_the_key_asks_again_and_keeps_what_was_typed() {
        refunds();
        String consent = asked(first);
        Console strange = node("a key that is one of this node only".getBytes(StandardCharsets.UTF_8), "ada");

        ConsoleResponse again = means(strange, consent);

        assertThat(again.status()).isEqualTo(200);
        assertThat(page(again))
                .contains(
                        "Nothing was sent: the console was restarted since you were asked",
                        "value=\"10\"",
                        "/refunds?amount=10",
                        "Send the POST request");
        assertThat(api.requests()).isEmpty();
        assertThat(result(strange, means(strange, field(page(again), "consent"))))
                .contains("The test passed.");
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void a_key_of_31_bytes_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node(new byte[31], "ada"))
                .withMessage("The key has 32 or more bytes, not 31");
    }

    private static String withAnotherSignature(String consent) {
        int first = consent.lastIndexOf('.') + 1;
        return consent.substring(0, first) + (consent.charAt(first) == 'A' ? 'B' : 'A') + consent.substring(first + 1);
    }

    @Test
    void a_form_of_another_person_another_connector_another_time_or_nobody_sends_nothing() {
        refunds();
        String consent = asked(first);
        String refund = at;

        assertSendsNothing(node(KEY, "bob"), consent);
        at = create("refund_again");
        assertSendsNothing(first, consent);
        at = refund;
        assertSendsNothing(first, consent.substring(1));
        assertSendsNothing(first, withAnotherSignature(consent));
        assertSendsNothing(first, consent.replaceFirst("\\.1\\.", ".2."));
        assertSendsNothing(first, "");
        assertSendsNothing(first, aged(consent, Duration.ofHours(13)));
        assertThat(api.requests()).isEmpty();
        assertThat(result(first, means(first, aged(consent, Duration.ofHours(11)))))
                .contains("The test passed.");
    }

    private void assertSendsNothing(Console console, String consent) {
        ConsoleResponse again = means(console, consent);
        assertThat(again.status()).isEqualTo(200);
        assertThat(page(again)).contains("Send the POST request", "value=\"10\"");
    }

    /** Returns what the form carries of a person who was asked some time ago. */
    private static String aged(String consent, Duration age) {
        String rest = consent.substring(consent.indexOf('.'), consent.lastIndexOf('.'));
        Visitor ada = (Visitor) ConsoleAccess.visitor("acme", "ada", EnumSet.allOf(Right.class));
        return new SigningKey(KEY)
                .signed("consent", ada, Instant.now().minus(age).getEpochSecond() + rest);
    }
}
