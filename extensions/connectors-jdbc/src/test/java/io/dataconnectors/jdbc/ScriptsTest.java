package io.dataconnectors.jdbc;

import static io.dataconnectors.jdbc.Examples.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts that make the tables, whoever runs them and however far they got. */
@ParameterizedClass
@EnumSource(Kind.class)
class ScriptsTest {
    private static final int VERSIONS = 6;
    private static final int MANY = 2_100;

    private final Kind kind;

    ScriptsTest(Kind kind) {
        this.kind = kind;
    }

    private List<String> scripts() throws Exception {
        Path folder = Path.of(JdbcStorage.class
                .getResource(kind == Kind.H2 ? "h2" : "postgresql")
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path script :
                    files.sorted(Comparator.comparing(ScriptsTest::version)).toList()) {
                texts.add(Files.readString(script));
            }
            assertThat(texts).hasSize(VERSIONS);
            return texts;
        }
    }

    private static int version(Path script) {
        return Integer.parseInt(script.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
    }

    private static IntStream earlier() {
        return IntStream.range(1, VERSIONS);
    }

    @Test
    void scripts_that_somebody_else_runs_are_enough() throws Exception {
        try (TestedDatabase database = kind.create()) {
            scripts().forEach(database::run);
            JdbcStorage.on(database.pool()).open().close();
        }
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void tables_of_an_earlier_release_are_brought_up_with_all_that_is_in_them(int version) throws Exception {
        try (TestedDatabase database = kind.create()) {
            scripts().subList(0, version).forEach(database::run);
            Examples.fill(database, MANY, 2 * MANY);

            try (JdbcStorage storage = JdbcStorage.on(database.pool()).install().open()) {
                assertThat(storage.problems("acme")).isEmpty();
                assertThat(storage.connectors()
                                .search("acme", ConnectorQuery.all().nameContains("needle"))
                                .connectors())
                        .extracting(Connector::name)
                        .containsExactly("refund_needle_7");
                assertThatExceptionOfType(QuotaExceededException.class)
                        .isThrownBy(() -> storage.connectors().insert(draft("new", "new"), MANY));
                storage.connectors().insert(draft("new", "new"), MANY + 1);
            }
            assertThat(database.ask("SELECT COUNT(*) FROM connectors_connector"))
                    .isEqualTo("" + (2 * MANY + 1));
        }
    }

    /** On PostgreSQL a script takes effect as a whole; on H2, which commits each change of tables, it is run again. */
    @ParameterizedTest
    @MethodSource("earlier")
    void a_script_that_was_not_finished_is_run_again(int version) throws Exception {
        try (TestedDatabase database = kind.create()) {
            scripts().subList(0, version).forEach(database::run);
            if (kind == Kind.H2) {
                String next = scripts().get(version);
                database.run(next.substring(0, next.lastIndexOf("MERGE INTO connectors_schema")));
            }

            JdbcStorage.on(database.pool()).install().open().close();
        }
    }
}
