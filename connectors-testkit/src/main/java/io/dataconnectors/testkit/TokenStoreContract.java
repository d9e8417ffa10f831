package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Secret;
import io.dataconnectors.spi.TokenStore;
import io.dataconnectors.spi.TokenStore.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Contract of every {@link TokenStore}. A host that has a store of its own extends this class in its tests.
 *
 * <pre>{@code
 * class CacheTokenStoreTest extends TokenStoreContract {
 *     @Override
 *     protected TokenStore newStore() {
 *         return new CacheTokenStore(emptyCache());
 *     }
 * }
 * }</pre>
 */
public abstract class TokenStoreContract {
    private static final String WORKSPACE = StoredExamples.WORKSPACE;
    private static final String KEY = "4f1c";
    private static final Duration LONG = Duration.ofHours(1);
    private static final Instant END = Instant.parse("2126-11-30T10:15:30.123456Z");

    private TokenStore store;

    /** For subclasses. */
    protected TokenStoreContract() {}

    /** Returns a store without tokens. Called at the beginning of each test. */
    protected abstract TokenStore newStore() throws Exception;

    /** Returns what another node has that shares what the given one keeps. By default it is the same. */
    protected TokenStore onAnotherNode(TokenStore used) throws Exception {
        return used;
    }

    @BeforeEach
    void open() throws Exception {
        store = newStore();
    }

    private static Token token(String value) {
        return new Token(Secret.of(value), END.minusSeconds(60), END);
    }

    private boolean leased(String holder) {
        return store.lease(WORKSPACE, KEY, holder, LONG);
    }

    private void put(String value) {
        store.put(WORKSPACE, KEY, token(value), "a");
    }

    @Nullable
    private static String value(Optional<Token> token) {
        return token.map(found -> found.value().reveal()).orElse(null);
    }

    @Nullable
    private String found() {
        return value(store.find(WORKSPACE, KEY));
    }

    @Test
    void a_token_is_found_with_its_times_on_every_node() throws Exception {
        Token kept = token("t\u00f6ken 😀" + "x".repeat(10_000));
        assertThat(leased("a")).isTrue();
        store.put(WORKSPACE, KEY, kept, "a");

        Token found = onAnotherNode(store).find(WORKSPACE, KEY).orElseThrow();

        assertThat(found.value().reveal()).isEqualTo(kept.value().reveal());
        assertThat(found.due()).isEqualTo(kept.due());
        assertThat(found.end()).isEqualTo(kept.end());
    }

    @Test
    void a_token_is_of_its_workspace_and_key_alone() {
        put("first");

        assertThat(value(store.find("other", KEY))).isNull();
        assertThat(value(store.find(WORKSPACE, "another"))).isNull();
        assertThat(store.lease("other", KEY, "b", LONG)).isTrue();
        assertThat(store.lease(WORKSPACE, "another", "b", LONG)).isTrue();
        store.drop("other", KEY, Secret.of("first"));
        assertThat(found()).isEqualTo("first");
    }

    @Test
    void a_workspace_may_have_any_name() {
        for (String workspace : List.of("", "a/b", "a\0b", "\ud800", "w".repeat(500))) {
            store.put(workspace, KEY, token("of " + workspace.length()), "a");

            assertThat(value(store.find(workspace, KEY))).isEqualTo("of " + workspace.length());
            assertThat(store.lease(workspace, KEY, "b", LONG)).isTrue();
        }
    }

    @Test
    void the_next_token_takes_the_place_of_the_one_before() {
        put("first");
        put("second");

        assertThat(found()).isEqualTo("second");
    }

    @Test
    void one_holder_at_a_time_has_the_lease() throws Exception {
        assertThat(leased("a")).isTrue();

        assertThat(leased("b")).isFalse();
        assertThat(onAnotherNode(store).lease(WORKSPACE, KEY, "c", LONG)).isFalse();
        assertThat(leased("a")).as("again").isTrue();
    }

    @Test
    void a_token_that_is_kept_ends_the_lease() {
        assertThat(leased("a")).isTrue();
        put("first");

        assertThat(leased("b")).isTrue();
        assertThat(found()).isEqualTo("first");
    }

    @Test
    void a_lease_that_is_released_is_free_and_nobody_else_releases_it() {
        assertThat(leased("a")).isTrue();

        store.release(WORKSPACE, KEY, "b");
        assertThat(leased("b")).isFalse();

        store.release(WORKSPACE, KEY, "a");
        assertThat(leased("b")).isTrue();
    }

