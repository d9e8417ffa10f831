package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Delivery;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.fault.RawServer;
import io.dataconnectors.testkit.internal.fault.Wire;
import io.dataconnectors.testkit.internal.transport.NotedExchange;
import io.dataconnectors.testkit.internal.transport.NotedExchange.End;
import io.dataconnectors.testkit.internal.transport.TestRules;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The part of {@link TransportContract} that asks what a transport sends, and that it sends it once. */
abstract class TransportRequests extends TransportConnections {
    private static final Set<String> OWN_FIELDS = Set.of("host", "connection", "content-length");

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
        try (RawServer server = RawServer.start(TransportRequests::answerOnce);
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
}
