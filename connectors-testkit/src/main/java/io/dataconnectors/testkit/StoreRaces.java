package io.dataconnectors.testkit;

import static io.dataconnectors.testkit.StoredExamples.WORKSPACE;
import static io.dataconnectors.testkit.StoredExamples.draft;
import static io.dataconnectors.testkit.StoredExamples.next;
import static io.dataconnectors.testkit.StoredExamples.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.StaleConnectorException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The part of {@link ConnectorStoreContract} that asks what becomes of writes at once. */
abstract class StoreRaces extends StoreSearches {
    private static final int THREADS = 8;

    @Test
    void of_those_added_at_once_as_many_are_as_a_workspace_may_have() throws Exception {
        for (int round = 0; round < 5; round++) {
            String workspace = "full-" + round;
            store.insert(draft(workspace, "first", "first"));
            List<Boolean> added = Together.run(
                    THREADS, number -> succeeds(() -> store.insert(draft(workspace, "c-" + number, "c" + number), 4)));

            assertThat(added).filteredOn(done -> done).hasSize(3);
            assertThat(store.search(workspace, ConnectorQuery.all()).connectors())
                    .hasSize(4);
        }
    }

    @Test
    void of_those_who_replace_one_revision_at_once_one_wins() throws Exception {
        inserted("1", "orders");
        int rounds = 10;

        List<Integer> wins = Together.run(
                THREADS,
                number -> count(
                        rounds,
                        () -> succeeds(() -> {
                            Connector current = store.find(WORKSPACE, "1").orElseThrow();
                            store.replace(next(current, "by " + number), current.revision());
                        })));

        long won = wins.stream().mapToInt(Integer::intValue).sum();
        assertThat(won).isPositive();
        assertThat(store.find(WORKSPACE, "1").orElseThrow().revision()).isEqualTo(1 + won);
    }

    @Test
    void of_those_who_take_one_name_at_once_one_wins() throws Exception {
        for (int i = 0; i < THREADS; i++) {
            inserted("old-" + i, "old" + i);
        }
        for (int round = 0; round < 5; round++) {
            String name = "wanted" + round;
            List<Boolean> inserted =
                    Together.run(THREADS, number -> succeeds(() -> store.insert(draft(name + "-" + number, name))));
            assertThat(inserted).as(name).containsOnlyOnce(true);
        }
        List<Boolean> renamed = Together.run(
                THREADS,
                number -> succeeds(() -> store.replace(renamed(draft("old-" + number, "old" + number), "new"), 1)));
        assertThat(renamed).containsOnlyOnce(true);
        assertThat(names(ConnectorQuery.all().nameContains("wanted"))).hasSize(5);
        assertThat(names(ConnectorQuery.all().nameContains("new"))).hasSize(1);
    }

    @Test
    void of_a_deletion_and_a_replacement_at_once_one_wins() throws Exception {
        for (int round = 0; round < 10; round++) {
            Connector connector = inserted("c-" + round, "c" + round);
            List<Boolean> done = Together.run(
                    2,
                    number -> succeeds(() -> {
                        if (number == 0) {
                            store.replace(next(connector, "Kept"), 1);
                        } else {
                            store.delete(WORKSPACE, connector.id(), 1);
                        }
                    }));
            assertThat(done).containsOnlyOnce(true);
            assertThat(store.find(WORKSPACE, connector.id()).isPresent()).isEqualTo(done.get(0));
        }
    }

    @Test
    void a_write_shows_to_every_later_read_of_any_thread() throws Exception {
        for (int round = 0; round < 10; round++) {
            Connector connector = inserted("c-" + round, "c" + round);
            List<Boolean> shows = Together.run(
                    THREADS,
                    number -> store.find(WORKSPACE, connector.id()).isPresent()
                            && store.findByName(WORKSPACE, connector.name()).isPresent()
                            && names(ConnectorQuery.all()).contains(connector.name()));
            assertThat(shows).containsOnly(true);
        }
    }

    /** Whether a write was done; otherwise it was refused as the contract allows. */
    private static boolean succeeds(Runnable write) {
        try {
            write.run();
            return true;
        } catch (StaleConnectorException | NameTakenException | QuotaExceededException e) {
            return false;
        }
    }

    private static int count(int times, BooleanSupplier act) {
        int count = 0;
        for (int i = 0; i < times; i++) {
            count += act.getAsBoolean() ? 1 : 0;
        }
        return count;
    }
}
