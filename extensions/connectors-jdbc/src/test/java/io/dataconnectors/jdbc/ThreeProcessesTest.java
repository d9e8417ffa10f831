package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.jdbc.TestedDatabase.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three processes on one PostgreSQL: what one adds all are told, and how long that took is printed. */
@Tag("thorough")
class ThreeProcessesTest {
    private static final int ROUNDS = 20;

    private final List<Node> nodes = new ArrayList<>();

    private static final class Node {
        private final Process process;
        private final PrintWriter names;
        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

        Node(String url) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            NodeProcess.class.getName(),
                            url,
                            "postgres")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            names = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
            Thread reader = new Thread(this::read);
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    said.add(line);
                }
            } catch (IOException e) {
                said.add("ended");
            }
        }

        /** Returns when the node said something. */
        long await(String words) throws InterruptedException {
            String line = said.poll(1, TimeUnit.MINUTES);
            while (line != null && !line.startsWith(words + " ")) {
                line = said.poll(1, TimeUnit.MINUTES);
            }
            assertThat(line).as(words).isNotNull();
            return Long.parseLong(line.substring(words.length() + 1));
        }
    }

    @AfterEach
    void close() throws InterruptedException {
        for (Node node : nodes) {
            node.names.close();
            if (!node.process.waitFor(20, TimeUnit.SECONDS)) {
                node.process.destroyForcibly();
            }
        }
    }

    @Test
    void what_one_adds_all_are_told() throws Exception {
        try (TestedDatabase database = Kind.POSTGRES_C.create()) {
            for (int i = 0; i < 3; i++) {
                nodes.add(new Node(database.url()));
            }
            for (Node node : nodes) {
                node.await("ready");
            }
            long slowest = 0;
            for (int round = 0; round < ROUNDS; round++) {
                boolean killed = round % 4 == 3;
                if (killed) {
                    database.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND query LIKE '%pg_snapshot_xmin%'"
                            + " AND pid <> pg_backend_pid()");
                }
                slowest = Math.max(slowest, addedAndTold(nodes.get(round % 3), "c" + round));
            }
            System.out.println("three processes, a change told by all within " + slowest + " ms at most");
            assertThat(database.ask("SELECT COUNT(*) FROM connectors_connector"))
                    .isEqualTo("" + ROUNDS);
        }
    }

    private long addedAndTold(Node writer, String name) throws InterruptedException {
        writer.names.println(name);
        long latest = 0;
        for (Node node : nodes) {
            if (node != writer) {
                latest = Math.max(latest, node.await("changed " + name));
            }
        }
        // its own announcement may come before or after it says that it has added
        return latest - writer.await("added " + name);
    }
}
