package io.dataconnectors.jdbc;

import static io.dataconnectors.jdbc.Examples.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.ConnectorStore;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokenRowsTest {
    private static final String OTHER_FORM =
            "UPDATE connectors_connector SET form = '{\"format\":\"later\"}' WHERE id = '2'";

    @ParameterizedTest
    @EnumSource
    void a_row_that_cannot_be_read_is_named_and_hides_no_other(Kind kind) {
        TestedDatabase database = kind.shared();
        try (JdbcStorage storage = storage(database)) {
            ConnectorStore store = storage.connectors();
            for (int i = 1; i <= 4; i++) {
                store.insert(draft("" + i, "c" + i));
            }
            database.run(OTHER_FORM);
            database.run("UPDATE connectors_connector SET name = 'd' WHERE id = '4'");

            assertThat(store.search("acme", ConnectorQuery.all()).connectors())
                    .containsExactly(draft("1", "c1"), draft("3", "c3"));
            assertThat(store.search("acme", ConnectorQuery.all().limit(2)).next())
                    .isNull();
            assertThat(store.search("acme", ConnectorQuery.all().limit(1)).next())
                    .isEqualTo("c1");
            assertThat(storage.problems("acme")).containsOnlyKeys("2", "4");
            assertThat(storage.problems("acme").get("4")).isEqualTo("the column name says \"d\", and the form another");
            for (Runnable act :
                    List.<Runnable>of(() -> store.find("acme", "2"), () -> store.findByName("acme", "c2"))) {
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(act::run)
                        .withMessageStartingWith(
                                "The row of connector 2 (c2) of workspace acme is broken and left alone: ");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_row_that_cannot_be_read_is_never_written_over(Kind kind) {
        TestedDatabase database = kind.shared();
        try (JdbcStorage storage = storage(database)) {
            ConnectorStore store = storage.connectors();
            Connector two = draft("2", "c2");
            store.insert(two);
            database.run(OTHER_FORM);

            for (Runnable act : List.<Runnable>of(
                    () -> store.insert(two),
                    () -> store.replace(two.toBuilder().revision(2).build(), 1),
                    () -> store.delete("acme", "2", 1))) {
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(act::run)
                        .withMessageContaining("is broken and left alone");
            }
            assertThatExceptionOfType(NameTakenException.class).isThrownBy(() -> store.insert(draft("5", "c2")));
            assertThat(database.ask("SELECT form FROM connectors_connector WHERE id = '2'"))
                    .isEqualTo("{\"format\":\"later\"}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_database_cannot_keep_is_nobodys_name(Kind kind) {
        try (JdbcStorage storage = storage(kind.shared())) {
            ConnectorStore store = storage.connectors();
            for (String text : List.of("a\0b", "\ud800", "a".repeat(10_000))) {
                assertThat(store.find("acme", text)).isEmpty();
                assertThat(store.findByName("acme", text)).isEmpty();
                assertThat(store.version("acme", text)).isEmpty();
                assertThat(store.find(text, "1")).isEmpty();
                assertThat(store.search("acme", ConnectorQuery.all().nameContains(text))
                                .connectors())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_table_that_is_gone_is_told(Kind kind) {
        try (TestedDatabase database = kind.create();
                JdbcStorage storage = storage(database)) {
            database.run("DROP TABLE connectors_connector");

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> storage.connectors().find("acme", "1"))
                    .withMessageStartingWith("The connector could not be read: a table is missing; ")
                    .satisfies(e -> assertThat(e.getCause().getMessage()).doesNotContainIgnoringCase("select"));
        }
    }

    private static JdbcStorage storage(TestedDatabase database) {
        return JdbcStorage.on(database.pool()).install().open();
    }
}
