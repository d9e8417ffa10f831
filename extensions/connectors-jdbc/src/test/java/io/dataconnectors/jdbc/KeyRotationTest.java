package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dataconnectors.Secret;
import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.SecretResolver.Query;
import io.dataconnectors.spi.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("thorough")
class KeyRotationTest {
    private static final String SHOP = "https://shop.example.com";
    private static final int SECRETS = 250;

    private final Deque<JdbcStorage> opened = new ArrayDeque<>();

    @AfterEach
    void close() {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    private JdbcStorage node(TestedDatabase database, KeyRing keys) {
        JdbcStorage storage =
                JdbcStorage.on(database.pool()).install().keys(keys).open();
        opened.push(storage);
        return storage;
    }

    private static void write(JdbcStorage node, String workspace, String name, String value) {
        node.secrets().put(workspace, name, Secret.of(value), null);
        node.secrets().allow(workspace, name, SHOP, null);
    }

    private static String sent(JdbcStorage node, String workspace, String name) {
        Secret secret = node.secrets().resolve(new Query(workspace, name, SHOP));
        return secret == null ? "none" : secret.reveal();
    }

    @ParameterizedTest
    @EnumSource
    void a_key_is_rotated_under_load_and_no_call_lacks_its_secret(Kind kind) throws Exception {
        TestedDatabase database = kind.shared();
        JdbcStorage first = node(database, TestKeys.ring(1, 2));
        for (int i = 0; i < SECRETS; i++) {
            write(first, i % 2 == 0 ? "acme" : "other", "s" + i, "v0");
        }
        JdbcStorage second = node(database, TestKeys.ring(2, 1));
        AtomicBoolean rotated = new AtomicBoolean();
        CountDownLatch busy = new CountDownLatch(5);
        ExecutorService threads = Executors.newFixedThreadPool(5);
        List<Future<Integer>> working = new ArrayList<>();
        for (int reader = 0; reader < 4; reader++) {
            JdbcStorage node = reader % 2 == 0 ? first : second;
            working.add(threads.submit(() -> readAll(node, rotated, busy)));
        }
        Future<Integer> writer = threads.submit(() -> writeOne(second, rotated, busy));
        busy.await();

        long renewed = second.rotateKeys();
        rotated.set(true);

        for (Future<Integer> worked : working) {
            assertThat(worked.get()).isPositive();
        }
        int written = writer.get();
        threads.shutdown();
        assertThat(renewed).isBetween((long) SECRETS - 1, (long) SECRETS);
        assertThat(database.ask("SELECT COUNT(*) FROM connectors_secret WHERE key_name <> 'key-2'"))
                .isEqualTo("0");
        JdbcStorage later = node(database, TestKeys.ring(2));
        assertThat(sent(later, "acme", "s0")).isEqualTo("v" + written);
        assertThat(sent(later, "other", "s249")).isEqualTo("v0");
        assertThat(second.rotateKeys()).isZero();
    }

    private static int readAll(JdbcStorage node, AtomicBoolean until, CountDownLatch busy) {
        int read = 0;
        do {
            for (int i = 1; i < SECRETS; i++) {
                assertThat(sent(node, i % 2 == 0 ? "acme" : "other", "s" + i)).isEqualTo("v0");
                read++;
                if (i == 1) {
                    busy.countDown();
                }
            }
        } while (!until.get());
        return read;
    }

    /** What is written while keys are rotated is never overwritten by what was there before. */
    private static int writeOne(JdbcStorage node, AtomicBoolean until, CountDownLatch busy) {
        int written = 0;
        do {
            written++;
            node.secrets().put("acme", "s0", Secret.of("v" + written), null);
            assertThat(sent(node, "acme", "s0")).isEqualTo("v" + written);
            busy.countDown();
        } while (!until.get());
        return written;
    }

    @ParameterizedTest
    @EnumSource
    void a_missing_key_is_told_by_its_name_and_hides_no_other_secret(Kind kind) {
        TestedDatabase database = kind.shared();
        write(node(database, TestKeys.ring(1)), "acme", "old", "v-old");
        JdbcStorage node = node(database, TestKeys.ring(2));
        write(node, "acme", "new", "v-new");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> sent(node, "acme", "old"))
                .withMessage("The secret old cannot be read: the key key-1 is not in the key ring");
        assertThat(sent(node, "acme", "new")).isEqualTo("v-new");
        assertThat(node.secrets().list("acme")).hasSize(2);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(node::rotateKeys)
                .withMessage(
                        "1 secrets could not be encrypted anew, 0 were. The secret old cannot be read: the key key-1"
                                + " is not in the key ring");
        write(node, "acme", "old", "again");
        assertThat(sent(node, "acme", "old")).isEqualTo("again");
    }

    @ParameterizedTest
    @EnumSource
    void another_key_of_a_known_name_is_refused_when_the_storage_is_opened(Kind kind) {
        TestedDatabase database = kind.shared();
        node(database, TestKeys.ring(1));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> node(database, KeyRing.of("key-1", TestKeys.key(9))))
                .withMessage("The key key-1 of the key ring is not the key of this name with which the database was"
                        + " written");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> node(database, TestKeys.ring(2).withOlder("key-1", TestKeys.key(9))));
    }

    @ParameterizedTest
    @EnumSource
    void a_row_that_was_moved_or_changed_is_named_and_hides_no_other(Kind kind) {
        TestedDatabase database = kind.shared();
        JdbcStorage node = node(database, TestKeys.ring(1));
        write(node, "acme", "theirs", "v-acme");
        write(node, "other", "mine", "v-other");
        database.run("UPDATE connectors_secret SET sealed = (SELECT sealed FROM connectors_secret"
                + " WHERE workspace = 'acme') WHERE workspace = 'other'");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> sent(node, "other", "mine"))
                .withMessageStartingWith(
                        "The secret mine cannot be read: it was not encrypted for this row with the key" + " key-1");
        assertThat(sent(node, "acme", "theirs")).isEqualTo("v-acme");
    }

    @ParameterizedTest
    @EnumSource
    void a_token_that_cannot_be_read_any_more_is_none_and_the_next_takes_its_place(Kind kind) {
        TestedDatabase database = kind.shared();
        JdbcStorage node = node(database, TestKeys.ring(1));
        TokenStore tokens = node.tokens();
        Instant end = Instant.now().plus(Duration.ofHours(1));
        tokens.put("acme", "k", new TokenStore.Token(Secret.of("t-1"), end, end), "a");
        database.run("UPDATE connectors_token SET key_name = 'lost'");

        assertThat(tokens.find("acme", "k")).isEmpty();
        tokens.drop("acme", "k", Secret.of("t-1"));
        assertThat(tokens.lease("acme", "k", "b", Duration.ofMinutes(1))).isTrue();
        tokens.put("acme", "k", new TokenStore.Token(Secret.of("t-2"), end, end), "b");

        assertThat(tokens.find("acme", "k").orElseThrow().value().reveal()).isEqualTo("t-2");
    }

    @Test
    void without_keys_there_are_no_secrets_and_no_tokens() {
        TestedDatabase database = Kind.H2.shared();
        JdbcStorage storage = JdbcStorage.on(database.pool()).install().open();
        opened.push(storage);

        assertThatIllegalStateException()
                .isThrownBy(storage::secrets)
                .withMessage("This storage has no keys to encrypt with: name some with JdbcStorage.Builder.keys");
        assertThatIllegalStateException().isThrownBy(storage::tokens);
        assertThatIllegalStateException().isThrownBy(storage::rotateKeys);
    }
}
