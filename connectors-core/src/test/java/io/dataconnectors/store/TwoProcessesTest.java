package io.dataconnectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.fuzz.ChildJvm;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.registry.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes share a folder: they change one connector in turns, and race for names. */
@Tag("thorough")
class TwoProcessesTest {
    private static final int ROUNDS = 60;

    @TempDir
    private Path folder;

    @Test
    void no_update_of_two_processes_is_lost() throws Exception {
        FileConnectorStore store = new FileConnectorStore(folder);
        ConnectorRegistry connectors =
                ConnectorRegistry.builder().store(store).build().in("acme");
        Connector shared = connectors.create(Host.get("shared"));

        int taken = 0;
        try (ChildJvm ada = new ChildJvm(Racer.class, folder, "ada", shared.id());
                ChildJvm grace = new ChildJvm(Racer.class, folder, "grace", shared.id())) {
            assertThat(ada.read()).isEqualTo("ready");
            assertThat(grace.read()).isEqualTo("ready");
            ada.write("go");
            grace.write("go");
            taken += Integer.parseInt(ada.read()) + Integer.parseInt(grace.read());
            assertThat(ada.waitFor()).isZero();
            assertThat(grace.waitFor()).isZero();
        }

        assertThat(connectors.get(shared.id()).revision()).isEqualTo(1 + 2 * ROUNDS);
        assertThat(taken).as("names taken").isEqualTo(ROUNDS);
        assertThat(connectors
                        .search(ConnectorQuery.all().nameContains("wanted").limit(1_000))
                        .connectors())
                .hasSize(ROUNDS);
        assertThat(store.problems()).isEmpty();
    }

    /** Edits the shared connector so often, and tries so many names; says how many it got. */
    static final class Racer {
        private Racer() {}

        public static void main(String[] arguments) throws IOException {
            ConnectorRegistry connectors = ConnectorRegistry.builder()
                    .store(new FileConnectorStore(Path.of(arguments[0])))
                    .build()
                    .in("acme")
                    .by(arguments[1]);
            System.out.println("ready");
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            int taken = 0;
            for (int round = 0; round < ROUNDS; round++) {
                edit(connectors, arguments[2]);
                taken += take(connectors, "wanted_" + round) ? 1 : 0;
            }
            System.out.println(taken);
        }

        private static void edit(ConnectorRegistry connectors, String id) {
            while (true) {
                Connector current = connectors.get(id);
                try {
                    connectors.edit(id, current.revision(), current.draft());
                    return;
                } catch (StaleConnectorException e) {
                    // the other process was first; again on what is there now
                }
            }
        }

        private static boolean take(ConnectorRegistry connectors, String name) {
            try {
                connectors.create(Host.get(name));
                return true;
            } catch (NameTakenException e) {
                return false;
            }
        }
    }
}
