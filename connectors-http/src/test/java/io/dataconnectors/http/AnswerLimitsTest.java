package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Limits;
import io.dataconnectors.testkit.internal.fault.RawServer;
import io.dataconnectors.testkit.internal.fault.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer may cost and how it may be framed. */
class AnswerLimitsTest {
    private static final String TOO_LARGE =
            "TOO_LARGE: The answer has a body that is larger than the definition allows";

    @Test
    void a_body_of_exactly_the_limit_is_read() {
        Execution execution = answer("Content-Length: 100", "[\"" + "x".repeat(96) + "\"]");

        assertThat(execution.failure()).isNull();
        assertThat(execution.output("body")).isEqualTo(List.of("x".repeat(96)));
    }

    @Test
    void a_body_announced_as_larger_is_not_read() {
        Execution execution = answer("Content-Length: 101", "");

        assertThat(execution.failure()).hasToString(TOO_LARGE);
        assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
        assertThat(execution.answer()).hasToString("200, 0 bytes");
    }

    @Test
    void an_endless_body_is_cut_and_its_connection_closed() throws Exception {
        try (RawServer server = RawServer.toEachRequest(wire -> {
            wire.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            wire.flood("10\r\n0123456789abcdef\r\n");
        })) {
            Execution execution = execute(server);

            assertThat(execution.failure()).hasToString(TOO_LARGE);
            assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
            assertThat(server.sawEveryConnectionEnd()).isTrue();
        }
    }

    @Test
    void gzip_is_asked_for_and_undone() throws IOException {
        byte[] coded = gzip("{\"status\": \"delivered\"}".getBytes(StandardCharsets.UTF_8));

        Execution execution = answer("Content-Encoding: gzip\r\nContent-Length: " + coded.length, latin1(coded));

        assertThat(execution.output("body")).hasToString("{status=delivered}");
        assertThat(execution.answer().size()).isEqualTo(23);
    }

    @Test
    void an_answer_without_a_body_may_name_the_coding() {
        assertThat(answer("Content-Encoding: gzip\r\nContent-Length: 0", "").failure())
                .isNull();
    }

    @Test
    void what_gzip_makes_larger_than_the_limit_is_cut() throws IOException {
        byte[] coded = gzip("0123456789".repeat(11).getBytes(StandardCharsets.UTF_8));

        Execution execution = answer("Content-Encoding: gzip\r\nContent-Length: " + coded.length, latin1(coded));

        assertThat(coded.length).isLessThan(100);
        assertThat(execution.failure()).hasToString(TOO_LARGE);
    }

