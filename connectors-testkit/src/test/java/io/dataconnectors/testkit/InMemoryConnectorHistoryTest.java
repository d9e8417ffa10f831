package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.spi.ConnectorHistory;
import io.dataconnectors.store.InMemoryConnectorHistory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryConnectorHistoryTest extends ConnectorHistoryContract {
    @Override
    protected ConnectorHistory newHistory(int versions) {
        return new InMemoryConnectorHistory(versions);
    }

    @Test
    void a_number_of_versions_is_one_or_more() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InMemoryConnectorHistory(0))
                .withMessage("A history keeps 1 or more versions of a connector, not 0");
    }

    @Test
    void connectors_that_were_changed_the_longest_ago_make_room_for_others() {
        InMemoryConnectorHistory history = new InMemoryConnectorHistory();
        int connectors = 100_001;
        for (int i = 0; i < connectors; i++) {
            history.append(version("c-" + i, 1));
            if (i == 99_998) {
                history.append(version("c-0", 2));
            }
        }

        assertThat(history.find("acme", "c-0", Long.MAX_VALUE, 10)).hasSize(2);
        assertThat(history.find("acme", "c-1", 1)).isEmpty();
        assertThat(history.find("acme", "c-2", 1)).isEmpty();
        assertThat(history.find("acme", "c-3", 1)).isPresent();
    }

    private static ConnectorVersion version(String id, long revision) {
        return new ConnectorVersion(
                "acme",
                id,
                revision,
                ConnectorVersion.Kind.DRAFT,
                null,
                new Connector.Stamp(Instant.EPOCH, null),
                StoredExamples.definition("orders"));
    }
}