    @Test
    void a_lease_ends_with_its_time() throws Exception {
        assertThat(store.lease(WORKSPACE, KEY, "dead", Duration.ofMillis(50))).isTrue();

        assertThat(eventuallyLeased("b")).isTrue();
        assertThat(store.lease(WORKSPACE, KEY, "dead", LONG)).isFalse();
    }

    @Test
    void a_holder_can_make_its_lease_last_longer() throws Exception {
        assertThat(store.lease(WORKSPACE, KEY, "a", Duration.ofMillis(50))).isTrue();
        boolean kept = leased("a");
        assertThat(store.lease(WORKSPACE, "another", "b", Duration.ofMillis(50)))
                .isTrue();
        assertThat(eventually(() -> store.lease(WORKSPACE, "another", "c", LONG)))
                .isTrue(); // so 50 ms are over

        assertThat(kept).isTrue();
        assertThat(leased("b")).isFalse();
    }

    private boolean eventuallyLeased(String holder) throws InterruptedException {
        return eventually(() -> leased(holder));
    }

    private interface Question {
        boolean ask();
    }

    private static boolean eventually(Question question) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        boolean holds = question.ask();
        while (!holds && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
            holds = question.ask();
        }
        return holds;
    }

    @Test
    void what_comes_late_does_not_take_the_place_of_what_another_holder_fetches() throws Exception {
        assertThat(store.lease(WORKSPACE, KEY, "late", Duration.ofMillis(50))).isTrue();
        assertThat(eventuallyLeased("b")).isTrue();

        store.put(WORKSPACE, KEY, token("late"), "late");
        assertThat(found()).isNull();
        assertThat(leased("c")).as("the lease of b goes on").isFalse();

        store.put(WORKSPACE, KEY, token("new"), "b");
        assertThat(found()).isEqualTo("new");
    }

    @Test
    void a_token_stays_while_the_next_is_fetched() {
        put("first");

        assertThat(leased("b")).isTrue();
        assertThat(found()).isEqualTo("first");
        store.release(WORKSPACE, KEY, "b");
        assertThat(found()).isEqualTo("first");
    }

    @Test
    void a_refused_token_is_dropped_unless_another_has_taken_its_place() throws Exception {
        put("first");
        onAnotherNode(store).drop(WORKSPACE, KEY, Secret.of("first"));
        assertThat(found()).isNull();

        put("second");
        store.drop(WORKSPACE, KEY, Secret.of("first"));
        assertThat(found()).isEqualTo("second");
    }

    @Test
    void to_drop_a_token_leaves_the_lease_as_it_is() {
        put("first");
        assertThat(leased("b")).isTrue();

        store.drop(WORKSPACE, KEY, Secret.of("first"));

        assertThat(leased("c")).isFalse();
        store.put(WORKSPACE, KEY, token("second"), "b");
        assertThat(found()).isEqualTo("second");
    }

    @Test
    void a_token_whose_end_has_come_makes_no_other_go() {
        put("first");
        Instant past = Instant.EPOCH.plusSeconds(60);
        store.put(WORKSPACE, "old", new Token(Secret.of("old"), past, past), "b");
        store.put(WORKSPACE, "third", token("third"), "b");

        assertThat(found()).isEqualTo("first");
        assertThat(value(store.find(WORKSPACE, "third"))).isEqualTo("third");
    }

    @Test
    void a_workspace_is_erased_with_its_tokens_and_leases_and_no_other() throws Exception {
        put("first");
        assertThat(store.lease(WORKSPACE, "another", "a", LONG)).isTrue();
        store.put("other", KEY, token("theirs"), "a");

        assertThat(onAnotherNode(store).erase(WORKSPACE)).isEqualTo(2);

        assertThat(found()).isNull();
        assertThat(store.lease(WORKSPACE, "another", "b", LONG)).isTrue();
        assertThat(value(store.find("other", KEY))).isEqualTo("theirs");
        assertThat(store.erase("nobody")).isZero();
    }

    @Test
    void of_several_that_ask_at_once_one_gets_the_lease() throws Exception {
        for (int round = 0; round < 20; round++) {
            String key = KEY + round;
            TokenStore other = onAnotherNode(store);
            List<Boolean> got = Together.run(
                    8, number -> (number % 2 == 0 ? store : other).lease(WORKSPACE, key, "h" + number, LONG));

            assertThat(got.stream().filter(has -> has)).hasSize(1);
        }
    }
}
