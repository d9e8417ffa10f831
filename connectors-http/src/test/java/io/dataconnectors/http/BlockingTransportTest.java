package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.spi.transport.Exchange;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A transport that takes the thread which sends: the JDK's, waited for. */
class BlockingTransportTest {
    private final Queue<Thread> senders = new ConcurrentLinkedQueue<>();

    private HttpConnectorExecutor executor(int port) {
        return Calls.executor(port)
                .transport(rules -> new Blocking(JdkTransport.relayed().open(rules)))
                .build();
    }

    @Test
    void a_caller_who_waits_sends_on_its_own_thread_and_other_calls_on_threads_that_nothing_waits_for()
            throws Exception {
        try (StubApi api = StubApi.start();
                HttpConnectorExecutor executor = executor(api.port())) {
            api.on(Method.GET, "/orders").answer(200, "{}");

            Execution sync = executor.execute(Calls.call(Calls.get(api.url() + "/orders")));
            Execution async = executor.executeAsync(Calls.call(Calls.get(api.url() + "/orders")))
                    .get(1, TimeUnit.MINUTES);

            assertThat(sync.failure()).isNull();
            assertThat(async.failure()).isNull();
            assertThat(senders.remove()).isSameAs(Thread.currentThread());
            assertThat(senders.remove().getName()).matches("connectors-(blocking|plug-in)");
        }
    }

    @Test
    void a_deadline_frees_the_thread() throws Exception {
        try (RawServer server = RawServer.silent();
                HttpConnectorExecutor executor = executor(server.port())) {
            Execution late =
                    executor.execute(Calls.call(Calls.post(server.url()).timeout(Duration.ofSeconds(1))));

            assertThat(late.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(server.sawEveryConnectionEnd()).isTrue();
        }
    }

    @Test
    void an_interrupt_cancels_the_call_and_stays_set() throws Exception {
        try (RawServer server = RawServer.silent();
                HttpConnectorExecutor executor = executor(server.port())) {
            CompletableFuture<Execution> outcome = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                Execution execution = executor.execute(Calls.call(Calls.post(server.url())));
                outcome.complete(Thread.currentThread().isInterrupted() ? execution : null);
            });
            caller.start();
            assertThat(server.gotRequests(1)).isTrue();
            caller.interrupt();

            Execution cancelled = outcome.get(1, TimeUnit.MINUTES);
            assertThat(cancelled.failure().kind()).isEqualTo(FailureKind.CANCELLED);
            assertThat(cancelled.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(server.sawEveryConnectionEnd()).isTrue();
        }
    }

    private final class Blocking implements Transport {
        private final Transport transport;

        Blocking(Transport transport) {
            this.transport = transport;
        }

        @Override
        public boolean blocks() {
            return true;
        }

        @Override
        public CompletableFuture<Void> admit(String workspace, URI target) {
            return transport.admit(workspace, target);
        }

        @Override
        public void send(Exchange exchange) {
            senders.add(Thread.currentThread());
            Awaited awaited = new Awaited(exchange);
            transport.send(awaited);
            try {
                awaited.end.await();
            } catch (InterruptedException e) {
                awaited.close.run();
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    /** An exchange whose end can be waited for. */
    private static final class Awaited implements Exchange {
        private final Exchange exchange;
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile Runnable close = () -> {};

        Awaited(Exchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public String workspace() {
            return exchange.workspace();
        }

        @Override
        public Method method() {
            return exchange.method();
        }

        @Override
        public URI uri() {
            return exchange.uri();
        }

        @Override
        public List<Header> headers() {
            return exchange.headers();
        }

        @Override
        public byte[] body() {
            return exchange.body();
        }

        @Override
        public boolean begins() {
            return exchange.begins();
        }

        @Override
        public boolean answered(int status, List<Header> headers) {
            return goesOn(exchange.answered(status, headers));
        }

        @Override
        public boolean received(ByteBuffer part) {
            return goesOn(exchange.received(part));
        }

        private boolean goesOn(boolean wanted) {
            if (!wanted) {
                end.countDown();
            }
            return wanted;
        }

        @Override
        public void completed() {
            exchange.completed();
            end.countDown();
        }

        @Override
        public void failed(Throwable why) {
            exchange.failed(why);
            end.countDown();
        }

        @Override
        public void whenGivenUp(Runnable closing) {
            close = closing;
            exchange.whenGivenUp(() -> {
                closing.run();
                end.countDown();
            });
        }
    }
}
