package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Invocation;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.TestReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever saw a draft may act on it until the draft is another: tests do not count (trial 25). */
class DraftSeenTest {
    private final Host host = new Host();
    private final ConnectorRegistry connectors = host.connectors;

    @Test
    void an_editor_stays_open_while_others_test() {
        Connector seen = connectors.create(Host.get("orders"));
        connectors.test("id-1", Invocation.empty());
        connectors.test("id-1", Invocation.empty());

        Connector edited = connectors.edit("id-1", seen.revision(), Host.sentTo("orders", "v2"));

        assertThat(edited.revision()).isEqualTo(4);
        assertThat(edited.draftRevision()).isEqualTo(4);
    }

    @Test
    void an_editor_stays_open_while_the_draft_goes_live_and_back() {
        Connector seen = connectors.create(Host.get("orders"));
        host.testedAndLive("id-1");
        connectors.setDraft("id-1");

        assertThat(connectors.rename("id-1", seen.revision(), "refunds").name()).isEqualTo("refunds");
    }

    @Test
    void every_revision_since_the_draft_was_written_has_seen_it() {
        connectors.create(Host.get("orders"));
        connectors.edit("id-1", 1, Host.sentTo("orders", "v2"));
        connectors.test("id-1", Invocation.empty());
        connectors.test("id-1", Invocation.empty());

        assertThat(connectors.get("id-1").draftRevision()).isEqualTo(2);
        assertThat(connectors.edit("id-1", 3, Host.sentTo("orders", "v3")).revision())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, 0, 1, 4, Long.MAX_VALUE})
    void a_revision_before_the_draft_or_yet_to_come_has_not_seen_it(long seen) {
        connectors.create(Host.get("orders"));
        connectors.edit("id-1", 1, Host.sentTo("orders", "v2"));
        Connector tested = tested();

        for (Runnable act : List.<Runnable>of(
                () -> connectors.edit("id-1", seen, Host.get("orders")),
                () -> connectors.rename("id-1", seen, "refunds"),
                () -> connectors.setLive("id-1", seen),
                () -> connectors.delete("id-1", seen))) {
            assertThatExceptionOfType(StaleConnectorException.class)
                    .isThrownBy(act::run)
                    .withMessage(
                            "Connector id-1 is at revision 3, not " + seen + "; read it again before you change it")
                    .satisfies(e -> assertThat(e.currentRevision()).isEqualTo(3));
        }
        assertThat(connectors.get("id-1")).isEqualTo(tested);
        connectors.delete("id-1", tested.revision());
        assertThat(connectors.search(ConnectorQuery.all()).connectors()).isEmpty();
    }

    private Connector tested() {
        connectors.test("id-1", Invocation.empty());
        return connectors.get("id-1");
    }

    @Test
    void what_someone_else_wrote_and_tested_does_not_go_live_unseen() {
        connectors.create(Host.get("orders"));
        TestReport mine = connectors.test("id-1", Invocation.empty());
        connectors.edit("id-1", 2, Host.sentTo("orders", "theirs"));
        connectors.test("id-1", Invocation.empty());

        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> connectors.setLive("id-1", mine.revision()));
    }

    /** The report used to give the revision that kept the evidence, with the other's edit in it. */
    @Test
    void a_report_does_not_let_an_edit_overwrite_one_that_was_made_during_the_test() {
        connectors.create(Host.get("orders"));
        host.executor.during = () -> connectors.edit("id-1", 1, Host.sentTo("orders", "theirs"));

        TestReport mine = connectors.test("id-1", Invocation.empty());

        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> connectors.edit("id-1", mine.revision(), Host.sentTo("orders", "mine")));
        assertThat(connectors.get("id-1").draft()).isEqualTo(Host.sentTo("orders", "theirs"));
    }

    @Test
    void a_store_that_does_not_say_when_the_draft_was_written_makes_it_as_new_as_can_be() {
        Connector created = connectors.create(Host.get("orders"));

        Connector read = Connector.builder("default", "id-1")
                .revision(7)
                .draft(created.draft())
                .created(created.created())
                .updated(created.updated())
                .build();

        assertThat(read.draftRevision()).isEqualTo(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read.toBuilder().draftRevision(8).build())
                .withMessage("The draft of revision 7 cannot have been written at revision 8");
    }
}
