package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.CallQuery;
import io.dataconnectors.Delivery;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.StorageException;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.ExecutionLog.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the log when the database is away, refuses a row, holds one that cannot be read, or answers into the void. */
class LogFaultsTest {
    private static final Instant NOW = Instant.now();

    private static LoggedCall call(int number, @Nullable String body) {
        return call(number, "zoe", body);
    }

    private static LoggedCall callFor(int number, @Nullable String person) {
        return call(number, person, null);
    }

    private static LoggedCall call(int number, @Nullable String person, @Nullable String body) {
        return new LoggedCall(
                "acme",
                "orders",
                "sha256:0",
                false,
                "c-" + number,
                null,
                person,
                NOW.plusSeconds(number),
                Duration.ofMillis(5),
                1,
                Delivery.ANSWERED,
                200,
                null,
                null,
                body,
                null);
    }

    private static void append(JdbcStorage storage, int first, int last) {
        for (int i = first; i <= last; i++) {
            storage.log().append(call(i, null));
        }
    }

    private static List<String> ids(JdbcStorage storage, int limit) {
        List<String> ids = new ArrayList<>();
        CallQuery query = CallQuery.all().limit(limit);
        LoggedCall.Page page = storage.log().find("acme", query);
        page.calls().forEach(call -> ids.add(call.callId()));
        while (page.next() != null) {
            page = storage.log().find("acme", query.after(page.next()));
            page.calls().forEach(call -> ids.add(call.callId()));
        }
        return ids;
    }

    private static int count(TestedDatabase database) {
        return Integer.parseInt(String.valueOf(database.ask("SELECT COUNT(*) FROM connectors_call")));
    }

