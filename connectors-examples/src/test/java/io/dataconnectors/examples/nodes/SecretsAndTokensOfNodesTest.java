package io.dataconnectors.examples.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.http.CallLimits;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.jdbc.KeyRing;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes with executors and storages of their own, and one database. */
@Tag("thorough")
@Timeout(300)
class SecretsAndTokensOfNodesTest {
    private static final int CALLERS = 200;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final AtomicInteger fetched = new AtomicInteger();
    private final StubApi api = StubApi.start();

    enum Kind {
        H2,
        POSTGRESQL
    }

    /** A node: what it keeps in the database, and what makes its calls. */
    private record Node(JdbcStorage storage, HttpConnectorExecutor http) {}

    @AfterEach
    void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
        api.close();
    }

    private DataSource database(Kind kind) {
        if (kind == Kind.POSTGRESQL) {
            return postgres().getPostgresDatabase();
        }
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:nodes" + DATABASES.incrementAndGet(), "sa", "");
        pool.setMaxConnections(20);
        opened.push(pool::dispose);
        return pool;
    }

    private EmbeddedPostgres postgres() {
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT); // its starter takes names of platforms to lower case
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            opened.push(server);
            return server;
        } catch (IOException | RuntimeException e) {
            Assumptions.abort("PostgreSQL cannot be started here: " + e);
            throw new AssertionError(e);
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static byte[] key(int number) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) number);
        return key;
    }

    private Node node(DataSource database, KeyRing keys) {
        JdbcStorage storage = JdbcStorage.on(database).install().keys(keys).open();
        opened.push(storage);
        HttpConnectorExecutor http = HttpConnectorExecutor.builder()
                .secrets(storage.secrets())
                .rememberSecrets(Duration.ZERO)
                .tokens(storage.tokens())
                .limits(CallLimits.standard()
                        .inFlight(4 * CALLERS)
                        .perWorkspace(2 * CALLERS)
                        .perOrigin(2 * CALLERS))
                .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRange("127.0.0.1/32"))
                .sslContext(api.sslContext())
                .build();
        opened.push(http);
        return new Node(storage, http);
    }

    private ConnectorCall call(Auth auth) {
        ConnectorDefinition definition = ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order")
                .get(api.url() + "/orders")
                .auth(auth)
                .limits(Limits.DEFAULT.timeout(Duration.ofSeconds(60)))
                .build();
        return new ConnectorCall("acme", definition, Invocation.empty());
    }

    private void givesTokens(int seconds) {
        api.on(Method.POST, "/token")
                .answer(request -> Answer.json(
                        200,
                        "{\"access_token\": \"token-" + fetched.incrementAndGet()
                                + "\", \"token_type\": \"Bearer\", \"expires_in\": " + seconds + "}"));
    }

    /** Where the database takes over two seconds, as on a busy machine, a node fetches for itself. */
    @Tag("figures")
    @ParameterizedTest
    @EnumSource
    void however_many_callers_of_two_nodes_wait_for_an_expired_token_it_is_fetched_once(Kind kind) throws Exception {
        api.on(Method.GET, "/orders").answer(200, "{}");
        DataSource database = database(kind);
        Node first = node(database, KeyRing.of("k1", key(1)));
        Node second = node(database, KeyRing.of("k1", key(1)));
        first.storage().secrets().put("acme", "client_secret", Secret.of("client-s3cret"), "ada");
        assertThat(first.storage().secrets().allow("acme", "client_secret", api.url(), "ada"))
                .isTrue();
        ConnectorCall call =
                call(Auth.oauth2ClientCredentials(api.url() + "/token", "crm", "{{secret.client_secret}}"));
        givesTokens(0); // over as soon as it is given
        assertThat(first.http().execute(call).failure()).isNull();
        int before = fetched.get();
        givesTokens(3600);

        List<CompletableFuture<Execution>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            calls.add(first.http().executeAsync(call));
            calls.add(second.http().executeAsync(call));
        }

        for (CompletableFuture<Execution> each : calls) {
            assertThat(each.get().failure()).isNull();
        }
        int fetches = fetched.get() - before;
        System.out.printf(
                Locale.ROOT, "%s, 2 nodes, %d callers each, an expired token: %d fetch%n", kind, CALLERS, fetches);
        assertThat(fetches).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void keys_are_rotated_while_two_nodes_call_and_no_call_fails(Kind kind) throws Exception {
        api.on(Method.GET, "/orders")
                .answer(request ->
                        Answer.json("Bearer shop-s3cret".equals(request.header("Authorization")) ? 200 : 401, "{}"));
        DataSource database = database(kind);
        Node first = node(database, KeyRing.of("k1", key(1)).withOlder("k2", key(2)));
        first.storage().secrets().put("acme", "shop_token", Secret.of("shop-s3cret"), "ada");
        assertThat(first.storage().secrets().allow("acme", "shop_token", api.url(), "ada"))
                .isTrue();
        Node second = node(database, KeyRing.of("k2", key(2)).withOlder("k1", key(1)));
        ConnectorCall call = call(Auth.bearer("{{secret.shop_token}}"));
        AtomicBoolean rotated = new AtomicBoolean();
        AtomicInteger made = new AtomicInteger();
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Node node = i % 2 == 0 ? first : second;
            callers.add(CompletableFuture.runAsync(() -> {
                for (int more = 20; !rotated.get() || more > 0; more--) {
                    assertThat(node.http().execute(call).failure()).isNull();
                    made.incrementAndGet();
                }
            }));
        }

        assertThat(second.storage().rotateKeys()).isEqualTo(1);
        rotated.set(true);

        for (CompletableFuture<Void> caller : callers) {
            caller.get();
        }
        assertThat(made.get()).isGreaterThanOrEqualTo(80);
        Node third = node(database, KeyRing.of("k2", key(2)));
        assertThat(third.http().execute(call).failure()).isNull();
    }
}
