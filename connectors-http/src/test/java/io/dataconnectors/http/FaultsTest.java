package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.FaultTls;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every fault of the fault server, for a call that reads and one that writes, all through one executor and beside calls to
 * a healthy API. The calls are made once, some at a time; then each row of the table asks what came of them.
 */
class FaultsTest {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration SHORTER_THAN_A_LOOKUP = Duration.ofSeconds(2);
    private static final Duration LONG = Limits.MAX_TIMEOUT;
    private static final int AT_ONCE = 16;
    private static final int PACE = 20; // milliseconds between calls to the healthy API
    private static final int MORE = 3;

    private static final Map<Fault, RawServer> SERVERS = new EnumMap<>(Fault.class);
    private static final Map<Fault, CompletableFuture<Execution>> READS = new EnumMap<>(Fault.class);
    private static final Map<Fault, CompletableFuture<Execution>> WRITES = new EnumMap<>(Fault.class);
    private static final CountDownLatch END = new CountDownLatch(1);
    private static final List<Execution> HEALTHY = new ArrayList<>();

    private static HttpConnectorExecutor executor;

    /** What differs below another transport than the JDK's: it reads chunks and trailers. */
    private static final Map<Fault, String> OTHERWISE = Map.of(
            Fault.ENDLESS_SIZE_OF_A_CHUNK, "MALFORMED ANSWERED 1",
            Fault.ENDLESS_EXTENSION_OF_A_CHUNK, "MALFORMED ANSWERED 1",
            Fault.ENDLESS_TRAILERS, "MALFORMED ANSWERED 1",
            Fault.STALLS_IN_THE_TRAILERS, "TIMEOUT ANSWERED 1",
            Fault.CHUNK_SIZE_IS_NO_NUMBER, "MALFORMED ANSWERED 1",
            Fault.CHUNK_SIZE_BELOW_ZERO, "MALFORMED ANSWERED 1",
            Fault.CHUNK_SIZE_BEYOND_64_BITS, "MALFORMED ANSWERED 1",
            Fault.CHUNK_WITHOUT_AN_END, "MALFORMED ANSWERED 1");

    @BeforeAll
    static void call_every_server() throws InterruptedException {
        for (Fault fault : Fault.values()) {
            SERVERS.put(fault, RawServer.start(fault));
        }
        try (StubApi healthy = StubApi.start()) {
            healthy.on(Method.GET, "/orders").answer(200, "{\"status\": \"delivered\"}");
            executor = executor(healthy);
            ConnectorCall call = call("healthy", Calls.get(healthy.url() + "/orders"), LONG);
            HEALTHY.add(executor.execute(call)); // so that the first handshake of this JVM takes nobody's time
            Thread faulty = new Thread(FaultsTest::callAllFaultyOnes);
            faulty.start();
            while (faulty.isAlive()) {
                HEALTHY.add(executor.execute(call));
                faulty.join(PACE);
            }
        }
    }

    private static void callAllFaultyOnes() {
        Semaphore places = new Semaphore(AT_ONCE);
        SERVERS.forEach((fault, server) -> {
            READS.put(fault, start(places, fault, Calls.get(server.url())));
            WRITES.put(fault, start(places, fault, Calls.post(server.url())));
        });
        places.acquireUninterruptibly(AT_ONCE);
    }

    private static HttpConnectorExecutor executor(StubApi healthy) {
        return Calls.builder()
                .egress(Calls.loopback(SERVERS.values()).allowPort(healthy.port()))
                .sslContext(FaultTls.client())
                .circuitBreaker(CircuitBreaker.off())
                .random(() -> 0)
                .names(Calls.names(FaultsTest::resolve))
                .build();
    }

