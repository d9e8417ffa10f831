package io.dataconnectors.bulk;

import io.dataconnectors.bulk.RunTable.Ref;
import io.dataconnectors.internal.text.Characters.StoredText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/** What is kept of runs, as hosts look at it, export it and erase it. No database keeps other texts than {@link StoredText}. */
record KeptRuns(RunTable runs, RowTable rows) {
    private static final int MOST_RUNS_LISTED = 1_000;
    private static final int MOST_ROWS = 1_000;

    /** Whether anything may be found by such texts. */
    static boolean areTexts(String... texts) {
        return List.of(texts).stream().allMatch(StoredText::is);
    }

    Optional<BulkRun> find(String workspace, String run) {
        return areTexts(workspace, run) ? runs.find(workspace, run) : Optional.empty();
    }

    List<BulkRun> list(String workspace) {
        return areTexts(workspace) ? runs.list(workspace, MOST_RUNS_LISTED) : List.of();
    }

    BulkRow.Page page(String workspace, String run, @Nullable BulkRow.State state, long after, int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException("A page has 1 to " + MOST_ROWS + " rows, not " + limit);
        }
        return areTexts(workspace, run)
                ? rows.page(workspace, run, state, after, limit)
                : new BulkRow.Page(List.of(), null);
    }

    long erase(String workspace, String run) {
        return areTexts(workspace, run) ? runs.erase(workspace, run) : 0;
    }

    long erase(String workspace) {
        LongAdder erased = new LongAdder();
        if (areTexts(workspace)) {
            runs.forEach(workspace, run -> erased.add(runs.erase(workspace, run.id())));
        }
        return erased.sum();
    }

    long eraseFor(String workspace, String onBehalfOf) {
        LongAdder erased = new LongAdder();
        forEach(workspace, onBehalfOf, run -> erased.add(runs.erase(workspace, run.id())));
        return erased.sum();
    }

    void exportFor(String workspace, String onBehalfOf, Consumer<BulkRow> each) {
        forEach(workspace, onBehalfOf, run -> {
            Long after = 0L;
            while (after != null) {
                BulkRow.Page page = page(workspace, run.id(), null, after, MOST_ROWS);
                page.rows().forEach(each);
                after = page.next();
            }
        });
    }

    private void forEach(String workspace, String onBehalfOf, Consumer<Ref> each) {
        if (areTexts(workspace, onBehalfOf)) {
            runs.forEach(workspace, onBehalfOf, each);
        }
    }

    long forget(String workspace, String person) {
        return areTexts(workspace, person) ? runs.forget(workspace, person) : 0;
    }
}
