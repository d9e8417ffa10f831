package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dataconnectors.Delivery;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import io.dataconnectors.testkit.internal.fault.Wire;
import io.dataconnectors.testkit.internal.transport.NotedExchange;
import io.dataconnectors.testkit.internal.transport.NotedExchange.End;
import io.dataconnectors.testkit.internal.transport.TestRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Contract of every {@link Transport}. Whoever writes one extends this class in its tests. It talks to servers on 127.0.0.1 that
 * answer, fail, stall and lie, and looks at both ends: at what the transport told the exchange, and at what the server saw.
 *
 * <pre>{@code
 * class ApacheTransportTest extends TransportContract {
 *     @Override
 *     protected Transport open(TransportRules rules) {
 *         return new ApacheTransport(rules);
 *     }
 * }
 * }</pre>
 *
 * <p>What can only be asked of a transport that {@linkplain Transport#judgesNames leaves names to nobody else} is skipped for
 * others.
 */
public abstract class TransportContract extends TransportFaults {
    private static final String SHOP = "shop.stub.example.com";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final Set<String> OWN_FIELDS = Set.of("host", "connection", "content-length");
    private static final int MANY = 32;

    /** For subclasses. */
    protected TransportContract() {}

    /**
     * Returns a new transport; each test closes its own.
     *
     * @param rules what the transport must keep to
     */
    @Override
    protected abstract Transport open(TransportRules rules);

    private static void requireNames(Transport transport) {
        assumeTrue(transport.judgesNames(), "names are resolved elsewhere");
    }

    private static String at(String host, int port) {
        return "https://" + host + ":" + port + "/orders?page=2";
    }

    // where it connects

    @Test
    void a_name_is_reached_at_the_address_and_the_port_that_the_rules_give() throws Exception {
        TestRules rules = new TestRules();
        try (RawServer server = RawServer.answering(OK);
                Transport transport = open(rules)) {
            requireNames(transport);
            rules.points(SHOP, server.port());

            whole(transport, NotedExchange.get(at(SHOP, 8443)));

            assertThat(rules.asked()).contains(SHOP);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void what_the_rules_refuse_is_not_connected_to_and_told_with_their_reason() throws Exception {
        TestRules rules = new TestRules();
        try (RawServer server = RawServer.answering(OK);
                Transport transport = open(rules)) {
            requireNames(transport);

            NotedExchange refused = ended(transport, NotedExchange.post(at(SHOP, server.port())));

            assertThat(refused.causes()).contains(TestRules.Refused.class);
            assertThat(refused.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(server.connections()).isZero();
        }
    }

    /** What a name server says may change between two connections, or be made to. */
    @Test
    void each_connection_is_judged_anew() throws Exception {
        TestRules rules = new TestRules();
        try (RawServer first = RawServer.answering(OK.replace("OK\r\n", "OK\r\nConnection: close\r\n"));
                RawServer second = RawServer.answering(OK);
                Transport transport = open(rules)) {
            requireNames(transport);
            rules.points(SHOP, first.port());
            whole(transport, NotedExchange.get(at(SHOP, 8443)));
            rules.points(SHOP, second.port());
            whole(transport, NotedExchange.get(at(SHOP, 8443)));

            assertThat(first.requests()).isEqualTo(1);
            assertThat(second.requests()).isEqualTo(1);
        }
    }

    /** A client that finds a kept connection dead, and opens another by itself, must not go where it may go no more. */
    @Test
    void a_connection_in_place_of_one_that_died_is_judged_too() throws Exception {
        TestRules rules = new TestRules();
        try (RawServer server = RawServer.answering(OK);
                Transport transport = open(rules)) {
            requireNames(transport);
            rules.points(SHOP, server.port());
            whole(transport, NotedExchange.get(at(SHOP, 8443)));
            rules.refuses(SHOP);
            server.closeConnections();
            assertThat(allEnd(server)).isTrue();

            NotedExchange refused = ended(transport, NotedExchange.get(at(SHOP, 8443)));

            assertThat(refused.end()).isEqualTo(End.FAILED);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void where_an_address_takes_no_connection_the_next_is_tried() throws Exception {
        TestRules rules = new TestRules();
        try (RawServer dead = RawServer.start(Fault.REFUSED);
                RawServer server = RawServer.answering(OK);
                Transport transport = open(rules)) {
            requireNames(transport);
            rules.points(SHOP, dead.port(), server.port());

            whole(transport, NotedExchange.post(at(SHOP, 8443)));

            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void a_certificate_for_other_names_is_not_taken_for_that_of_the_target() throws Exception {
        TestRules rules = new TestRules();
        try (RawServer server = RawServer.answering(OK);
                Transport transport = open(rules)) {
            requireNames(transport);
            rules.points("shop.elsewhere.example", server.port());

            NotedExchange refused = ended(transport, NotedExchange.post(at("shop.elsewhere.example", 8443)));

            assertThat(refused.causes()).contains(SSLException.class);
            assertThat(refused.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(server.requests()).isZero();
        }
    }

    // what it sends

    @Test
    void a_request_arrives_as_it_is_with_nothing_added_but_what_frames_it() throws Exception {
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        List<Header> fields = List.of(
                new Header("X-B", "2"), new Header("X-A", "1"), new Header("X-B", "3"), new Header("Accept", "text/*"));
        try (RawServer server = keeping(requests);
                Transport transport = open(new TestRules())) {
            whole(transport, NotedExchange.of(Method.POST, server.url() + "/a//b%20c?d=e%2Ff&g", fields, "refund"));

            String request = requests.take();
            assertThat(request)
                    .startsWith("POST /a//b%20c?d=e%2Ff&g HTTP/1.1\r\n")
                    .endsWith("\r\n\r\nrefund");
            assertThat(valuesIn(request, "X-B")).containsExactly("2", "3");
            assertThat(valuesIn(request, "Content-Length")).containsExactly("6");
            assertThat(valuesIn(request, "Host")).containsExactly("127.0.0.1:" + server.port());
            assertThat(namesIn(request)).allMatch(name -> OWN_FIELDS.contains(name) || isGiven(name, fields));
        }
    }

    private static boolean isGiven(String name, List<Header> fields) {
        return name.equals("user-agent")
                || fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "DELETE"})
    void a_request_without_a_body_says_nothing_of_its_length(Method method) throws Exception {
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        try (RawServer server = keeping(requests);
                Transport transport = open(new TestRules())) {
            whole(transport, NotedExchange.of(method, server.url()));

            assertThat(namesIn(requests.take())).doesNotContain("content-length", "transfer-encoding");
        }
    }

    private static RawServer keeping(BlockingQueue<String> requests) {
        return RawServer.answering(request -> {
            requests.add(request);
            return OK;
        });
    }

    private static List<String> fieldsIn(String request) {
        return request.lines().skip(1).takeWhile(line -> !line.isEmpty()).toList();
    }

    private static Set<String> namesIn(String request) {
        return fieldsIn(request).stream()
                .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static List<String> valuesIn(String request, String name) {
        return fieldsIn(request).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    // that it sends once, and says how far it came

    @Test
    void what_may_not_begin_is_not_sent() throws Exception {
        try (RawServer server = RawServer.answering(OK);
                Transport transport = open(new TestRules())) {
            NotedExchange never = NotedExchange.post(server.url()).thatMayNotBegin();

            assertThat(ended(transport, never).end()).isEqualTo(End.FAILED);

            assertThat(allEnd(server)).isTrue();
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void what_was_given_up_before_it_was_sent_is_not_sent() throws Exception {
        try (RawServer server = RawServer.answering(OK);
                Transport transport = open(new TestRules())) {
            NotedExchange early = NotedExchange.post(server.url());
            early.giveUp();
            sent(transport, early);
            whole(transport, NotedExchange.get(server.url())); // long enough for the other one

            assertThat(early.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "POST"})
    void a_request_whose_answer_is_lost_is_not_sent_again(Method method) throws Exception {
        try (RawServer server = RawServer.start(Fault.HANGS_UP_AFTER_THE_REQUEST);
                Transport transport = open(new TestRules())) {
            NotedExchange lost = ended(transport, NotedExchange.of(method, server.url()));

            assertThat(lost.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(allEnd(server)).isTrue();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "POST"})
    void nor_is_one_on_a_connection_that_closes_as_it_is_used_again(Method method) throws Exception {
        try (RawServer server = RawServer.start(TransportContract::answerOnce);
                Transport transport = open(new TestRules())) {
            whole(transport, NotedExchange.of(method, server.url()));
            NotedExchange second = ended(transport, NotedExchange.of(method, server.url()));

            assertThat(second.delivery()).isNotEqualTo(Delivery.NOT_SENT);
            assertThat(server.requests()).as("requests that came").isEqualTo(2);
        }
    }

    /** Answers the first request of a connection, and hangs up when the next has come. */
    private static void answerOnce(Wire wire) throws Exception {
        wire.handshake();
        wire.request();
        wire.write(OK);
        wire.request();
        wire.hangUp();
    }

    @ParameterizedTest
    @CsvSource({
        "302 Found, Location: /elsewhere",
        "307 Temporary Redirect, Location: /elsewhere",
        "401 Unauthorized, WWW-Authenticate: Basic realm=a",
        "503 Service Unavailable, Retry-After: 0",
        "408 Request Timeout, Connection: close",
    })
    void an_answer_is_told_and_not_acted_upon(String status, String field) throws Exception {
        String answer = "HTTP/1.1 " + status + "\r\n" + field + "\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = RawServer.answering(answer);
                Transport transport = open(new TestRules())) {
            NotedExchange answered = whole(transport, NotedExchange.get(server.url()));

            assertThat(answered.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void nothing_of_an_answer_comes_back_with_the_next_request() throws Exception {
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        try (RawServer server = RawServer.answering(request -> {
                    requests.add(request);
                    return OK.replace(
                            "OK\r\n", "OK\r\nSet-Cookie: a=b\r\nETag: \"c\"\r\nCache-Control: max-age=60\r\n");
                });
                Transport transport = open(new TestRules())) {
            whole(transport, NotedExchange.get(server.url()));
            whole(transport, NotedExchange.get(server.url()));

            assertThat(requests)
                    .hasSize(2)
                    .allMatch(request -> !namesIn(request).contains("cookie"));
            assertThat(requests).allMatch(request -> !namesIn(request).contains("if-none-match"));
        }
    }

    // what it reads

    /** A body ends where its length, its last chunk, or the connection says (RFC 9112, section 6.3). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | 200 OK           | Content-Length: 5                                             | {"a"}                 | {"a"}
            GET  | 200 OK           | Transfer-Encoding: chunked                                    | 2;x=y@{"@3@a"}@0@@    | {"a"}
            GET  | 200 OK           | Connection: close                                             | {"a"}                 | {"a"}
            GET  | 200 OK           | Content-Encoding: gzip, Content-Length: 5                     | coded                 | coded
            GET  | 404 Not Found    | Content-Length: 4                                             | none                  | none
            GET  | 204 No Content   | X-A: a                                                        | ''                    | ''
            GET  | 304 Not Modified | Content-Length: 5                                             | ''                    | ''
            """)
    void a_body_ends_where_the_protocol_says(Method method, String status, String fields, String sent, String read)
            throws Exception {
        String head = "HTTP/1.1 " + status + "\r\n" + fields.replace(", ", "\r\n") + "\r\n\r\n";
        boolean closes = fields.startsWith("Connection");
        try (RawServer server = RawServer.toEachRequest(wire -> {
                    wire.write(head + sent.replace("@", "\r\n"));
                    if (closes) {
                        wire.end();
                    }
                });
                Transport transport = open(new TestRules())) {
            NotedExchange answered = whole(transport, NotedExchange.of(method, server.url()));

            assertThat(answered.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
            assertThat(answered.text()).isEqualTo(read);
        }
    }

    @Test
    void a_head_is_told_with_every_field_and_without_interim_answers() throws Exception {
        String interim = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
        try (RawServer server = RawServer.answering(
                        interim + OK.replace("OK\r\n", "OK\r\nX-A: 1\r\nX-B: 2\r\nx-a: 3\r\nX-A:\r\n"));
                Transport transport = open(new TestRules())) {
            NotedExchange answered = whole(transport, NotedExchange.get(server.url()));

            assertThat(answered.values("X-A")).containsExactly("1", "3", "");
            assertThat(answered.values("X-B")).containsExactly("2");
            assertThat(answered.values("Content-Length")).containsExactly("2");
            assertThat(answered.values("Link")).isEmpty();
        }
    }

    @Test
    void a_large_body_comes_whole() throws Exception {
        String body = "0123456789".repeat(100_000);
        try (RawServer server =
                        RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                Transport transport = open(new TestRules())) {
            assertThat(whole(transport, NotedExchange.get(server.url())).text()).isEqualTo(body);
        }
    }

    // what it keeps

    @ParameterizedTest
    @EnumSource(names = {"TWO_LENGTHS", "TOO_MANY_FIELDS", "LENGTH_TOO_LARGE", "ENDLESS_CHUNKS"})
    void a_connection_whose_answer_was_refused_serves_no_other_request(Fault fault) throws Exception {
        try (RawServer server = RawServer.start(fault);
                Transport transport = open(new TestRules())) {
            for (int count = 1; count <= 3; count++) {
                assertThat(ended(transport, NotedExchange.get(server.url())).end())
                        .isNotEqualTo(End.WHOLE);
                assertThat(server.connections()).isEqualTo(count);
            }
            assertThat(allEnd(server)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "'\r\n'", "garbage", "'0\r\n\r\n'"})
    void what_stands_behind_an_answer_is_never_the_answer_to_another_request(String between) throws Exception {
        BlockingQueue<Integer> numbers = new LinkedBlockingQueue<>();
        String planted = between + "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n666";
        try (RawServer server = RawServer.answering(request -> answer(numbers.remove()) + planted);
                Transport transport = open(new TestRules())) {
            for (int number = 100; number < 110; number++) {
                numbers.clear();
                numbers.add(number);
                NotedExchange answered = ended(transport, NotedExchange.get(server.url()));

                // or a failure: which connection is found to be spoilt, and when, is a race
                assertThat(answered.end() == End.WHOLE ? answered.text() : "" + number)
                        .isEqualTo("" + number);
            }
        }
    }

    private static String answer(int number) {
        return "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n" + number;
    }

    @Test
    void exchanges_beside_each_other_get_each_its_own_answer() throws Exception {
        try (RawServer server = RawServer.answering(request -> answer(
                        Integer.parseInt(request.substring(request.indexOf('=') + 1, request.indexOf(" HTTP")))));
                Transport transport = open(new TestRules())) {
            List<NotedExchange> all = new ArrayList<>();
            for (int number = 100; number < 100 + MANY; number++) {
                all.add(sent(transport, NotedExchange.get(server.url() + "/?n=" + number)));
            }
            for (NotedExchange each : all) {
                await(each, NotedExchange::hasEnded);
                assertThat(each.text()).isEqualTo(each.uri().getQuery().substring(2));
            }
        }
    }

    // how it ends

    @Test
    void exchanges_that_are_given_up_leave_no_connection_behind() throws Exception {
        try (RawServer server = RawServer.silent();
                Transport transport = open(new TestRules())) {
            List<NotedExchange> all = Stream.generate(() -> sent(transport, NotedExchange.get(server.url())))
                    .limit(MANY)
                    .toList();
            assertThat(server.gotRequests(MANY)).isTrue();
            all.forEach(NotedExchange::giveUp);

            assertThat(allEnd(server)).isTrue();
            assertThat(all).allMatch(each -> each.delivery() == Delivery.UNKNOWN && each.end() != End.WHOLE);
        }
    }

    @Test
    void after_one_was_given_up_others_go_on() throws Exception {
        try (RawServer silent = RawServer.silent();
                RawServer server = RawServer.answering(OK);
                Transport transport = open(new TestRules())) {
            NotedExchange stalled = sent(transport, NotedExchange.get(silent.url()));
            assertThat(silent.gotRequests(1)).isTrue();
            stalled.giveUp();

            whole(transport, NotedExchange.get(server.url()));
            assertThat(allEnd(silent)).isTrue();
        }
    }

    @Test
    void a_transport_closes_more_than_once() {
        Transport transport = open(new TestRules());

        transport.close();
        transport.close();
    }
}