    @Test
    void what_gzip_makes_more_than_a_hundred_times_as_large_is_cut() throws IOException {
        byte[] coded = gzip(new byte[500_000]);
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                + coded.length + "\r\n\r\n" + latin1(coded))) {
            Execution execution = Calls.execute(server.port(), Calls.get(server.url()));

            assertThat(execution.failure())
                    .hasToString("TOO_LARGE: The answer is more than 100 times its size when decoded");
        }
    }

    @Test
    void the_host_may_set_a_smaller_limit_than_definitions_do() {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n\"123456789\"");
                HttpConnectorExecutor executor =
                        Calls.executor(server.port()).maxResponseBytes(10).build()) {
            Execution execution = executor.execute(Calls.call(Calls.get(server.url())));

            assertThat(execution.failure()).hasToString(TOO_LARGE);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Content-Encoding: gzip~Content-Length: 2         | MALFORMED: The answer says that it is gzip-coded and is not
            Content-Encoding: br~Content-Length: 2           | MALFORMED: The answer has another content coding than gzip
            Content-Encoding: gzip, gzip~Content-Length: 2   | MALFORMED: The answer has another content coding than gzip
            Content-Length: 2~Content-Length: 2              | MALFORMED: The answer has a Content-Length that is not one number
            Content-Length: 2, 2                             | MALFORMED: The answer has a Content-Length that is not one number
            Content-Length: +2                               | MALFORMED: The answer has a Content-Length that is not one number
            Content-Length: 0x2                              | MALFORMED: The answer has a Content-Length that is not one number
            Content-Length: -2                               | MALFORMED: The answer has a Content-Length that is not one number
            Content-Length: 99999999999999999999             | MALFORMED: The answer has a Content-Length that is not one number
            Transfer-Encoding: chunked~Content-Length: 2     | MALFORMED: The answer has both a Content-Length and a Transfer-Encoding
            Transfer-Encoding: gzip, chunked                 | MALFORMED: The answer has another transfer coding than chunked
            Transfer-Encoding: identity                      | MALFORMED: The answer has another transfer coding than chunked
            """)
    void an_answer_that_can_be_read_in_two_ways_or_in_none_is_malformed(String fields, String failure) {
        Execution execution = answer(fields.replace("~", "\r\n"), "{}");

        assertThat(execution.failure()).hasToString(failure);
        assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
    }

    @Test
    void header_fields_have_a_number_and_a_size() {
        Execution many = answer("X-A: 1\r\n".repeat(200) + "Content-Length: 2", "{}");
        Execution large = answer("X-A: " + "a".repeat(65_536) + "\r\nContent-Length: 2", "{}");

        assertThat(many.failure()).hasToString("TOO_LARGE: The answer has more than 200 header fields");
        assertThat(large.failure()).hasToString("TOO_LARGE: The answer has header fields of more than 64 KiB");
    }

    @Test
    void an_answer_that_is_not_http_is_malformed() {
        try (RawServer server = RawServer.answering("SSH-2.0-OpenSSH_9.6\r\n\r\n")) {
            Execution execution = Calls.execute(server.port(), Calls.post(server.url()));

            assertThat(execution.failure())
                    .hasToString("MALFORMED: The answer of " + server.url() + " is not HTTP/1.1");
            assertThat(execution.delivery()).isEqualTo(Delivery.UNKNOWN);
        }
    }

    @Test
    void a_connection_that_breaks_before_the_answer_leaves_it_unknown() {
        try (RawServer server = RawServer.toEachRequest(Wire::end)) {
            Execution execution = Calls.execute(server.port(), Calls.post(server.url()));

            assertThat(execution.failure())
                    .hasToString(
                            "CONNECT_FAILED: The connection to " + server.url() + " broke before the answer was whole");
            assertThat(execution.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(execution.attempts()).isEqualTo(1);
        }
    }

    @Test
    void a_body_shorter_than_announced_is_no_answer_but_its_head_came() {
        try (RawServer server = RawServer.toEachRequest(wire -> {
            wire.write("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"refunded\": true}");
            wire.end();
        })) {
            Execution execution = Calls.execute(server.port(), Calls.post(server.url()));

            assertThat(execution.failure())
                    .hasToString(
                            "CONNECT_FAILED: The connection to " + server.url() + " broke before the answer was whole");
            assertThat(execution.delivery()).isEqualTo(Delivery.ANSWERED);
            assertThat(execution.answer()).hasToString("200, 0 bytes");
        }
    }

    @Test
    void the_charset_of_the_answer_is_honoured() {
        Execution execution =
                answer("Content-Type: application/json; charset=ISO-8859-1\r\nContent-Length: 8", "\"Zürich\"");

        assertThat(execution.output("body")).isEqualTo("Zürich");
    }

    private static Execution answer(String fields, String body) {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\n" + body)) {
            return execute(server);
        }
    }

    private static Execution execute(RawServer server) {
        ConnectorDefinition.Builder definition = Calls.get(server.url()).limits(Limits.DEFAULT.maxResponseBytes(100));
        return Calls.execute(server.port(), definition);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var coded = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(coded)) {
            gzip.write(bytes);
        }
        return coded.toByteArray();
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
