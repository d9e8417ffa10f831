package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.CallQuery;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.Page;
import io.dataconnectors.fuzz.ChildJvm;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.registry.ConnectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes that are killed as {@code kill -9} does while they create, edit, set live, call and delete: no act that was acknowledged
 * is lost, and each is there together with its version, or neither is. Of the log the calls of the last second may be lost.
 */
@Tag("thorough")
class KilledEditorsTest {
    private final Random random = new Random(System.nanoTime());
    private final Map<String, List<String>> acknowledged = new TreeMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> called = new HashSet<>();

    @Test
    void on_postgres() throws Exception {
        try (TestedDatabase database = Kind.POSTGRES_C.create()) {
            killed(database.url(), "postgres", Thorough.rounds(4, 8, 200));
            try (JdbcStorage storage = JdbcStorage.on(database.pool()).open()) {
                verify(EditingNode.registry(storage));
            }
        }
    }

    @Test
    void on_h2_in_a_folder(@TempDir Path folder) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("connectors");
        killed(url, "sa", Thorough.rounds(2, 4, 100));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("sa");
        try (HikariDataSource pool = new HikariDataSource(config);
                JdbcStorage storage = JdbcStorage.on(pool).open()) {
            verify(EditingNode.registry(storage));
        }
    }

    private void killed(String url, String user, int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            try (ChildJvm node = new ChildJvm(EditingNode.class, url, user)) {
                int lines = 20 + random.nextInt(100);
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
        String[] parts = line.split(" ", -1);
        if (parts.length == 4 && parts[3].equals(".")) { // the last line may be cut
            switch (parts[0]) {
                case "DELETED" -> deleted.add(parts[1]);
                case "CALL" -> called.add(parts[1]);
                default ->
                    acknowledged
                            .computeIfAbsent(parts[1], id -> new ArrayList<>())
                            .add(parts[0] + " " + parts[2]);
            }
        }
    }

    private void verify(ConnectorRegistry connectors) {
        Map<String, Connector> there = all(connectors);
        acknowledged.forEach(
                (id, versions) -> assertThat(versions(connectors, id)).containsAll(versions));
        assertThat(there).doesNotContainKeys(deleted.toArray(String[]::new));
        there.forEach((id, connector) -> assertThat(versions(connectors, id))
                .as("an act and its version")
                .contains("DRAFT " + connector.draftRevision())
                .allMatch(version -> Long.parseLong(version.split(" ", -1)[1]) <= connector.revision())
                .anyMatch(version -> connector.live() == null || version.startsWith("LIVE ")));
        List<String> logged = logged(connectors);
        assertThat(logged).doesNotHaveDuplicates();
        Set<String> lost = new HashSet<>(called);
        lost.removeAll(new HashSet<>(logged));
        System.out.println("killed editors: " + acknowledged.size() + " connectors, " + called.size()
                + " calls, of which " + lost.size() + " are not in the log");
    }

    private static Map<String, Connector> all(ConnectorRegistry connectors) {
        Map<String, Connector> all = new TreeMap<>();
        ConnectorQuery query = ConnectorQuery.all().limit(ConnectorQuery.MAX_LIMIT);
        Page page = connectors.search(query);
        page.connectors().forEach(connector -> all.put(connector.id(), connector));
        while (page.next() != null) {
            page = connectors.search(query.after(page.next()));
            page.connectors().forEach(connector -> all.put(connector.id(), connector));
        }
        return all;
    }

    private static Set<String> versions(ConnectorRegistry connectors, String id) {
        return connectors.history().of(id).stream()
                .map((ConnectorVersion version) -> version.kind() + " " + version.revision())
                .collect(Collectors.toSet());
    }

    private static List<String> logged(ConnectorRegistry connectors) {
        List<String> ids = new ArrayList<>();
        CallQuery query = CallQuery.all().limit(CallQuery.MAX_LIMIT);
        LoggedCall.Page page = connectors.log().find(query);
        page.calls().forEach(call -> ids.add(call.callId()));
        while (page.next() != null) {
            page = connectors.log().find(query.after(page.next()));
            page.calls().forEach(call -> ids.add(call.callId()));
        }
        return ids;
    }
}