    @ParameterizedTest
    @EnumSource
    void calls_wait_while_the_database_is_away(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            WatchedPool pool = new WatchedPool(database.pool());
            try (JdbcStorage storage = JdbcStorage.on(pool.source()).install().open()) {
                pool.away = true;
                append(storage, 1, 2_500);
                assertThat(storage.log().waiting()).isEqualTo(2_500);
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> storage.log().find("acme", CallQuery.all()))
                        .withMessage("The log of calls could not be read: the database cannot be reached");
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(() -> storage.log().erase("acme", "zoe"))
                        .withMessage("The log of calls could not be erased: the database cannot be reached");

                pool.away = false;

                Eventually.holds(() -> count(database) == 2_500);
                Eventually.holds(() -> storage.log().waiting() == 0);
                assertThat(storage.log().dropped()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_has_no_room_in_the_buffer_is_dropped_and_later_calls_are_logged(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            WatchedPool pool = new WatchedPool(database.pool());
            try (JdbcStorage storage =
                    JdbcStorage.on(pool.source()).install().logBuffer(20_000).open()) {
                pool.away = true;
                append(storage, 1, 1_000);
                assertThat(storage.log().dropped())
                        .isEqualTo(1_000 - storage.log().waiting());
                pool.away = false;
                Eventually.holds(() -> count(database) > 10);

                Eventually.holds(() -> {
                    append(storage, 2_000, 2_000); // until there is room again
                    return ids(storage, 1_000).contains("c-2000");
                });
                assertThat(ids(storage, 1_000)).contains("c-1", "c-10").doesNotContain("c-1000");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void a_buffer_has_room_and_a_history_versions(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            JdbcStorage.Builder storage = JdbcStorage.on(database.pool());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> storage.logBuffer(0))
                    .withMessage("Calls that wait to be logged take 1 or more bytes, not 0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> storage.versions(0))
                    .withMessage("A history keeps 1 or more versions of a connector, not 0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void closing_writes_what_waits(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            try (JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
                append(storage, 1, 1_500);
            }
            assertThat(count(database)).isEqualTo(1_500);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rows_whose_commit_was_not_answered_are_there_once(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            WatchedPool pool = new WatchedPool(database.pool());
            try (JdbcStorage storage = JdbcStorage.on(pool.source()).install().open()) {
                pool.lostAnswers.set(1);
                append(storage, 1, 3);
                Eventually.holds(() -> pool.lostAnswers.get() == 0);
                append(storage, 4, 4);

                Eventually.holds(() -> ids(storage, 10).contains("c-4"));
                assertThat(ids(storage, 10)).containsExactly("c-4", "c-3", "c-2", "c-1");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void texts_that_no_database_takes_are_kept_as_far_as_it_does(Kind kind) {
        try (TestedDatabase database = kind.create();
                JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
            storage.log().append(call(1, "a\0b\uD83Dc😀"));

            Eventually.holds(() -> count(database) == 1);
            assertThat(storage.log()
                            .find("acme", CallQuery.all())
                            .calls()
                            .get(0)
                            .request())
                    .isEqualTo("a\uFFFDb\uFFFDc😀");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_row_that_is_refused_is_in_the_way_of_no_other(Kind kind) {
        try (TestedDatabase database = kind.create();
                JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
            database.run("ALTER TABLE connectors_call ADD CONSTRAINT hand_made CHECK (call_id <> 'c-5')");

            append(storage, 1, 9);

            Eventually.holds(() -> count(database) == 8);
            assertThat(ids(storage, 10)).doesNotContain("c-5");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_row_that_cannot_be_read_hides_no_other(Kind kind) {
        try (TestedDatabase database = kind.create();
                JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
            append(storage, 1, 6);
            Eventually.holds(() -> count(database) == 6);
            database.run("UPDATE connectors_call SET failure = 'OF_TOMORROW' WHERE call_id IN ('c-6', 'c-3', 'c-2')");

            assertThat(ids(storage, 1)).containsExactly("c-5", "c-4", "c-1");
            assertThat(ids(storage, 2)).containsExactly("c-5", "c-4", "c-1");
            assertThat(ids(storage, 10)).containsExactly("c-5", "c-4", "c-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_another_node_has_in_memory_when_a_person_is_erased_is_not_written(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            WatchedPool pool = new WatchedPool(database.pool());
            try (JdbcStorage storage = JdbcStorage.on(pool.source()).install().open();
                    JdbcStorage other = JdbcStorage.on(database.pool()).open()) {
                pool.away = true;
                storage.log().append(callFor(1, "zoe"));
                storage.log().append(callFor(2, "ada"));
                storage.log().append(callFor(3, null));

                other.log().erase("acme", "zoe");
                storage.log().append(callFor(4, "zoe"));
                pool.away = false;

                Eventually.holds(() -> ids(storage, 10).contains("c-4"));
                assertThat(ids(storage, 10)).containsExactly("c-4", "c-3", "c-2");

                pool.away = true;
                storage.log().append(callFor(5, "ada"));
                other.log().erase("acme");
                storage.log().append(callFor(6, "ada"));
                pool.away = false;

                Eventually.holds(() -> ids(storage, 10).contains("c-6"));
                assertThat(ids(storage, 10)).containsExactly("c-6");
                assertThat(database.list("SELECT person FROM connectors_call_erased ORDER BY person"))
                        .satisfiesExactly(
                                all -> assertThat(all).isEmpty(),
                                zoe -> assertThat(zoe).matches("[0-9a-f]{64}"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_known_of_an_erasure_goes_with_the_oldest_call_that_could_be_written(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            try (JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
                storage.log().erase("acme", "zoe");
                storage.log().erase("acme", "ada");
            }
            database.run("UPDATE connectors_sweep SET due = CURRENT_TIMESTAMP - INTERVAL '1' HOUR");
            database.run("UPDATE connectors_call_erased SET erased = erased - INTERVAL '31' DAY WHERE person ="
                    + " (SELECT MIN(person) FROM connectors_call_erased)");
            try (JdbcStorage storage = JdbcStorage.on(database.pool()).open()) {
                Eventually.holds(() -> database.list("SELECT person FROM connectors_call_erased")
                                .size()
                        == 1);
                assertThat(storage.log().erase("acme", "zoe")).isZero();
            }
        }
    }

    /** Nodes on one database erase and write at once: nothing that was appended before an erasure is there after it. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES_ICU")
    void a_batch_that_is_being_written_while_a_person_is_erased_is_erased_too(Kind kind) throws Exception {
        try (TestedDatabase database = kind.create();
                JdbcStorage storage = JdbcStorage.on(database.pool()).install().open();
                JdbcStorage other = JdbcStorage.on(database.pool()).open()) {
            for (int round = 0; round < Thorough.rounds(4, 20); round++) {
                append(storage, 1, 1_000); // so many are written at once
                other.log().erase("acme", "zoe");
                int number = round;
                storage.log().append(callFor(2_000 + number, "ada"));
                Eventually.holds(() -> ids(storage, 100).contains("c-" + (2_000 + number)));

                assertThat(database.ask("SELECT COUNT(*) FROM connectors_call WHERE on_behalf_of = 'zoe'"))
                        .isEqualTo("0");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_too_old_is_swept_out_of_every_workspace(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            try (JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
                for (int i = 0; i < 2_500; i++) {
                    storage.log().append(call(-7_200 - i, "old"));
                }
                storage.log().append(call(-1_800, "body"));
                storage.log().append(call(0, "body"));
            }
            database.run("UPDATE connectors_call SET workspace = 'other' WHERE call_id IN ('c--8000', 'c--1800')");
            database.run("UPDATE connectors_sweep SET due = CURRENT_TIMESTAMP - INTERVAL '1' HOUR");

            try (JdbcStorage storage = JdbcStorage.on(database.pool())
                    .keepCalls(new Retention(Duration.ofHours(1), 10_000, Duration.ofMinutes(10)))
                    .open()) {
                Eventually.holds(() -> count(database) == 2);
                Eventually.holds(() ->
                        "1".equals(database.ask("SELECT COUNT(*) FROM connectors_call WHERE request IS NOT NULL")));
                assertThat(storage.log().find("other", CallQuery.all()).calls()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void calls_are_logged_after_memory_was_short(Kind kind) {
        try (TestedDatabase database = kind.create()) {
            WatchedPool pool = new WatchedPool(database.pool());
            try (JdbcStorage storage = JdbcStorage.on(pool.source()).install().open()) {
                pool.outOfMemory.set(1);
                append(storage, 1, 10);
                Eventually.holds(() -> pool.outOfMemory.get() == 0);

                Eventually.holds(() -> count(database) == 10);
            }
        }
    }
}
