package io.dataconnectors.examples.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Header;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.TestReport;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.jdbc.KeyRing;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A host that keeps everything in its database, bodies of calls among them, and an API that echoes what it is sent in many
 * forms. Whoever dumps all tables finds no secret.
 */
@Timeout(120)
class HuntInTheDatabaseTest {
    private static final String SHOP_TOKEN = "shop~t0ken/8f2c1d77aa+x=";
    private static final String CLIENT_SECRET = "client~s3cret/91bd03e6ff&y";
    private static final String ACCESS_TOKEN = "access~t0ken-3c99b0e1d4f7";
    private static final Pattern BYTES = Pattern.compile("X'([0-9a-fA-F]+)'");
    private static final String CONTROL = "control-not-hidden";

    private final StubApi api = StubApi.start();
    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:hunt;DB_CLOSE_DELAY=-1", "sa", "");

    @AfterEach
    void close() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        api.close();
    }

    private static Answer echo(StubRequest request, int status) {
        String sent = String.valueOf(request.header("Authorization")) + " " + request.text();
        byte[] bytes = sent.replaceFirst("^(Bearer|Basic) ", "").getBytes(StandardCharsets.UTF_8);
        String all = sent + " " + Base64.getEncoder().encodeToString(bytes) + " "
                + HexFormat.of().formatHex(bytes) + " " + URLEncoder.encode(sent, StandardCharsets.UTF_8);
        String body = "{\"id\": \"" + CONTROL + "\", \"echo\": \"" + all.replace("\"", "\\\"") + "\", \"message\": \""
                + all.replace("\"", "\\\"") + "\"}";
        return Answer.of(
                status,
                List.of(new Header("Content-Type", "application/json"), new Header("X-Echo", sent)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static ConnectorDefinition.Builder described(ConnectorDefinition.Builder definition) {
        return definition
                .description("Echoes what it is sent")
                .input(Input.string("text"))
                .output("id", "$.id")
                .output("echo", "$.echo");
    }

    private List<ConnectorDefinition> definitions() {
        Auth bearer = Auth.bearer("{{secret.shop_token}}");
        Auth oauth = Auth.oauth2ClientCredentials(api.url() + "/token", "crm", "{{secret.client_secret}}");
        return List.of(
                described(ConnectorDefinition.builder("read").get(api.url() + "/read"))
                        .auth(bearer)
                        .build(),
                described(ConnectorDefinition.builder("write").post(api.url() + "/write"))
                        .auth(bearer)
                        .build(),
                described(ConnectorDefinition.builder("bought").post(api.url() + "/write"))
                        .auth(oauth)
                        .build());
    }

    private void answers(int status) {
        api.on(Method.GET, "/read").answer(request -> echo(request, status));
        api.on(Method.POST, "/write").answer(request -> echo(request, status));
    }

    private static Execution call(ConnectorRegistry connectors, String name, String callId) {
        return connectors.execute(
                name,
                Invocation.builder()
                        .callId(callId)
                        .input("text", CONTROL)
                        .onBehalfOf("customer-7")
                        .build());
    }

    private void use(ConnectorRegistry connectors) {
        answers(200);
        for (ConnectorDefinition definition : definitions()) {
            Connector draft = connectors.create(definition);
            TestReport report = connectors.testThatWrites(draft.id(), draft.revision(), Invocation.of("text", CONTROL));
            assertThat(report.passed()).as(definition.name()).isTrue();
            connectors.setLive(draft.id(), report.revision());
            String callId = definition.name() + "-1";
            assertThat(call(connectors, definition.name(), callId).failure()).isNull();
            int sent = api.requests().size();
            assertThat(call(connectors, definition.name(), callId).callId()).isEqualTo(callId);
            int again = definition.request().method() == Method.GET ? 1 : 0; // of writes there is the recorded outcome
            assertThat(api.requests()).hasSize(sent + again);
        }
        for (int status : new int[] {400, 500, 401}) {
            answers(status);
            for (ConnectorDefinition definition : definitions()) {
                assertThat(call(connectors, definition.name(), definition.name() + "-" + status)
                                .succeeded())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_dump_of_all_tables_has_no_secret_whatever_the_api_echoes(boolean withKeys) throws Exception {
        api.on(Method.POST, "/token")
                .answer(request -> Answer.json(
                        200,
                        "{\"access_token\": \"" + ACCESS_TOKEN
                                + "\", \"token_type\": \"Bearer\", \"expires_in\": 3600}"));
        KeyRing keys = KeyRing.of("k1", "0123456789abcdef0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII));
        JdbcStorage.Builder builder = JdbcStorage.on(pool).install();
        try (JdbcStorage storage = (withKeys ? builder.keys(keys) : builder).open();
                HttpConnectorExecutor http = executor(storage, withKeys)) {
            use(ConnectorRegistry.builder()
                    .store(storage.connectors())
                    .history(storage.history())
                    .executionLog(storage.log())
                    .logBodies(100_000)
                    .ledger(storage.ledger())
                    .executor(http)
                    .build()
                    .in("acme"));
        }

        String dump = dump();

        assertThat(dump).contains(CONTROL, "customer-7", "write-500", "shop_token", Secret.MASK);
        for (String hidden : List.of(SHOP_TOKEN, CLIENT_SECRET, ACCESS_TOKEN, "0123456789abcdef0123456789ABCDEF")) {
            for (String form : forms(hidden)) {
                assertThat(dump.contains(form)).as(form).isFalse();
            }
        }
    }

    private HttpConnectorExecutor executor(JdbcStorage storage, boolean withKeys) {
        HttpConnectorExecutor.Builder builder = HttpConnectorExecutor.builder()
                .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRange("127.0.0.1/32"))
                .sslContext(api.sslContext());
        if (!withKeys) {
            return builder.secrets(HuntInTheDatabaseTest::find).build();
        }
        for (String name : List.of("shop_token", "client_secret")) {
            SecretResolver.Query query = new SecretResolver.Query("acme", name, api.url());
            Secret value = find(query);
            storage.secrets().put("acme", name, value == null ? Secret.of("none") : value, "ada");
            assertThat(storage.secrets().allow("acme", name, api.url(), "ada")).isTrue();
        }
        return builder.secrets(storage.secrets()).tokens(storage.tokens()).build();
    }

    @Nullable
    private static Secret find(SecretResolver.Query query) {
        return Secret.of(query.name().equals("shop_token") ? SHOP_TOKEN : CLIENT_SECRET);
    }

    /** As it is, in hexadecimal, percent-encoded, and in Base64 at each offset, of which the ends depend on what is beside it. */
    private static List<String> forms(String hidden) {
        byte[] bytes = hidden.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                hidden,
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                URLEncoder.encode(hidden, StandardCharsets.UTF_8)));
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            forms.add(encoded.substring(4, encoded.length() - 2));
        }
        return forms;
    }

    /** The script that makes the database anew; bytes stand in it in hexadecimal, and as text once more. */
    private String dump() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet script = statement.executeQuery("SCRIPT NOSETTINGS")) {
            while (script.next()) {
                String line = script.getString(1);
                lines.add(line);
                lines.add(unescaped(line));
            }
        }
        return lines.stream().collect(Collectors.joining("\n"));
    }

    /** What is written as bytes in a line, such as {@code X'73 65'}, as text. */
    private static String unescaped(String line) {
        StringBuilder text = new StringBuilder();
        Matcher bytes = BYTES.matcher(line);
        while (bytes.find()) {
            text.append(new String(HexFormat.of().parseHex(bytes.group(1)), StandardCharsets.ISO_8859_1))
                    .append('\n');
        }
        return text.toString();
    }
}
