package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.StorageException;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.fuzz.SettableClock;
import io.dataconnectors.spi.ConnectorCall;
import io.dataconnectors.spi.TokenStore;
import io.dataconnectors.store.InMemoryTokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that share their access tokens through a store: one of them fetches, however many wait. */
@Timeout(120)
class AccessTokensOfNodesTest {
    private static final int CALLERS = 200;

    private final TokenStub stub = new TokenStub();
    private final SettableClock clock = new SettableClock();
    private final Watched store = new Watched();
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<HttpConnectorExecutor> nodes = new ArrayList<>();

    /** A store that tells what it is asked, and can fail and hang. */
    private static final class Watched implements TokenStore {
        private final TokenStore kept = new InMemoryTokenStore();
        private final Set<String> threads = ConcurrentHashMap.newKeySet();
        private final Set<String> keys = ConcurrentHashMap.newKeySet();
        private final Set<String> refusedLeases = ConcurrentHashMap.newKeySet();
        private volatile boolean fails;

        private volatile CountDownLatch hangs = new CountDownLatch(0);

        private TokenStore asked(String workspace, String key) {
            threads.add(Thread.currentThread().getName());
            keys.add(key);
            Blocked.until(hangs);
            if (fails && workspace.equals("acme")) {
                throw new StorageException("the database of s3cret.example.com is away");
            }
            return kept;
        }

        @Override
        public Optional<Token> find(String workspace, String key) {
            return asked(workspace, key).find(workspace, key);
        }

        @Override
        public boolean lease(String workspace, String key, String holder, Duration time) {
            boolean leased = asked(workspace, key).lease(workspace, key, holder, time);
            if (!leased) {
                refusedLeases.add(holder);
            }
            return leased;
        }

        @Override
        public void put(String workspace, String key, Token token, String holder) {
            asked(workspace, key).put(workspace, key, token, holder);
        }

        @Override
        public void release(String workspace, String key, String holder) {
            asked(workspace, key).release(workspace, key, holder);
        }

        @Override
        public void drop(String workspace, String key, Secret refused) {
            asked(workspace, key).drop(workspace, key, refused);
        }

        @Override
        public long erase(String workspace) {
            return kept.erase(workspace);
        }

        private String key() {
            assertThat(keys).hasSize(1);
            return keys.iterator().next();
        }
    }

    @AfterEach
    void stop() {
        released.countDown();
        store.hangs.countDown();
        nodes.forEach(HttpConnectorExecutor::close);
        stub.close();
    }

    private HttpConnectorExecutor node() {
        CallLimits many = CallLimits.standard()
                .perWorkspace(2 * CALLERS)
                .perOrigin(2 * CALLERS)
                .inFlight(4 * CALLERS);
        HttpConnectorExecutor node =
                stub.executor().clock(clock).limits(many).tokens(store).build();
        nodes.add(node);
        return node;
    }

    private ConnectorCall call() {
        return Calls.call(stub.get().limits(Limits.DEFAULT.timeout(Duration.ofSeconds(60))));
    }

    private void succeeds(HttpConnectorExecutor node) {
        Execution done = node.execute(call());
        assertThat(done.failure()).isNull();
    }

    private Answer held(Answer answer) {
        Blocked.until(released);
        return answer;
    }

    private String lastShown() {
        List<String> shown = stub.shown();
        return shown.get(shown.size() - 1);
    }

    /** What a node does with the store when no call waits for it any more, such as putting what it has fetched. */
    private void isShared(String token) {
        Eventually.holds(
                token + " is in the store",
                () -> store.kept
                        .find("acme", store.key())
                        .filter(found -> found.value().reveal().equals(token))
                        .isPresent());
    }

    @Test
    void however_many_calls_of_two_nodes_wait_for_a_token_that_expired_one_fetches_the_next() throws Exception {
        stub.gives("60");
        HttpConnectorExecutor first = node();
        HttpConnectorExecutor second = node();
        succeeds(first);
        isShared("token-1");
        succeeds(second);
        assertThat(stub.fetches()).isEqualTo(1);
        clock.pass(Duration.ofMinutes(2));
        stub.answers(request -> held(stub.token("3600")));

        List<CompletableFuture<Execution>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            calls.add(first.executeAsync(call()));
            calls.add(second.executeAsync(call()));
        }
        Eventually.holds("one node waits for the other", () -> !store.refusedLeases.isEmpty());
        released.countDown();