    /** Resolves names as the host's resolver does that their first part names. */
    private static InetAddress[] resolve(String host) throws UnknownHostException {
        return switch (host.split("\\.")[0]) {
            case "silent" -> {
                try {
                    END.await();
                } catch (InterruptedException e) {
                    // as a resolver that gives up
                }
                throw new UnknownHostException(host);
            }
            case "broken" -> throw new StackOverflowError();
            case "empty" -> new InetAddress[0];
            case "half-private" -> new InetAddress[] {address("93.184.216.34"), address("10.0.0.1")};
            default -> throw new UnknownHostException(host);
        };
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private static CompletableFuture<Execution> start(
            Semaphore places, Fault fault, ConnectorDefinition.Builder definition) {
        places.acquireUninterruptibly();
        return executor.executeAsync(call(fault.name(), definition, lasts(fault) ? SHORT : LONG))
                .whenComplete((outcome, thrown) -> places.release());
    }

    private static boolean lasts(Fault fault) {
        return fault.lasts() || (!Calls.isOnTheJdk() && fault == Fault.STALLS_IN_THE_TRAILERS);
    }

    private static ConnectorCall call(String workspace, ConnectorDefinition.Builder definition, Duration limit) {
        return new ConnectorCall(workspace, definition.timeout(limit).build(), Invocation.empty());
    }

    @AfterAll
    static void stop() {
        END.countDown();
        executor.close();
        SERVERS.values().forEach(RawServer::close);
        executor = null; // for this class stays, and with it what the executor was made of
    }

    @Test
    void calls_to_a_healthy_api_beside_them_all_succeed() {
        assertThat(HEALTHY).hasSizeGreaterThan(1).allMatch(Execution::succeeded);
    }

    @Test
    void every_fault_has_its_row() throws NoSuchMethodException {
        String table = FaultsTest.class
                .getDeclaredMethod("outcome", Fault.class, String.class, String.class, String.class, String.class)
                .getAnnotation(CsvSource.class)
                .textBlock();

        assertThat(table.lines().filter(line -> !line.startsWith("#")).map(line -> Fault.valueOf(line.split(" ")[0])))
                .containsExactly(Fault.values());
    }

    /**
     * Each cell says the kind, the delivery and the attempts; {@code a/b} where it is a race of the network who is heard
     * first. The last says whether the connections of the call end with it, or are kept for the next: after an answer that
     * came whole, whatever is wrong with what it says.
     *
     * <p>Two things are the JDK's ({@link #OTHERWISE} has those of others): a bad chunk counts as a broken connection; fields
     * without a colon or a name are skipped, folded ones joined and trailers not read.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # the connection
            REFUSED                            | CONNECT_FAILED NOT_SENT 3                | CONNECT_FAILED NOT_SENT 1            |                                                                       | end
            NO_ROOM                            | TIMEOUT NOT_SENT 1                       | TIMEOUT NOT_SENT 1                   |                                                                       | none
            NEVER_ACCEPTED                     | TIMEOUT NOT_SENT 1                       | TIMEOUT NOT_SENT 1                   |                                                                       | end
            RESET_AT_ONCE                      | CONNECT_FAILED/TLS_FAILED NOT_SENT 1/2/3   | CONNECT_FAILED/TLS_FAILED NOT_SENT 1 |                                                                       | end
            HANGS_UP_AT_ONCE                   | TLS_FAILED NOT_SENT 1                    | TLS_FAILED NOT_SENT 1                |                                                                       | end
            # the handshake
            HANDSHAKE_NEVER_ANSWERED           | TIMEOUT NOT_SENT 1                       | TIMEOUT NOT_SENT 1                   |                                                                       | end
            HANDSHAKE_STALLS_HALFWAY           | TIMEOUT NOT_SENT 1                       | TIMEOUT NOT_SENT 1                   |                                                                       | end
            HANDSHAKE_DRIPS                    | TIMEOUT NOT_SENT 1                       | TIMEOUT NOT_SENT 1                   |                                                                       | end
            HANDSHAKE_RESET                    | TLS_FAILED NOT_SENT 1                    | TLS_FAILED NOT_SENT 1                |                                                                       | end
            HANDSHAKE_HUNG_UP                  | TLS_FAILED NOT_SENT 1                    | TLS_FAILED NOT_SENT 1                |                                                                       | end
            HANDSHAKE_OF_GARBAGE               | TLS_FAILED NOT_SENT 1                    | TLS_FAILED NOT_SENT 1                |                                                                       | end
            NO_TLS_AT_ALL                      | TLS_FAILED NOT_SENT 1                    | TLS_FAILED NOT_SENT 1                |                                                                       | end
            TLS_ALERT                          | TLS_FAILED NOT_SENT 1                    | TLS_FAILED NOT_SENT 1                |                                                                       | end
            TLS_TOO_OLD                        | TLS_FAILED NOT_SENT 1                    | TLS_FAILED NOT_SENT 1                |                                                                       | end
            CERTIFICATE_EXPIRED                | TLS_FAILED NOT_SENT 1                    | TLS_FAILED NOT_SENT 1                |                                                                       | end
            CERTIFICATE_OF_ANOTHER_NAME        | TLS_FAILED NOT_SENT 1                    | TLS_FAILED NOT_SENT 1                |                                                                       | end
            CERTIFICATE_OF_A_STRANGER          | TLS_FAILED NOT_SENT 1                    | TLS_FAILED NOT_SENT 1                |                                                                       | end
            # the request
            RESET_BEFORE_THE_REQUEST_WAS_READ  | CONNECT_FAILED UNKNOWN 3                 | CONNECT_FAILED UNKNOWN 1             |                                                                       | end
            REQUEST_NEVER_READ                 | TIMEOUT UNKNOWN 1                        | TIMEOUT UNKNOWN 1                    |                                                                       | end
            RESET_AFTER_THE_REQUEST            | CONNECT_FAILED UNKNOWN 3                 | CONNECT_FAILED UNKNOWN 1             |                                                                       | end
            HANGS_UP_AFTER_THE_REQUEST         | CONNECT_FAILED UNKNOWN 3                 | CONNECT_FAILED UNKNOWN 1             |                                                                       | end
            HALF_CLOSES_AFTER_THE_REQUEST      | CONNECT_FAILED UNKNOWN 3                 | CONNECT_FAILED UNKNOWN 1             |                                                                       | end
            ANSWERS_BEFORE_THE_REQUEST         | OK ANSWERED 1                            | OK ANSWERED 1                        |                                                                       | kept
            ANSWERS_AND_RESETS_UNREAD          | OK/CONNECT_FAILED ANSWERED/UNKNOWN 1/2/3 | OK/CONNECT_FAILED ANSWERED/UNKNOWN 1 |                                                                       | end
            # the head of the answer
            STALLS_BEFORE_THE_HEAD             | TIMEOUT UNKNOWN 1                        | TIMEOUT UNKNOWN 1                    |                                                                       | end
            STALLS_IN_THE_STATUS_LINE          | TIMEOUT UNKNOWN 1                        | TIMEOUT UNKNOWN 1                    |                                                                       | end
            STALLS_IN_THE_HEAD                 | TIMEOUT UNKNOWN 1                        | TIMEOUT UNKNOWN 1                    |                                                                       | end
            DRIPS_THE_HEAD                     | TIMEOUT UNKNOWN 1                        | TIMEOUT UNKNOWN 1                    |                                                                       | end
            RESETS_IN_THE_HEAD                 | CONNECT_FAILED UNKNOWN 3                 | CONNECT_FAILED UNKNOWN 1             |                                                                       | end
            HANGS_UP_IN_THE_HEAD               | CONNECT_FAILED UNKNOWN 3                 | CONNECT_FAILED UNKNOWN 1             |                                                                       | end
            ENDLESS_STATUS_LINE                | TOO_LARGE UNKNOWN 1                      | TOO_LARGE UNKNOWN 1                  | The answer has a head that does not end                               | end
            ENDLESS_FIELDS                     | TOO_LARGE UNKNOWN 1                      | TOO_LARGE UNKNOWN 1                  | The answer has a head that does not end                               | end
            ENDLESS_FIELD                      | TOO_LARGE UNKNOWN 1                      | TOO_LARGE UNKNOWN 1                  | The answer has a head that does not end                               | end
            ENDLESS_NAME_OF_A_FIELD            | TOO_LARGE UNKNOWN 1                      | TOO_LARGE UNKNOWN 1                  | The answer has a head that does not end                               | end
            FLOOD_OF_100                       | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            FLOOD_OF_102                       | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            FLOOD_OF_103                       | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            DRIP_OF_102                        | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            SWITCHES_PROTOCOLS                 | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            NOT_HTTP                           | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            GARBAGE                            | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            STATUS_OF_TWO_DIGITS               | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            STATUS_OF_FOUR_DIGITS              | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            STATUS_BELOW_ALL                   | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            STATUS_ABOVE_ALL                   | HTTP_STATUS ANSWERED 1                   | HTTP_STATUS ANSWERED 1               | The API answered with status 999                                      | kept
            STATUS_BELOW_ZERO                  | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            VERSION_2_IN_THE_STATUS_LINE       | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            FIELD_WITHOUT_A_COLON              | OK ANSWERED 1                            | OK ANSWERED 1                        |                                                                       | kept
            FIELD_WITHOUT_A_NAME               | OK ANSWERED 1                            | OK ANSWERED 1                        |                                                                       | kept
            FIELD_WITH_A_NUL                   | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            FIELD_FOLDED                       | OK ANSWERED 1                            | OK ANSWERED 1                        |                                                                       | kept
            TOO_MANY_FIELDS                    | TOO_LARGE ANSWERED 1                     | TOO_LARGE ANSWERED 1                 | The answer has more than 200 header fields                            | end
            TOO_LARGE_A_FIELD                  | TOO_LARGE ANSWERED 1                     | TOO_LARGE ANSWERED 1                 | The answer has header fields of more than 64 KiB                      | end
            # the framing of the body
            LENGTH_AND_CHUNKS                  | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has both a Content-Length and a Transfer-Encoding          | end
            CHUNKS_AND_LENGTH                  | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has both a Content-Length and a Transfer-Encoding          | end
            TWO_LENGTHS                        | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has a Content-Length that is not one number                | end
            TWO_DIFFERENT_LENGTHS              | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has a Content-Length that is not one number                | end
            LIST_OF_LENGTHS                    | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has a Content-Length that is not one number                | end
            LENGTH_WITH_A_SIGN                 | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has a Content-Length that is not one number                | end
            LENGTH_BELOW_ZERO                  | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has a Content-Length that is not one number                | end
            LENGTH_IN_HEXADECIMAL              | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has a Content-Length that is not one number                | end
            LENGTH_WITH_A_POINT                | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has a Content-Length that is not one number                | end
            LENGTH_OF_NOTHING                  | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has a Content-Length that is not one number                | end
            LENGTH_BEYOND_64_BITS              | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has a Content-Length that is not one number                | end
            LENGTH_TOO_LARGE                   | TOO_LARGE ANSWERED 1                     | TOO_LARGE ANSWERED 1                 | The answer has a body that is larger than the definition allows       | end
            CODING_UNKNOWN                     | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has another transfer coding than chunked                   | end
            CODING_BEFORE_CHUNKS               | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has another transfer coding than chunked                   | end
            CODING_IDENTITY                    | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has another transfer coding than chunked                   | end
            TWO_CODINGS                        | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has another transfer coding than chunked                   | end
            CODING_WITH_A_TAB                  | MALFORMED UNKNOWN 1                      | MALFORMED UNKNOWN 1                  |                                                                       | end
            # the body
            STALLS_AFTER_THE_HEAD              | TIMEOUT ANSWERED 1                       | TIMEOUT ANSWERED 1                   |                                                                       | end
            STALLS_IN_THE_BODY                 | TIMEOUT ANSWERED 1                       | TIMEOUT ANSWERED 1                   |                                                                       | end
            DRIPS_THE_BODY                     | TIMEOUT ANSWERED 1                       | TIMEOUT ANSWERED 1                   |                                                                       | end
            RESETS_IN_THE_BODY                 | CONNECT_FAILED ANSWERED/UNKNOWN 3        | CONNECT_FAILED ANSWERED/UNKNOWN 1    |                                                                       | end
            HANGS_UP_IN_THE_BODY               | CONNECT_FAILED ANSWERED 3                | CONNECT_FAILED ANSWERED 1            |                                                                       | end
            HALF_CLOSES_IN_THE_BODY            | CONNECT_FAILED ANSWERED 3                | CONNECT_FAILED ANSWERED 1            |                                                                       | end
            HANGS_UP_WITHOUT_A_LENGTH          | CONNECT_FAILED ANSWERED 3                | CONNECT_FAILED ANSWERED 1            |                                                                       | end
            HALF_CLOSES_WITHOUT_A_LENGTH       | CONNECT_FAILED ANSWERED 3                | CONNECT_FAILED ANSWERED 1            |                                                                       | end
            ENDLESS_BODY                       | TOO_LARGE ANSWERED 1                     | TOO_LARGE ANSWERED 1                 | The answer has a body that is larger than the definition allows       | end
            ENDLESS_CHUNKS                     | TOO_LARGE ANSWERED 1                     | TOO_LARGE ANSWERED 1                 | The answer has a body that is larger than the definition allows       | end
            ENDLESS_SIZE_OF_A_CHUNK            | CONNECT_FAILED ANSWERED 3                | CONNECT_FAILED ANSWERED 1            |                                                                       | end
            ENDLESS_EXTENSION_OF_A_CHUNK       | CONNECT_FAILED ANSWERED 3                | CONNECT_FAILED ANSWERED 1            |                                                                       | end
            ENDLESS_TRAILERS                   | OK ANSWERED 1                            | OK ANSWERED 1                        |                                                                       | kept
            STALLS_IN_THE_SIZE_OF_A_CHUNK      | TIMEOUT ANSWERED 1                       | TIMEOUT ANSWERED 1                   |                                                                       | end
            STALLS_IN_A_CHUNK                  | TIMEOUT ANSWERED 1                       | TIMEOUT ANSWERED 1                   |                                                                       | end
            STALLS_BEFORE_THE_LAST_CHUNK       | TIMEOUT ANSWERED 1                       | TIMEOUT ANSWERED 1                   |                                                                       | end
            STALLS_IN_THE_TRAILERS             | OK ANSWERED 1                            | OK ANSWERED 1                        |                                                                       | kept
            RESETS_IN_A_CHUNK                  | CONNECT_FAILED ANSWERED/UNKNOWN 3        | CONNECT_FAILED ANSWERED/UNKNOWN 1    |                                                                       | end
            HANGS_UP_BEFORE_THE_LAST_CHUNK     | CONNECT_FAILED ANSWERED 3                | CONNECT_FAILED ANSWERED 1            |                                                                       | end
            CHUNK_SIZE_IS_NO_NUMBER            | CONNECT_FAILED ANSWERED 3                | CONNECT_FAILED ANSWERED 1            |                                                                       | end
            CHUNK_SIZE_BELOW_ZERO              | CONNECT_FAILED ANSWERED 3                | CONNECT_FAILED ANSWERED 1            |                                                                       | end
            CHUNK_SIZE_BEYOND_64_BITS          | CONNECT_FAILED ANSWERED 3                | CONNECT_FAILED ANSWERED 1            |                                                                       | end
            CHUNK_TOO_LARGE                    | TIMEOUT ANSWERED 1                       | TIMEOUT ANSWERED 1                   |                                                                       | end
            CHUNK_WITHOUT_AN_END               | OK ANSWERED 1                            | OK ANSWERED 1                        |                                                                       | kept
            # the coding of the body
            GZIP_BOMB                          | TOO_LARGE ANSWERED 1                     | TOO_LARGE ANSWERED 1                 | The answer has a body that is larger than the definition allows               | kept
            GZIP_BOMB_IN_A_BOMB                | TOO_LARGE ANSWERED 1                     | TOO_LARGE ANSWERED 1                 | The answer is more than 100 times its size when decoded               | kept
            GZIP_IN_GZIP_BY_NAME               | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has another content coding than gzip                       | end
            GZIP_TWICE_BY_NAME                 | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has another content coding than gzip                       | end
            GZIP_OF_NOTHING_THOUSANDS_OF_TIMES | OK ANSWERED 1                            | OK ANSWERED 1                        |                                                                       | kept
            GZIP_CUT                           | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer says that it is gzip-coded and is not                      | kept
            GZIP_HEAD_ALONE                    | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer says that it is gzip-coded and is not                      | kept
            GZIP_WITH_GARBAGE_BEHIND           | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer says that it is gzip-coded and is not                      | kept
            GZIP_WITH_A_WRONG_SUM              | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer says that it is gzip-coded and is not                      | kept
            GZIP_IN_NAME_ONLY                  | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer says that it is gzip-coded and is not                      | kept
            BROTLI                             | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer has another content coding than gzip                       | end
            # after the answer
            ANSWERS_AND_RESETS                 | OK/CONNECT_FAILED ANSWERED/UNKNOWN 1/2/3 | OK/CONNECT_FAILED ANSWERED/UNKNOWN 1 |                                                                       | end
            ANSWERS_TWICE                      | OK ANSWERED 1                            | OK ANSWERED 1                        |                                                                       | kept
            ANSWERS_AND_BABBLES                | OK ANSWERED 1                            | OK ANSWERED 1                        |                                                                       | kept
            NO_JSON                            | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The answer is not JSON: The text is not valid JSON (line 1, column 3) | kept
            BROKEN_UTF_8                       | MALFORMED ANSWERED 1                     | MALFORMED ANSWERED 1                 | The body of the answer is not UTF-8                                    | kept
            """)
    void outcome(Fault fault, String read, String write, String says, String connections) throws Exception {
        RawServer server = SERVERS.get(fault);
        String otherwise = Calls.isOnTheJdk() ? null : OTHERWISE.get(fault);

        check(fault, READS, () -> Calls.get(server.url()), otherwise == null ? read : otherwise, says);
        check(fault, WRITES, () -> Calls.post(server.url()), otherwise == null ? write : otherwise, says);
        if (connections.equals("end")) {
            assertThat(server.sawEveryConnectionEnd()).isTrue();
        }
    }

    /** The same of names: what is not found may be found a moment later, so a call that reads asks again. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            silent       | TIMEOUT NOT_SENT 1        | TIMEOUT NOT_SENT 1        | The call did not end within 2 s
            unknown      | CONNECT_FAILED NOT_SENT 3 | CONNECT_FAILED NOT_SENT 1 | https://unknown.example.com could not be reached
            broken       | CONNECT_FAILED NOT_SENT 3 | CONNECT_FAILED NOT_SENT 1 | https://broken.example.com could not be reached
            empty        | CONNECT_FAILED NOT_SENT 3 | CONNECT_FAILED NOT_SENT 1 | https://empty.example.com could not be reached
            half-private | BLOCKED NOT_SENT 1        | BLOCKED NOT_SENT 1        | https://half-private.example.com is not a target that connectors may call
            """)
    void outcome_of_a_name(String name, String read, String write, String says) throws Exception {
        String url = "https://" + name + ".example.com";
        Duration limit = name.equals("silent") ? SHORTER_THAN_A_LOOKUP : LONG;

        assertThat(expected(read, () -> executor.execute(call(name, Calls.get(url), limit)))
                        .failure()
                        .message())
                .isEqualTo(says);
        assertThat(expected(write, () -> executor.execute(call(name, Calls.post(url), limit)))
                        .failure()
                        .message())
                .isEqualTo(says);
    }

    private static void check(
            Fault fault,
            Map<Fault, CompletableFuture<Execution>> calls,
            Supplier<ConnectorDefinition.Builder> definition,
            String expected,
            @Nullable String says)
            throws Exception {
        Execution first = calls.get(fault).get(2, TimeUnit.MINUTES);
        Duration more = lasts(fault) ? SHORT.multipliedBy(4) : LONG;
        Execution outcome = isAs(expected, first)
                ? first
                : expected(expected, () -> executor.execute(call(fault.name(), definition.get(), more)));
        if (outcome.failure() != null) {
            String origin = SERVERS.get(fault).url();
            assertThat(outcome.failure().message())
                    .matches(says == null ? usual(outcome, origin) : Pattern.quote(says));
        }
    }

    /** A call that did not come as far as it should is made again, alone: this machine may be busy. */
    private static Execution expected(String expected, Supplier<Execution> call) {
        Execution outcome = call.get();
        for (int more = 1; more < MORE && !isAs(expected, outcome); more++) {
            outcome = call.get();
        }
        assertThat(outcome).matches(last -> isAs(expected, last), "is " + expected);
        assertThat(outcome.duration()).isLessThan(LONG.plusSeconds(10));
        return outcome;
    }

    private static boolean isAs(String expected, Execution execution) {
        String[] parts = expected.split(" ");
        String kind =
                execution.failure() == null ? "OK" : execution.failure().kind().name();
        return words(parts[0]).contains(kind)
                && words(parts[1]).contains(execution.delivery().name())
                && words(parts[2]).contains(String.valueOf(execution.attempts()));
    }

    private static List<String> words(String alternatives) {
        return Arrays.asList(alternatives.split("/"));
    }

    /** What is said of a failure that has no text of its own in the table. */
    private static String usual(Execution execution, String origin) {
        FailureKind kind = execution.failure().kind();
        return switch (kind) {
            case TIMEOUT -> "The call did not end within (5|20) s";
            case TLS_FAILED -> "No secure connection to " + origin + " could be made";
            case MALFORMED -> "The answer of " + origin + " is not HTTP/1.1";
            case CONNECT_FAILED ->
                execution.delivery() == Delivery.NOT_SENT
                        ? origin + " could not be reached"
                        : "The connection to " + origin + " broke before the answer was whole";
            default -> throw new AssertionError("The table must say what is said of " + kind);
        };
    }
}
