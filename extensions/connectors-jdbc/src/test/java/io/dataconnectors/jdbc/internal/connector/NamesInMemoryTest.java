package io.dataconnectors.jdbc.internal.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.jdbc.TestedDatabase;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.jdbc.internal.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much is kept of the names of workspaces, which takes more of them than a test can create otherwise. */
class NamesInMemoryTest {
    private static final Connector.Stamp NOW = new Connector.Stamp(Instant.EPOCH, null);

    private static Connector draft(String workspace, String name) {
        return Connector.builder(workspace, name)
                .draft(ConnectorDefinition.builder(name)
                        .get("https://shop.example.com")
                        .build())
                .created(NOW)
                .updated(NOW)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void a_workspace_with_more_names_than_are_kept_is_left_to_the_database(Kind kind) {
        try (TestedDatabase database = kind.create();
                JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
            NamesInMemory names = new NamesInMemory(new Database(database.pool(), null), 3);
            for (String name : List.of("a1", "b1", "a2")) {
                storage.connectors().insert(draft("small", name));
                storage.connectors().insert(draft("large", name));
            }
            storage.connectors().insert(draft("large", "a3"));

            assertThat(names.search("large", null, null, 10, "a")).isEmpty();
            assertThat(names.search("small", null, null, 10, "a")).contains(List.of("a1", "a2"));
            assertThat(names.search("large", null, null, 10, "a")).isEmpty();

            storage.connectors().insert(draft("small", "a4"));
            assertThat(names.search("small", null, null, 10, "a")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void names_that_had_to_go_are_read_again(Kind kind) {
        try (TestedDatabase database = kind.create();
                JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
            NamesInMemory names = new NamesInMemory(new Database(database.pool(), null), 3);
            for (String workspace : List.of("one", "two", "three")) {
                storage.connectors().insert(draft(workspace, "a_" + workspace));
                storage.connectors().insert(draft(workspace, "b"));
            }
            for (int round = 0; round < 2; round++) {
                for (String workspace : List.of("one", "two", "three")) {
                    assertThat(names.search(workspace, "draft", null, 10, "a_")).contains(List.of("a_" + workspace));
                    assertThat(names.search(workspace, "live", null, 10, "a_")).contains(List.of());
                    assertThat(names.search(workspace, null, "a_" + workspace, 10, ""))
                            .contains(List.of("b"));
                }
            }
        }
    }
}
