package io.dataconnectors.http;

import static io.dataconnectors.http.TwoApis.assertAllSucceed;
import static io.dataconnectors.http.TwoApis.redirected;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.testkit.StubApi;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call has its place where it is: at the API, at the token endpoint that it waits for, where it is redirected to. */
class OneOriginAtATimeTest {
    private static final CallLimits ONE_AT_AN_ORIGIN =
            CallLimits.standard().perOrigin(1).longestWait(Limits.MAX_TIMEOUT);
    private static final CallLimits NONE_WAITS = ONE_AT_AN_ORIGIN.waiting(0, 0);

    private final TwoApis apis = new TwoApis();

    @AfterEach
    void stop() {
        apis.close();
    }

    private HttpConnectorExecutor redirecting() {
        return apis.executor()
                .egress(apis.egress().redirects(1))
                .limits(NONE_WAITS)
                .build();
    }

    @Test
    void where_a_redirect_leads_is_an_origin_with_a_limit_of_its_own() throws Exception {
        try (HttpConnectorExecutor executor = redirecting()) {
            apis.hang(executor, "noisy", 1);

            Execution refused = executor.execute(redirected("acme", apis.api, apis.hanging.url()));

            assertThat(refused.failure())
                    .hasToString("OVERLOADED: Too many calls to " + apis.hanging.url() + " are in flight");
            assertThat(refused.delivery()).isEqualTo(Delivery.ANSWERED);
            assertThat(apis.hanging.requests()).isEqualTo(1);
        }
    }

    @Test
    void a_call_that_is_redirected_gives_back_its_place_at_the_first_origin() throws Exception {
        try (HttpConnectorExecutor executor = redirecting()) {
            CompletableFuture<Execution> hangs =
                    executor.executeAsync(redirected("noisy", apis.api, apis.hanging.url()));
            assertThat(apis.hanging.gotRequests(1)).isTrue();

            assertThat(executor.execute(apis.answers("acme")).failure()).isNull();

            assertThat(hangs).isNotDone();
        }
    }

    @Test
    void calls_that_are_redirected_between_two_origins_do_not_wait_for_each_other() throws Exception {
        try (StubApi other = StubApi.start();
                HttpConnectorExecutor executor = apis.executor()
                        .egress(apis.egress().allowPort(other.port()).redirects(1))
                        .limits(ONE_AT_AN_ORIGIN)
                        .build()) {
            ConnectorCall there = redirected("acme", apis.api, other.url() + "/orders");
            ConnectorCall back = redirected("acme", other, apis.api.url() + "/orders");
            other.on(Method.GET, "/orders").answer(200, "{}");

            assertAllSucceed(IntStream.range(0, 40)
                    .mapToObj(i -> executor.executeAsync(i % 2 == 0 ? there : back))
                    .toList());
        }
    }

    @Test
    void a_call_that_waits_for_a_token_has_its_place_at_the_token_endpoint() throws Exception {
        try (HttpConnectorExecutor executor = apis.executor(NONE_WAITS)) {
            CompletableFuture<Execution> waits = executor.executeAsync(apis.withToken("noisy", apis.hanging.url()));
            assertThat(apis.hanging.gotRequests(1)).isTrue();

            assertThat(executor.execute(apis.withToken("other", apis.hanging.url()))
                            .failure())
                    .hasToString("OVERLOADED: Too many calls to " + apis.hanging.url() + " are in flight");
            assertThat(executor.execute(apis.answers("acme")).failure()).isNull();
            assertThat(waits).isNotDone();
        }
    }

    /** Whether or not both are one origin: a fetch that wanted a place beside the calls that wait for it would never get it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void calls_that_take_all_places_get_their_tokens(boolean sameOrigin) throws Exception {
        try (StubApi auth = StubApi.start();
                HttpConnectorExecutor executor = apis.executor()
                        .egress(apis.egress().allowPort(auth.port()))
                        .limits(ONE_AT_AN_ORIGIN.inFlight(2).perWorkspace(2))
                        .build()) {
            StubApi endpoint = sameOrigin ? apis.api : auth;
            endpoint.on(Method.POST, "/token")
                    .answer(200, "{\"access_token\": \"tok-1f7c\", \"token_type\": \"Bearer\"}");

            List<CompletableFuture<Execution>> calls = IntStream.range(0, 20)
                    .mapToObj(i -> executor.executeAsync(apis.withToken("w" + i % 4, endpoint.url() + "/token")))
                    .toList();

            assertAllSucceed(calls);
        }
    }
}
