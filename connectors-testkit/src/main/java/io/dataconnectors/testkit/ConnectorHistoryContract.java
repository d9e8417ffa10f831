package io.dataconnectors.testkit;

import static io.dataconnectors.testkit.StoredExamples.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.ConnectorVersion.Kind;
import io.dataconnectors.spi.ConnectorHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Contract of every {@link ConnectorHistory}. A host that has a history of its own extends this class in its tests.
 *
 * <pre>{@code
 * class AuditHistoryTest extends ConnectorHistoryContract {
 *     @Override
 *     protected ConnectorHistory newHistory(int versions) {
 *         return new AuditHistory(emptyDatabase(), versions);
 *     }
 * }
 * }</pre>
 */
public abstract class ConnectorHistoryContract {
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123456Z");

    private ConnectorHistory history;

    /** For subclasses. */
    protected ConnectorHistoryContract() {}

    /**
     * Returns a history without versions. Called at the beginning of each test.
     *
     * @param versions how many versions of a connector it keeps
     */
    protected abstract ConnectorHistory newHistory(int versions) throws Exception;

    /**
     * Returns a history of what the given one keeps, as after a restart of the host. The given one is not used again. A
     * history that is not durable returns it as it is, which is the default.
     */
    protected ConnectorHistory reopen(ConnectorHistory used) throws Exception {
        return used;
    }

    @BeforeEach
    void open() throws Exception {
        history = newHistory(ConnectorHistory.VERSIONS);
    }

    private static ConnectorVersion version(
            String workspace, String id, long revision, Kind kind, @Nullable String by) {
        return new ConnectorVersion(
                workspace,
                id,
                revision,
                kind,
                "sha256:" + revision,
                new Connector.Stamp(NOW.plusSeconds(revision), by),
                StoredExamples.definition("orders_" + revision));
    }

    private ConnectorVersion appended(String id, long revision, Kind kind) {
        ConnectorVersion version = version(WORKSPACE, id, revision, kind, "ada");
        history.append(version);
        return version;
    }

    private List<Long> revisions(String id) {
        return history.find(WORKSPACE, id, Long.MAX_VALUE, 1_000).stream()
                .map(ConnectorVersion::revision)
                .toList();
    }

    @Test
    void all_of_a_version_is_kept() throws Exception {
        ConnectorVersion draft = appended("1", 1, Kind.DRAFT);
        ConnectorVersion live = new ConnectorVersion(
                WORKSPACE,
                "1",
                2,
                Kind.LIVE,
                null,
                new Connector.Stamp(NOW, null),
                StoredExamples.definition("orders"));
        history.append(live);

        history = reopen(history);

        assertThat(history.find(WORKSPACE, "1", Long.MAX_VALUE, 10)).containsExactly(live, draft);
        assertThat(history.find(WORKSPACE, "1", 1)).contains(draft);
        assertThat(history.find(WORKSPACE, "1", 2)).contains(live);
    }

    @Test
    void what_is_not_there_is_not_found() {
        appended("1", 2, Kind.DRAFT);

        assertThat(history.find(WORKSPACE, "1", 1)).isEmpty();
        assertThat(history.find(WORKSPACE, "2", 2)).isEmpty();
        assertThat(history.find("other", "1", 2)).isEmpty();
        assertThat(history.find(WORKSPACE, "2", Long.MAX_VALUE, 10)).isEmpty();
        assertThat(history.find("other", "1", Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void pages_come_newest_first_and_each_version_is_on_one() {
        LongStream.rangeClosed(1, 25).forEach(revision -> appended("1", revision, Kind.DRAFT));
        appended("2", 7, Kind.DRAFT);

        List<Long> seen = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<ConnectorVersion> page = history.find(WORKSPACE, "1", before, 10);
        while (!page.isEmpty()) {
            page.forEach(version -> seen.add(version.revision()));
            before = page.get(page.size() - 1).revision();
            page = history.find(WORKSPACE, "1", before, 10);
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 25).mapToObj(i -> 26 - i).toList());
    }

    @Test
    void a_version_takes_the_place_of_one_of_its_revision() {
        appended("1", 1, Kind.DRAFT);
        ConnectorVersion again = version(WORKSPACE, "1", 1, Kind.LIVE, "grace");

        history.append(again);

        assertThat(history.find(WORKSPACE, "1", Long.MAX_VALUE, 10)).containsExactly(again);
    }

    @Test
    void the_oldest_versions_make_room() throws Exception {
        history = newHistory(3);
        LongStream.rangeClosed(1, 5).forEach(revision -> appended("1", revision, Kind.DRAFT));
        appended("2", 1, Kind.DRAFT);

        assertThat(revisions("1")).containsExactly(5L, 4L, 3L);
        assertThat(revisions("2")).containsExactly(1L);
    }

    @Test
    void what_went_live_last_is_kept_however_many_drafts_follow() throws Exception {
        history = newHistory(3);
        appended("1", 1, Kind.LIVE);
        appended("1", 2, Kind.LIVE);
        LongStream.rangeClosed(3, 9).forEach(revision -> appended("1", revision, Kind.DRAFT));

        assertThat(revisions("1")).containsExactly(9L, 8L, 2L);
    }

    @Test
    void the_versions_of_a_connector_are_erased() {
        appended("1", 1, Kind.DRAFT);
        appended("1", 2, Kind.LIVE);
        appended("2", 1, Kind.DRAFT);
        history.append(version("other", "1", 1, Kind.DRAFT, null));

        assertThat(history.erase(WORKSPACE, "1")).isEqualTo(2);

        assertThat(revisions("1")).isEmpty();
        assertThat(revisions("2")).containsExactly(1L);
        assertThat(history.find("other", "1", 1)).isPresent();
        assertThat(history.erase(WORKSPACE, "1")).isZero();
    }

    @Test
    void the_versions_of_a_workspace_are_erased() {
        appended("1", 1, Kind.DRAFT);
        appended("2", 1, Kind.DRAFT);
        history.append(version("other", "1", 1, Kind.DRAFT, null));

        assertThat(history.erase(WORKSPACE)).isEqualTo(2);

        assertThat(revisions("1")).isEmpty();
        assertThat(history.find("other", "1", 1)).isPresent();
    }

    @Test
    void a_person_is_forgotten_and_the_versions_stay() {
        appended("1", 1, Kind.DRAFT);
        history.append(version(WORKSPACE, "1", 2, Kind.LIVE, "grace"));
        history.append(version("other", "1", 1, Kind.DRAFT, "ada"));

        assertThat(history.forget(WORKSPACE, "ada")).isEqualTo(1);

        assertThat(history.find(WORKSPACE, "1", 1)).contains(version(WORKSPACE, "1", 1, Kind.DRAFT, null));
        assertThat(history.find(WORKSPACE, "1", 2)).contains(version(WORKSPACE, "1", 2, Kind.LIVE, "grace"));
        assertThat(history.find("other", "1", 1)).contains(version("other", "1", 1, Kind.DRAFT, "ada"));
        assertThat(history.forget(WORKSPACE, "ada")).isZero();
    }

    @Test
    void several_threads_append_to_one_connector_and_nothing_is_lost() throws Exception {
        int threads = 8;
        long each = 10;
        Together.run(threads, thread -> {
            for (int i = 0; i < each; i++) {
                appended("1", 1L + thread * each + i, Kind.DRAFT);
            }
            return thread;
        });

        assertThat(revisions("1"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, threads * each)
                        .mapToObj(i -> threads * each + 1 - i)
                        .toList());
    }
}
