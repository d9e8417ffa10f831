package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.fuzz.SettableClock;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.internal.fault.RawServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Origins beside that of the API, where redirects lead and tokens come from, are paused like any other. */
class PausedElsewhereTest {
    private static final CircuitBreaker THREE =
            CircuitBreaker.standard().failures(3).pause(Duration.ofSeconds(5), Duration.ofSeconds(60));

    private final StubApi api = StubApi.start();
    private final SettableClock clock = new SettableClock();

    @AfterEach
    void stop() {
        api.close();
    }

    private ConnectorDefinition.Builder orders() {
        return Calls.get(api.url() + "/orders").limits(Limits.DEFAULT.retries(0));
    }

    @Test
    void where_a_redirect_leads_is_paused_for_itself() {
        try (StubApi other = StubApi.start();
                HttpConnectorExecutor follows = Calls.executor(api.port())
                        .egress(Calls.loopback(api.port())
                                .allowPort(other.port())
                                .redirects(1))
                        .circuitBreaker(THREE)
                        .clock(clock)
                        .build()) {
            other.on(Method.GET, "/end").answer(503, "{}");
            api.on(Method.GET, "/orders").answer(200, "{}");
            Header location = new Header("Location", other.url() + "/end");
            api.on(Method.GET, "/start").answer(Answer.of(302, List.of(location), new byte[0]));
            ConnectorCall start = Calls.call(Calls.get(api.url() + "/start").limits(Limits.DEFAULT.retries(0)));
            for (int i = 0; i < 3; i++) {
                assertThat(follows.execute(start).failure().kind()).isEqualTo(FailureKind.HTTP_STATUS);
            }

            Execution paused = follows.execute(start);

            assertThat(paused.failure().kind()).isEqualTo(FailureKind.PAUSED);
            assertThat(paused.failure().message()).startsWith(other.url() + " failed 3 times in a row and is paused");
            assertThat(paused.delivery()).isEqualTo(Delivery.ANSWERED);
            assertThat(other.requests()).hasSize(3);
            assertThat(follows.execute(Calls.call(orders())).failure()).isNull();
        }
    }

    @Test
    void a_token_endpoint_that_is_away_is_paused_and_so_are_the_calls_that_need_it() {
        try (TokenStub stub = new TokenStub();
                HttpConnectorExecutor asks =
                        stub.executor().circuitBreaker(THREE).clock(clock).build()) {
            stub.answers(request -> Answer.json(503, ""));
            for (int i = 0; i < 3; i++) {
                assertThat(asks.execute(Calls.call(stub.get())).failure().kind())
                        .isEqualTo(FailureKind.AUTHENTICATION);
            }

            Execution paused = asks.execute(Calls.call(stub.get()));
            assertThat(paused.failure())
                    .hasToString("PAUSED: No access token: " + stub.auth.url()
                            + " failed 3 times in a row and is paused until 2026-11-23T10:00:05Z");
            assertThat(paused.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(stub.fetches()).isEqualTo(3);

            stub.gives("3600");
            clock.pass(Duration.ofSeconds(5));
            assertThat(asks.execute(Calls.call(stub.get())).failure()).isNull();
        }
    }

    @Test
    void a_token_endpoint_that_hangs_is_paused_though_no_call_waits_for_all_its_time() {
        try (RawServer hangs = RawServer.silent();
                HttpConnectorExecutor asks = Calls.executor(api.port())
                        .egress(Calls.loopback(api.port()).allowPort(hangs.port()))
                        .secrets(query -> Secret.of("s3cret"))
                        .circuitBreaker(THREE.failures(1))
                        .clock(clock)
                        .build()) {
            ConnectorDefinition.Builder needsToken =
                    orders().auth(Auth.oauth2ClientCredentials(hangs.url(), "crm", "{{secret.client_secret}}"));

            Execution hasty = asks.execute(Calls.call(needsToken.timeout(Duration.ofMillis(100))));
            assertThat(hasty.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
            Execution patient = asks.execute(Calls.call(needsToken.timeout(Duration.ofMillis(1_200))));
            if (hasty.duration().compareTo(Duration.ofSeconds(1)) < 0) { // else this machine was too busy for haste
                assertThat(patient.failure().kind())
                        .as("the hasty one shows nothing")
                        .isEqualTo(FailureKind.TIMEOUT);
            }

            Execution next = Calls.inMoreAndMoreTime( // on a busy machine a fetch may have begun late
                    limit -> asks.execute(Calls.call(needsToken.timeout(limit))),
                    outcome -> outcome.failure().kind() == FailureKind.PAUSED);
            assertThat(next.failure().kind()).isEqualTo(FailureKind.PAUSED);
        }
    }

    /** Then the call that goes ahead must not be held up by its own going ahead. */
    @Test
    void a_token_endpoint_of_the_same_origin_is_asked_again_when_the_pause_is_over() {
        try (HttpConnectorExecutor asks = Calls.executor(api.port())
                .secrets(query -> Secret.of("s3cret"))
                .circuitBreaker(THREE)
                .clock(clock)
                .build()) {
            ConnectorCall needsToken = Calls.call(orders().auth(
                            Auth.oauth2ClientCredentials(api.url() + "/token", "crm", "{{secret.client_secret}}")));
            api.on(Method.POST, "/token").answer(503, "");
            for (int i = 0; i < 3; i++) {
                assertThat(asks.execute(needsToken).failure().kind()).isEqualTo(FailureKind.AUTHENTICATION);
            }
            assertThat(asks.execute(needsToken).failure().kind()).isEqualTo(FailureKind.PAUSED);
            clock.pass(Duration.ofSeconds(5));
            assertThat(asks.execute(needsToken).failure().kind()).isEqualTo(FailureKind.AUTHENTICATION);
            assertThat(asks.execute(needsToken).failure().message()).endsWith("is paused until 2026-11-23T10:00:15Z");

            api.on(Method.GET, "/orders").answer(200, "{}");
            api.on(Method.POST, "/token").answer(200, "{\"access_token\": \"tok\", \"token_type\": \"Bearer\"}");
            clock.pass(Duration.ofSeconds(10));

            assertThat(asks.execute(needsToken).failure()).isNull();
        }
    }

    @Test
    void however_many_calls_wait_for_a_token_its_endpoint_has_failed_once() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (TokenStub stub = new TokenStub();
                HttpConnectorExecutor asks = stub.executor()
                        .executor(Runnable::run) // when it returns, a call waits for the token
                        .circuitBreaker(THREE)
                        .build()) {
            stub.answers(request -> {
                Blocked.until(release);
                return Answer.json(503, "");
            });
            List<CompletableFuture<Execution>> calls = IntStream.range(0, 10)
                    .mapToObj(i -> asks.executeAsync(Calls.call(stub.get())))
                    .toList();
            release.countDown();
            for (CompletableFuture<Execution> call : calls) {
                assertThat(call.get(1, TimeUnit.MINUTES).failure().kind()).isEqualTo(FailureKind.AUTHENTICATION);
            }

            stub.gives("3600");
            assertThat(asks.execute(Calls.call(stub.get())).failure()).isNull();
        }
    }
}
