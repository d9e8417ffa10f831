package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Body;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Idempotency;
import io.dataconnectors.testkit.internal.fault.RawServer;
import io.dataconnectors.testkit.internal.fault.Wire;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the call before has left on a connection, or has not. */
class ReusedConnectionsTest {
    private static final int ROUNDS = 20;

    @Test
    void a_write_on_a_connection_that_is_closed_just_as_it_is_reused_is_unknown_and_not_sent_again() {
        try (RawServer server = RawServer.start(ReusedConnectionsTest::answerOnce);
                HttpConnectorExecutor executor = executor(server)) {
            assertThat(executor.execute(Calls.call(Calls.post(server.url()))).succeeded())
                    .isTrue();

            Execution second = executor.execute(
                    Calls.call(Calls.post(server.url()).idempotency(Idempotency.header("Idempotency-Key"))));

            assertThat(second.failure().kind()).isEqualTo(FailureKind.CONNECT_FAILED);
            assertThat(second.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(second.attempts()).isEqualTo(1);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    /** In a JVM of its own, for the JDK reads the switch once. */
    @Test
    void nor_is_it_where_the_jvm_is_told_to_repeat_writes() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.httpclient.enableAllMethodRetry=true",
                        "-Dorg.slf4j.simpleLogger.logFile=System.err", // it would cut short the log of this JVM
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriteThatIsLost.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = jvm.inputReader()) {
            assertThat(jvm.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            assertThat(out.lines()).containsExactly("UNKNOWN after 2 requests", "UNKNOWN after 4 requests");
        } finally {
            jvm.destroy();
        }
    }

    /** Each time a connection is made and reused, with a body and without one. */
    static final class WriteThatIsLost {
        private WriteThatIsLost() {}

        public static void main(String[] arguments) {
            try (RawServer server = RawServer.start(ReusedConnectionsTest::answerOnce);
                    HttpConnectorExecutor executor = executor(server)) {
                for (var definition :
                        List.of(Calls.post(server.url()).body(Body.text("refund")), Calls.post(server.url()))) {
                    executor.execute(Calls.call(Calls.get(server.url())));
                    Execution lost = executor.execute(Calls.call(definition));
                    System.out.println(lost.delivery() + " after " + server.requests() + " requests");
                }
            }
        }
    }

    @Test
    void a_read_on_a_connection_that_is_closed_just_as_it_is_reused_is_sent_again_on_another() {
        try (RawServer server = RawServer.start(ReusedConnectionsTest::answerOnce);
                HttpConnectorExecutor executor = executor(server)) {
            for (int round = 0; round < ROUNDS; round++) {
                Execution execution = executor.execute(Calls.call(Calls.get(server.url())));

                assertThat(execution.succeeded()).as("round %d", round).isTrue();
            }
        }
    }

    /** On machines with one or two processors, JDKs before 25 start a thread for whoever waits for their client's answer. */
    @Test
    void a_call_starts_no_thread_to_hear_that_its_answer_is_whole() {
        try (RawServer server = RawServer.answering(request -> answer(1));
                HttpConnectorExecutor executor = executor(server)) {
            executor.execute(Calls.call(Calls.get(server.url())));
            long before = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();

            for (int call = 0; call < 300; call++) {
                assertThat(executor.execute(Calls.call(Calls.get(server.url()))).succeeded())
                        .isTrue();
            }

            assertThat(ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - before)
                    .isLessThan(20);
        }
    }

    /** Answers the first request of a connection, and hangs up when the next has come. */
    private static void answerOnce(Wire wire) throws Exception {
        wire.handshake();
        wire.request();
        wire.write(answer(1));
        wire.request();
        wire.hangUp();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "garbage", "0\r\n\r\n"})
    void what_stands_behind_an_answer_is_never_the_answer_to_another_call(String between) {
        AtomicInteger number = new AtomicInteger();
        String planted = between + "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"call\": 666}";
        try (RawServer server = RawServer.answering(request -> answer(number.get()) + planted);
                HttpConnectorExecutor executor = executor(server)) {
            for (int round = 1; round <= ROUNDS; round++) {
                number.set(round);
                Execution execution = executor.execute(
                        Calls.call(round % 2 == 0 ? Calls.get(server.url()) : Calls.post(server.url())));

                // or a failure: which connection is found to be spoilt, and when, is a race
                assertThat(execution.outputs().toString()).isIn("{body={call=" + round + "}}", "{}");
            }
        }
    }

    private static String answer(int call) {
        String body = "{\"call\": " + call + "}";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private static HttpConnectorExecutor executor(RawServer server) {
        return Calls.executor(server.port()).build();
    }
}
