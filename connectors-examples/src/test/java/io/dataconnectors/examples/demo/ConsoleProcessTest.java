package io.dataconnectors.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.examples.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as people start it: a process of its own, which prints an address and ends with Ctrl-C, or is killed. */
@Tag("thorough")
class ConsoleProcessTest {
    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "console",
                        folder.resolve("kept").toString())
                .redirectErrorStream(true)
                .start();
        started.add(process);
        return process;
    }

    /** Reads to the address, and opens it. */
    private static Person open(BufferedReader printed) throws IOException {
        String line = printed.readLine();
        while (line != null && !line.contains("http://127.0.0.1:")) {
            line = printed.readLine();
        }
        assertThat(line).isNotNull();
        Person person = new Person(line.strip());
        assertThat(person.open()).isEqualTo(200);
        return person;
    }

    private static String rest(BufferedReader printed) {
        return printed.lines().reduce("", (one, other) -> one + other + "\n");
    }

    @Test
    void it_prints_its_address_and_ends_cleanly_when_it_is_told_to() throws Exception {
        Process process = start();
        try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8)) {
            Person person = open(printed);
            assertThat(person.get("/").body()).contains("retrieve_order");
            Process second = start();
            try (BufferedReader refused = second.inputReader(StandardCharsets.UTF_8)) {
                assertThat(rest(refused))
                        .isEqualTo(
                                "Another console has the folder " + folder.resolve("kept") + " open: end it first\n");
                assertThat(second.waitFor()).isEqualTo(2);
            }

            process.toHandle().destroy(); // as Ctrl-C does; Process.destroy would throw away what it said

            assertThat(rest(printed))
                    .endsWith("\nThe console has ended. What you saved is in " + folder.resolve("kept") + "\n");
            assertThat(process.waitFor()).isEqualTo(143);
        }
    }

    @Test
    void what_it_acknowledged_is_there_after_it_was_killed_while_it_saved() throws Exception {
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        for (int round = 1; round <= 3; round++) {
            Process process = start();
            try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8)) {
                Person person = open(printed);
                acknowledged.forEach((name, last) ->
                        assertThat(number(person, name)).as(name).isBetween(last, last + 1));
                CountDownLatch enough = new CountDownLatch(20 * round);
                List<Thread> savers = Stream.of("one", "two", "three")
                        .map(name -> new Thread(() -> save(person, name, acknowledged, enough)))
                        .toList();
                savers.forEach(Thread::start);
                enough.await();
                process.toHandle().destroyForcibly();
                for (Thread saver : savers) {
                    saver.join();
                }
                process.waitFor();
            }
        }
        try (BufferedReader printed = start().inputReader(StandardCharsets.UTF_8)) {
            Person person = open(printed);
            assertThat(acknowledged).hasSize(3);
            acknowledged.forEach(
                    (name, last) -> assertThat(number(person, name)).as(name).isBetween(last, last + 1));
        }
    }

    private static long number(Person person, String name) {
        Map<?, ?> draft = (Map<?, ?>) person.connector(name).get("draft");
        return Long.parseLong(String.valueOf(draft.get("description")));
    }

    /** Writes one number after another to a connector until the console is gone. */
    private static void save(Person person, String name, Map<String, Long> acknowledged, CountDownLatch enough) {
        try {
            long next = 1;
            String etag = "";
            if (acknowledged.containsKey(name)) {
                next = number(person, name) + 1;
                etag = etag(
                        person.get("/api/connectors/" + person.connector(name).get("id")));
            } else {
                HttpResponse<String> created = person.act("POST", "/connectors", document(name, next));
                assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
                acknowledged.put(name, next++);
                etag = etag(created);
            }
            String draft = "/connectors/" + person.connector(name).get("id") + "/draft";
            while (true) {
                HttpResponse<String> saved = person.act("PUT", draft, document(name, next), "If-Match", etag);
                assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
                acknowledged.put(name, next++);
                etag = etag(saved);
                enough.countDown();
            }
        } catch (UncheckedIOException e) {
            // the console was killed
        }
    }

    private static String etag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static String document(String name, long number) {
        return ConnectorDocument.write(ConnectorDefinition.builder(name)
                .description(String.valueOf(number))
                .get("https://shop.example.com/orders")
                .build());
    }
}