        for (CompletableFuture<Execution> call : calls) {
            assertThat(call.get().failure()).isNull();
        }
        assertThat(stub.fetches()).isEqualTo(2);
        assertThat(stub.shown().subList(2, stub.shown().size()))
                .hasSize(2 * CALLERS)
                .containsOnly("Bearer token-2");
    }

    @Test
    void a_token_at_hand_is_sent_without_asking_the_store() {
        HttpConnectorExecutor node = node();
        succeeds(node);
        isShared("token-1");
        store.fails = true;

        succeeds(node);

        assertThat(stub.fetches()).isEqualTo(1);
    }

    @Test
    void the_store_is_asked_on_threads_for_what_may_block_and_its_keys_name_nothing() {
        HttpConnectorExecutor node = node();
        Invocation forAda = Invocation.builder().onBehalfOf("ada").build();
        node.execute(Calls.call(stub.get(), forAda));
        isShared("token-1");

        assertThat(store.threads).isNotEmpty().allMatch(name -> name.startsWith("connectors-plug-in"));
        assertThat(store.key()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_token_is_shared_for_one_person_alone() {
        for (HttpConnectorExecutor node : List.of(node(), node())) {
            for (String who : List.of("ada", "bob")) {
                Invocation forPerson = Invocation.builder().onBehalfOf(who).build();
                node.execute(Calls.call(stub.get(), forPerson));
            }
            node.execute(call());
            Eventually.holds(
                    "all are shared",
                    () -> store.keys.stream()
                                    .filter(key -> store.kept.find("acme", key).isPresent())
                                    .count()
                            == 3);
        }

        assertThat(store.keys).hasSize(3);
        assertThat(stub.shown().subList(3, 6)).isEqualTo(stub.shown().subList(0, 3));
    }

    @Test
    void a_token_that_the_api_refuses_is_replaced_once_for_all_nodes() {
        HttpConnectorExecutor first = node();
        HttpConnectorExecutor second = node();
        succeeds(first);
        isShared("token-1");
        succeeds(second);
        refuse("token-1");

        succeeds(first);
        isShared("token-2");
        succeeds(second);

        assertThat(lastShown()).isEqualTo("Bearer token-2");
        assertThat(stub.fetches()).isEqualTo(2);
    }

    private void refuse(String token) {
        stub.api
                .on(Method.GET, "/orders")
                .answer(request -> ("Bearer " + token).equals(request.header("Authorization"))
                        ? Answer.json(401, "{}")
                        : Answer.json(200, "{}"));
    }

    @Test
    void a_token_that_was_withdrawn_before_a_node_found_it_is_replaced() {
        succeeds(node());
        isShared("token-1");
        refuse("token-1");

        succeeds(node());

        assertThat(lastShown()).isEqualTo("Bearer token-2");
        isShared("token-2");
    }

    @Test
    void a_token_is_renewed_ahead_by_one_node() {
        stub.gives("60");
        HttpConnectorExecutor first = node();
        HttpConnectorExecutor second = node();
        succeeds(first);
        isShared("token-1");
        succeeds(second);
        stub.gives("3600");
        clock.pass(Duration.ofSeconds(50));

        succeeds(first);
        isShared("token-2");
        succeeds(second);
        Eventually.holds("the second node has the new one", () -> {
            succeeds(second);
            return lastShown().equals("Bearer token-2");
        });

        assertThat(stub.fetches()).isEqualTo(2);
    }

    @Test
    void a_node_that_dies_while_it_fetches_delays_the_others_by_its_lease_alone() {
        succeeds(node());
        isShared("token-1");
        store.kept.drop("acme", store.key(), Secret.of("token-1"));
        assertThat(store.kept.lease("acme", store.key(), "dead", Duration.ofMillis(300)))
                .isTrue();

        succeeds(node());

        assertThat(store.refusedLeases).isNotEmpty();
        assertThat(stub.fetches()).isEqualTo(2);
    }

    @Test
    void a_fetch_that_takes_longer_than_a_lease_is_still_the_only_one() throws Exception {
        stub.answers(request -> held(stub.token("3600")));
        CompletableFuture<Execution> first = node().executeAsync(call());
        Eventually.holds("the first asks", () -> stub.fetches() == 1);
        CompletableFuture<Execution> second = node().executeAsync(call());
        long begun = System.nanoTime();
        Eventually.holds(
                "a lease is over",
                () -> System.nanoTime() - begun > Duration.ofSeconds(6).toNanos());

        released.countDown();

        assertThat(first.get().failure()).isNull();
        assertThat(second.get().failure()).isNull();
        assertThat(stub.fetches()).isEqualTo(1);
    }

    @Test
    void a_fetch_that_fails_lets_the_other_node_try_at_once() throws Exception {
        stub.answers(request -> stub.fetches() == 1 ? held(Answer.json(500, "")) : stub.token("3600"));
        CompletableFuture<Execution> first = node().executeAsync(call());
        Eventually.holds("the first asks", () -> stub.fetches() == 1);
        CompletableFuture<Execution> second = node().executeAsync(call());
        Eventually.holds("the second waits", () -> !store.refusedLeases.isEmpty());

        released.countDown();

        assertThat(first.get().failure()).hasToString("AUTHENTICATION: The token endpoint answered with status 500");
        assertThat(second.get().failure()).isNull();
        assertThat(stub.fetches()).isEqualTo(2);
    }

    @Test
    void a_fetch_that_nobody_waits_for_any_more_gives_its_lease_back() throws Exception {
        stub.answers(request -> stub.fetches() == 1 ? held(stub.token("1")) : stub.token("3600"));
        CompletableFuture<Execution> first = node().executeAsync(call());
        Eventually.holds("the first asks", () -> stub.fetches() == 1);
        CompletableFuture<Execution> second = node().executeAsync(call());
        Eventually.holds("the second waits", () -> !store.refusedLeases.isEmpty());

        first.cancel(true);

        assertThat(second.get().failure()).isNull();
        assertThat(stub.fetches()).isEqualTo(2);
    }

    @Test
    void while_the_store_fails_each_node_fetches_its_own() {
        store.fails = true;
        HttpConnectorExecutor first = node();
        HttpConnectorExecutor second = node();

        succeeds(first);
        succeeds(second);
        succeeds(first);

        assertThat(stub.fetches()).isEqualTo(2);
    }

    @Test
    void a_store_that_failed_is_left_alone_for_some_seconds_and_asked_again_then() {
        stub.gives("1");
        store.fails = true;
        HttpConnectorExecutor node = node();
        succeeds(node);
        store.fails = false;
        store.keys.clear();
        clock.pass(Duration.ofSeconds(2));

        succeeds(node);
        assertThat(store.keys).isEmpty();

        clock.pass(Duration.ofSeconds(5));
        succeeds(node);
        isShared("token-3");
    }

    @Test
    void a_store_that_fails_for_one_workspace_is_asked_for_every_other() {
        HttpConnectorExecutor first = node();
        store.fails = true;
        succeeds(first);
        store.keys.clear();
        ConnectorCall ofOthers = new ConnectorCall("globex", call().definition(), Invocation.empty());

        assertThat(first.execute(ofOthers).failure()).isNull();
        Eventually.holds(
                "it is shared", () -> store.kept.find("globex", store.key()).isPresent());
        assertThat(node().execute(ofOthers).failure()).isNull();

        assertThat(stub.fetches()).isEqualTo(2);
    }

    @Test
    void a_store_that_hangs_holds_no_call_beyond_its_patience() {
        store.hangs = new CountDownLatch(1);

        succeeds(node());

        assertThat(stub.fetches()).isEqualTo(1);
        assertThat(store.keys).hasSize(1);
    }

    @Test
    void a_call_that_waits_for_another_node_ends_when_its_executor_closes() throws Exception {
        HttpConnectorExecutor first = node();
        succeeds(first);
        isShared("token-1");
        store.kept.drop("acme", store.key(), Secret.of("token-1"));
        assertThat(store.kept.lease("acme", store.key(), "another", Duration.ofHours(1)))
                .isTrue();
        HttpConnectorExecutor second = node();
        CompletableFuture<Execution> waiting = second.executeAsync(call());
        Eventually.holds("it waits", () -> !store.refusedLeases.isEmpty());

        second.close();

        assertThat(waiting.get().failure()).hasToString("CANCELLED: The call was cancelled");
        assertThat(stub.fetches()).isEqualTo(1);
    }

    @Test
    void a_call_that_waits_for_another_node_ends_by_its_deadline() throws Exception {
        HttpConnectorExecutor first = node();
        succeeds(first);
        isShared("token-1");
        store.kept.drop("acme", store.key(), Secret.of("token-1"));
        assertThat(store.kept.lease("acme", store.key(), "another", Duration.ofHours(1)))
                .isTrue();
        Instant begun = clock.instant();
        Invocation soon = Invocation.builder().deadline(begun.plusMillis(1)).build();
        CompletableFuture<Execution> waiting = node().executeAsync(Calls.call(stub.get(), soon));

        clock.pass(Duration.ofSeconds(1));

        assertThat(waiting.get().failure().kind()).hasToString("TIMEOUT");
        assertThat(stub.fetches()).isEqualTo(1);
    }
}
