package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Limits;
import io.dataconnectors.spi.ConnectionProblem;
import io.dataconnectors.spi.ConnectionProblem.Kind;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.NameResolver;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.FaultTls;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trial 23: a host sees why a connection failed, in words of our own; the author of a connector does not. */
class ConnectionProblemsTest {
    private static final String SHOP = "https://shop.example.com";

    private final List<ConnectionProblem> problems = new CopyOnWriteArrayList<>();
    private final List<FailureKind> attempts = new CopyOnWriteArrayList<>();
    private final ConnectorListener listener = new ConnectorListener() {
        @Override
        public void connectionFailed(Call call, ConnectionProblem problem) {
            assertThat(attempts).as("told before the attempt").hasSize(problems.size());
            problems.add(problem);
        }

        @Override
        public void attempted(Call call, Attempt attempt) {
            attempts.add(attempt.failure());
        }
    };

    private Execution call(HttpConnectorExecutor.Builder builder, ConnectorDefinition.Builder definition) {
        try (HttpConnectorExecutor executor = builder.listener(listener).build()) {
            return executor.execute(Calls.call(definition));
        }
    }

    private static ConnectorDefinition.Builder once(String url) {
        return Calls.get(url).limits(Limits.DEFAULT.retries(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REFUSED                     | CONNECTION_REFUSED      | 127.0.0.1 port [0-9]+",
                "HANDSHAKE_HUNG_UP           | CONNECTION_CLOSED       | ''",
                "HANDSHAKE_OF_GARBAGE        | TLS_PROTOCOL            | ''",
                "NO_TLS_AT_ALL               | TLS_PROTOCOL            | ''",
                "TLS_ALERT                   | HANDSHAKE_REFUSED       | alert handshake_failure",
                "TLS_TOO_OLD                 | TLS_PROTOCOL            | ''",
                "CERTIFICATE_EXPIRED         | CERTIFICATE_EXPIRED     | valid until 20.*Z",
                "CERTIFICATE_OF_ANOTHER_NAME | HOST_NAME_MISMATCH      | ''",
                "CERTIFICATE_OF_A_STRANGER   | CERTIFICATE_NOT_TRUSTED | ''",
                "HANGS_UP_IN_THE_HEAD        | CONNECTION_CLOSED       | ''",
                "RESETS_IN_THE_BODY          | CONNECTION_RESET        | ''",
            })
    void a_host_is_told_what_went_wrong(Fault fault, Kind kind, String facts) {
        try (RawServer server = RawServer.start(fault)) {
            Execution failed =
                    call(Calls.executor(server.port()).sslContext(FaultTls.client()), once(server.url() + "/orders"));

            assertThat(problems).hasSize(1);
            assertThat(problems.get(0).origin()).isEqualTo(server.url());
            assertThat(problems.get(0).kind()).isEqualTo(kind);
            assertThat(problems.get(0).facts()).matches(Calls.isOnTheJdk() || fault != Fault.REFUSED ? facts : "");
            assertThat(attempts).containsExactly(failed.failure().kind());
            assertThat(failed.failure().message())
                    .as("the author of the connector sees less")
                    .doesNotContain(kind.meaning())
                    .doesNotContainPattern(facts.isEmpty() ? "no facts" : facts);
        }
    }

    @Test
    void names_without_address_and_resolvers_that_fail_are_told_apart() {
        NameResolver unknown = (host, port) -> {
            throw new UnknownHostException("secret");
        };
        NameResolver broken = (host, port) -> {
            throw new IllegalStateException("secret");
        };
        for (NameResolver names : List.of(unknown, broken)) {
            Execution failed = call(Calls.executor(443).names(names), once(SHOP));
            assertThat(failed.failure()).hasToString("CONNECT_FAILED: " + SHOP + " could not be reached");
        }

        assertThat(problems)
                .containsExactly(
                        new ConnectionProblem(SHOP, Kind.NAME_NOT_FOUND, ""),
                        new ConnectionProblem(SHOP, Kind.RESOLVER_FAILED, ""));
    }

    @Test
    void of_several_addresses_the_last_is_told_and_how_many_were_tried() {
        Calls.onTheJdkAlone("the relay tells addresses");
        try (RawServer nobody = RawServer.start(Fault.REFUSED)) {
            var address = new InetSocketAddress("127.0.0.1", nobody.port());

            call(Calls.executor(nobody.port()).names((host, port) -> List.of(address, address)), once(SHOP));

            assertThat(problems)
                    .containsExactly(new ConnectionProblem(
                            SHOP,
                            Kind.CONNECTION_REFUSED,
                            "127.0.0.1 port " + nobody.port() + ", the last of 2 addresses that were tried"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"403 Forbidden", "407 Proxy Authentication Required"})
    void a_proxy_that_opens_no_way_is_told_with_its_status(String status) throws Exception {
        try (HostProxy proxy = HostProxy.answering("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")) {
            call(
                    Calls.executor(443)
                            .egress(EgressPolicy.publicHttps())
                            .transport(JdkTransport.throughProxy(proxy.address())::open),
                    once(SHOP));
        }
        assertThat(problems)
                .containsExactly(new ConnectionProblem(SHOP, Kind.PROXY_REFUSED, "status " + status.substring(0, 3)));
    }

    @Test
    void each_attempt_has_its_own() {
        NameResolver unknown = (host, port) -> {
            throw new UnknownHostException();
        };

        Execution failed = call(Calls.executor(443).names(unknown), Calls.get(SHOP));

        assertThat(failed.attempts()).isEqualTo(3);
        assertThat(problems).hasSize(3);
        assertThat(failed.delivery()).isEqualTo(Delivery.NOT_SENT);
    }

    @Test
    void a_token_endpoint_that_cannot_be_reached_is_told_to_the_call_that_needs_it() {
        try (TokenStub stub = new TokenStub();
                HttpConnectorExecutor executor =
                        stub.executor().listener(listener).build()) {
            stub.auth.close();

            Execution failed = executor.execute(Calls.call(stub.get()));

            assertThat(failed.failure())
                    .hasToString("CONNECT_FAILED: No access token: " + stub.auth.url() + " could not be reached");
            assertThat(problems).hasSize(1);
            assertThat(problems.get(0).origin()).isEqualTo(stub.auth.url());
            assertThat(problems.get(0).kind()).isEqualTo(Kind.CONNECTION_REFUSED);
        }
    }

    @Test
    void the_log_says_it_once_a_minute_for_each_origin() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.logFile=System.err",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FailsOften.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var log = jvm.inputReader()) {
            assertThat(log.lines().filter(line -> line.contains("WARN")))
                    .extracting(line -> line.substring(line.indexOf("io.")))
                    .containsExactly(
                            "io.dataconnectors.http.connections - A connection failed. " + SHOP
                                    + ": the name has no address",
                            "io.dataconnectors.http.connections - A connection failed. https://other.example.com: the name"
                                    + " has no address");
            assertThat(jvm.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            jvm.destroy();
        }
    }

    static final class FailsOften {
        private FailsOften() {}

        public static void main(String[] arguments) {
            NameResolver unknown = (host, port) -> {
                throw new UnknownHostException();
            };
            try (HttpConnectorExecutor executor = Calls.builder().names(unknown).build()) {
                for (String url : List.of(SHOP, SHOP, "https://other.example.com", SHOP)) {
                    executor.execute(Calls.call(once(url)));
                }
            }
        }
    }
}
