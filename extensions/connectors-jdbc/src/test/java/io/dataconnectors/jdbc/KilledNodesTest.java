package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.Execution;
import io.dataconnectors.FailureKind;
import io.dataconnectors.fuzz.ChildJvm;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.CallLedger.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes that are killed as {@code kill -9} does while they write through the ledger, each followed by one that repeats what came
 * before: nothing arrives twice, what was acknowledged is known, and what died is named.
 */
@Tag("thorough")
class KilledNodesTest {
    private final Random random = new Random(System.nanoTime());
    private final Map<String, String> acknowledged = new TreeMap<>();
    private int reached;

    @Test
    void on_postgres() throws Exception {
        try (TestedDatabase database = Kind.POSTGRES_C.create();
                CountedApi api = new CountedApi()) {
            killed(api, database.url(), "postgres", Thorough.rounds(4, 8, 200));
            verify(api, database.pool());
        }
    }

    @Test
    void on_h2_in_a_folder(@TempDir Path folder) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("connectors");
        try (CountedApi api = new CountedApi()) {
            killed(api, url, "sa", Thorough.rounds(2, 4, 100));
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setUsername("sa");
            try (HikariDataSource pool = new HikariDataSource(config)) {
                verify(api, pool);
            }
        }
    }

    private void killed(CountedApi api, String url, String user, int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            int from = Math.max(0, reached - 20);
            try (ChildJvm node = new ChildJvm(LedgerNode.class, url, user, api.port(), from)) {
                int lines = 25 + random.nextInt(60);
                for (int i = 0; i < lines; i++) {
                    note(node.read());
                }
                node.kill();
                for (String line = node.read(); line != null; line = node.read()) {
                    note(line);
                }
            }
        }
    }

    private void note(String line) throws IOException {
        if (line == null) {
            throw new IOException("The node ended by itself");
        }
        String[] parts = line.split(" ", 2);
        if (parts.length == 2 && parts[0].matches("c-\\d+")) { // the last line may be cut
            reached = Math.max(reached, Integer.parseInt(parts[0].substring(2)));
            String known = acknowledged.get(parts[0]);
            if (known == null || known.equals(FailureKind.CALL_IN_PROGRESS.name())) {
                acknowledged.put(parts[0], parts[1]);
            }
        }
    }

    private void verify(CountedApi api, HikariDataSource pool) throws SQLException {
        Set<String> sent = new TreeSet<>(api.arrived.keySet());
        try (JdbcStorage storage = JdbcStorage.on(pool).keys(TestKeys.ring(1)).open()) {
            lapse(pool);
            CallLedger ledger = storage.ledger();
            Set<String> died = new HashSet<>();
            ledger.died("acme", "", 10_000).stream().map(Entry::callId).forEach(died::add);
            LedgerNode last = new LedgerNode(ledger, LedgerNode.TIMEOUT, callId -> {
                api.arrived.merge(callId, 1, Integer::sum);
                return LedgerNode.refunded(callId);
            });
            int lost = 0;
            for (String callId : sent) {
                Execution repeated = last.execute(callId);
                if (died.contains(callId)) {
                    assertThat(repeated.failure().kind()).as(callId).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
                    assertThat(acknowledged.getOrDefault(callId, "")).doesNotStartWith("refund of");
                    lost++;
                } else {
                    assertThat(repeated.outputs()).as(callId).containsEntry("refund", "refund of " + callId);
                }
            }
            System.out.println(sent.size() + " writes sent; " + lost + " died in flight and are named");
        }
        assertThat(api.arrived)
                .allSatisfy((callId, times) -> assertThat(times).as(callId).isEqualTo(1));
        acknowledged.forEach((callId, how) -> {
            if (how.startsWith("refund of")) {
                assertThat(sent).contains(callId);
            }
        });
    }

    /** Lets all time pass that a call may have. */
    private static void lapse(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE connectors_ledger SET ends = ends - INTERVAL '1' HOUR WHERE outcome IS NULL");
        }
    }
}
