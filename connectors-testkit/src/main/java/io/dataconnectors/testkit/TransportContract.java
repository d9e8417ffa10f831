package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Delivery;
import io.dataconnectors.Method;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import io.dataconnectors.testkit.internal.transport.NotedExchange;
import io.dataconnectors.testkit.internal.transport.NotedExchange.End;
import io.dataconnectors.testkit.internal.transport.TestRules;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
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
public abstract class TransportContract extends TransportRequests {
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

    /** A reader takes the rest of a body in other steps than a small one, and may leave what stands behind it below. */
    @Test
    void what_stands_behind_a_large_answer_is_never_the_answer_to_another_request() throws Exception {
        BlockingQueue<Integer> numbers = new LinkedBlockingQueue<>();
        String rest = "x".repeat(9_000);
        String planted = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n666";
        try (RawServer server = RawServer.answering(request ->
                        "HTTP/1.1 200 OK\r\nContent-Length: 9003\r\n\r\n" + numbers.remove() + rest + planted);
                Transport transport = open(new TestRules())) {
            for (int number = 100; number < 110; number++) {
                numbers.clear();
                numbers.add(number);
                NotedExchange answered = ended(transport, NotedExchange.get(server.url()));

                // or a failure, as above
                assertThat(answered.end() == End.WHOLE ? answered.text() : number + rest)
                        .isEqualTo(number + rest);
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
