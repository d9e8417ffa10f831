package io.dataconnectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.fuzz.ChildJvm;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.registry.Host;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that write without end are killed at any moment; what they acknowledged is there, and all that is there is whole. */
@Tag("thorough")
class KilledWriterTest {
    private static final int KILLS = Thorough.rounds(4, 12, 60);
    private static final int CONNECTORS = 4;
    private static final int LAST_REVISION = 7;

    @TempDir
    private Path folder;

    @Test
    void every_acknowledged_write_survives_the_death_of_its_writer() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        FileConnectorStore store = new FileConnectorStore(folder);
        Map<String, Long> known = new TreeMap<>();
        for (int i = 0; i < CONNECTORS; i++) {
            known.put("c" + i, 0L);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            int acknowledged = 1 + random.nextInt(40);
            run(acknowledged, known);
            String when = "seed " + seed + ", kill " + kill + " after " + acknowledged;
            assertThat(store.problems()).as(when).isEmpty();
            known.replaceAll((id, revision) -> check(store, id, revision, when));
            long there =
                    known.values().stream().filter(revision -> revision > 0).count();
            assertThat(store.search("acme", ConnectorQuery.all()).connectors())
                    .as(when)
                    .hasSize((int) there);
        }
    }

    private void run(int lines, Map<String, Long> known) throws Exception {
        try (ChildJvm writer = new ChildJvm(Writer.class, folder)) {
            for (int i = 0; i < lines; i++) {
                acknowledge(writer.read(), known);
            }
            writer.kill();
            for (String line = writer.read(); line != null; line = writer.read()) {
                acknowledge(line, known);
            }
        }
    }

    private static void acknowledge(String line, Map<String, Long> known) {
        String[] words = line.split(" ");
        if (words.length == 3 && words[2].equals("done")) { // else the writer died in the middle of a word
            known.put(words[0], Long.parseLong(words[1]));
        }
    }

    /** Returns the revision that is stored: the one acknowledged, or the next, which was written and not acknowledged. */
    private static long check(FileConnectorStore store, String id, long acknowledged, String when) {
        Optional<Connector> found = store.find("acme", id);
        long revision = found.map(Connector::revision).orElse(0L);
        assertThat(revision).as(when + ", connector " + id).isIn(acknowledged, following(acknowledged));
        found.ifPresent(connector -> {
            assertThat(connector.draft().description()).isEqualTo(description(revision));
            assertThat(store.findByName("acme", name(id, revision))).as(when).contains(connector);
        });
        return revision;
    }

    private static long following(long revision) {
        return revision == LAST_REVISION ? 0 : revision + 1;
    }

    /** Texts of many lengths, so that a file that is half of one revision and half of another shows. */
    private static String description(long revision) {
        char[] text = new char[(int) (revision * 131)];
        Arrays.fill(text, (char) ('a' + revision));
        return new String(text);
    }

    private static String name(String id, long revision) {
        return "connector_" + id + "_" + revision;
    }

    /** Inserts, renames, deletes and inserts again for ever, and says so after each of them. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            FileConnectorStore store = new FileConnectorStore(Path.of(arguments[0]));
            for (int turn = 0; true; turn++) {
                String id = "c" + turn % CONNECTORS;
                long revision = following(step(store, id));
                System.out.println(id + " " + revision + " done");
            }
        }

        private static long step(FileConnectorStore store, String id) {
            long before = store.find("acme", id).map(Connector::revision).orElse(0L);
            if (before == LAST_REVISION) {
                store.delete("acme", id, before);
            } else {
                Connector next = connector(id, before + 1);
                if (before == 0) {
                    store.insert(next);
                } else {
                    store.replace(next, before);
                }
            }
            return before;
        }

        private static Connector connector(String id, long revision) {
            Connector.Stamp stamp = new Connector.Stamp(Host.NOW, "Ada");
            return Connector.builder("acme", id)
                    .revision(revision)
                    .draft(Host.described(name(id, revision), description(revision)))
                    .created(stamp)
                    .updated(stamp)
                    .build();
        }
    }
}
