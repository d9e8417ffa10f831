package io.dataconnectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.StorageException;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.registry.Host;
import io.dataconnectors.registry.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link FileConnectorStore} does with its files; what every store does is held by the contract in the testkit. */
class FilesOfTheStoreTest {
    @TempDir
    private Path temp;

    private Path folder;
    private FileConnectorStore store;

    @BeforeEach
    void open() throws IOException {
        folder = temp.toRealPath().resolve("data/connectors");
        store = new FileConnectorStore(folder);
    }

    private static Connector draft(String id, String name) {
        return Connector.builder("acme", id)
                .draft(Host.get(name))
                .created(new Connector.Stamp(Host.NOW, "Ada"))
                .updated(new Connector.Stamp(Host.NOW, null))
                .build();
    }

    private Path inserted(String id, String name) {
        store.insert(draft(id, name));
        return folder.resolve("acme").resolve(id + ".json");
    }

    private List<String> names() {
        return store.search("acme", ConnectorQuery.all()).connectors().stream()
                .map(Connector::name)
                .toList();
    }

    @Test
    void a_connector_is_a_file_of_json_that_people_can_read() throws IOException {
        Path file = inserted("1", "orders");
        Connector live = draft("1", "orders").toBuilder()
                .revision(2)
                .live(Host.get("orders"))
                .lastTest(new TestEvidence("sha256:0123", true, false, Host.NOW, List.of("lines.sku")))
                .build();
        store.replace(live, 1);

        assertThat(file).hasContent("""
                {
                  "formVersion": 1,
                  "id": "1",
                  "workspace": "acme",
                  "name": "orders",
                  "status": "LIVE",
                  "revision": 2,
                  "draftRevision": 1,
                  "created": {
                    "at": "2026-11-23T10:15:30.000000001Z",
                    "by": "Ada"
                  },
                  "updated": {
                    "at": "2026-11-23T10:15:30.000000001Z",
                    "by": null
                  },
                  "lastTest": {
                    "digest": "sha256:0123",
                    "passed": true,
                    "simulated": false,
                    "at": "2026-11-23T10:15:30.000000001Z",
                    "missing": [
                      "lines.sku"
                    ]
                  },
                  "warnings": [],
                  "draft": {
                    "schemaVersion": 1,
                    "name": "orders",
                    "description": "Fetches an order",
                    "request": {
                      "method": "GET",
                      "url": "https://shop.example.com/orders"
                    }
                  },
                  "live": {
                    "schemaVersion": 1,
                    "name": "orders",
                    "description": "Fetches an order",
                    "request": {
                      "method": "GET",
                      "url": "https://shop.example.com/orders"
                    }
                  }
                }
                """);
        assertThat(store.find("acme", "1")).contains(live);
    }

    @Test
    void a_file_holds_the_form_of_its_connector() throws IOException {
        Path file = inserted("1", "orders");
        Connector connector = store.find("acme", "1").orElseThrow();

        assertThat(Json.read(Files.readString(file))).isEqualTo(Json.read(JsonForm.write(connector)));
    }

    @Test
    void what_a_newer_release_adds_to_a_file_is_passed_over() throws IOException {
        Path file = inserted("1", "orders");
        Connector connector = store.find("acme", "1").orElseThrow();
        Files.writeString(file, Files.readString(file).replace("\"by\": null", "\"by\": null, \"from\": \"10.0.0.1\""));

        assertThat(store.find("acme", "1")).contains(connector);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                          | The text is empty; a JSON value was expected (line 1, column 1)
            {"formVersion": 1           | The text is not valid JSON (line 1, column 18)
            []                          | expected an object, found a list
            {"formVersion": 2}          | /formVersion: formVersion 2 is newer than this library, which reads 1; a newer release of the library reads it
            """)
    void a_broken_file_is_named_and_left_alone_and_hides_no_other(String content, String problem) throws IOException {
        Path file = inserted("1", "orders");
        inserted("2", "refunds");
        Files.writeString(file, content);
        String message = "The file " + file + " is broken and left alone: " + problem;

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.find("acme", "1"))
                .withMessage(message);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.insert(draft("1", "other")))
                .withMessage(message);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.replace(draft("1", "orders"), 1))
                .withMessage(message);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.delete("acme", "1", 1))
                .withMessage(message);
        assertThat(store.problems()).isEqualTo(Map.of(file, problem));
        assertThat(names()).containsExactly("refunds");
        assertThat(store.findByName("acme", "refunds")).isPresent();
        assertThat(store.findByName("acme", "orders")).isEmpty();
        inserted("3", "orders");
        assertThat(names()).containsExactly("orders", "refunds");
        assertThat(file).hasContent(content);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "formVersion": 1    | "formVersion": "1"  | /formVersion: expected 1, found a string
            "id": "1"           | "id": "2"           | /id is 2, not 1 as the file's place says
            "id": "1"           | "id": "\\\\n"         | /id is another name, not 1 as the file's place says
            "revision": 1,      | "revision": 0,      | /revision: expected a whole number from 1
            "workspace": "acme" | "workspace": "b"    | /workspace is b, not acme as the file's place says
            "by": "Ada"         | "by": 1             | /created/by: expected a string, found a number
            "by": "Ada"         | "who": "Ada"        | /created/by: missing, expected a string
            "at": "2026         | "at": "x2026        | /created/at: expected an instant such as 2026-11-23T10:15:30Z
            "draft": {          | "draft": {"x": 1,   | /draft/x: unknown member
            """)
    void what_is_wrong_with_a_file_is_said_with_its_place(String right, String wrong, String problem)
            throws IOException {
        Path file = inserted("1", "orders");
        String content = Files.readString(file);
        assertThat(content).contains(right);
        Files.writeString(file, content.replaceFirst(java.util.regex.Pattern.quote(right), wrong));

        assertThat(store.problems().get(file)).startsWith(problem);
    }

    @Test
    void a_broken_file_is_logged_once() throws IOException {
        Path file = inserted("1", "orders");
        Files.writeString(file, "[]");

        assertThat(Log.of(() -> {
                    names();
                    store.problems();
                    names();
                }))
                .isEqualToIgnoringNewLines("[main] WARN " + FileConnectorStore.class.getName() + " - The file " + file
                        + " is broken and left alone: expected an object, found a list");
    }

    @Test
    void a_broken_file_that_is_mended_is_well() throws IOException {
        Path file = inserted("1", "orders");
        String content = Files.readString(file);
        Files.writeString(file, "");
        assertThat(store.problems()).hasSize(1);

        Files.writeString(file, content);

        assertThat(store.problems()).isEmpty();
        assertThat(store.find("acme", "1")).contains(draft("1", "orders"));
        assertThat(names()).containsExactly("orders");
    }

    @Test
    void a_file_whose_name_is_no_id_is_broken() throws IOException {
        Path file = inserted("1", "orders");
        Path copy = Files.copy(file, file.resolveSibling("Copy of 1.json"));

        assertThat(store.problems())
                .isEqualTo(Map.of(
                        copy,
                        "its name is no id, which is 1 to 64 of the letters a to z, digits, hyphens and"
                                + " underscores, beginning with a letter or a digit, and not a device name of Windows such as con"
                                + " or nul"));
        assertThat(names()).containsExactly("orders");
    }

    @Test
    void of_two_files_with_one_name_the_second_is_broken() throws IOException {
        Path file = inserted("1", "orders");
        Path copy = file.resolveSibling("2.json");
        Files.writeString(copy, Files.readString(file).replace("\"id\": \"1\"", "\"id\": \"2\""));

        assertThat(store.problems()).isEqualTo(Map.of(copy, "its name is that of another connector"));
        assertThat(store.find("acme", "1")).isPresent();
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.find("acme", "2"))
                .withMessage("The file " + copy + " is broken and left alone: its name is that of another connector");

        store.delete("acme", "1", 1);
        assertThat(store.problems()).isEmpty();
        assertThat(store.findByName("acme", "orders").orElseThrow().id()).isEqualTo("2");
    }

    @Test
    void what_a_killed_writer_left_is_no_connector_and_no_problem() throws IOException {
        inserted("1", "orders");
        Path left = Files.writeString(folder.resolve("acme/.unfinished"), "{\"formVersion\": 1, \"id\"".repeat(1_000));

        assertThat(names()).containsExactly("orders");
        assertThat(store.problems()).isEmpty();
        inserted("2", "refunds");
        assertThat(left).doesNotExist();
        assertThat(names()).containsExactly("orders", "refunds");
    }

    @Test
    void another_store_on_the_folder_sees_every_write_at_once() {
        FileConnectorStore other = new FileConnectorStore(folder.resolve("../connectors"));
        for (int i = 1; i <= 20; i++) {
            Connector created = draft("c" + i, "name" + i);
            store.insert(created);
            assertThat(other.findByName("acme", "name" + i)).contains(created);
            Connector renamed =
                    draft("c" + i, "renamed" + i).toBuilder().revision(2).build();
            other.replace(renamed, 1);
            assertThat(store.findByName("acme", "name" + i)).isEmpty();
            assertThat(store.findByName("acme", "renamed" + i)).contains(renamed);
        }
        assertThatExceptionOfType(NameTakenException.class).isThrownBy(() -> other.insert(draft("d", "renamed7")));
        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> store.replace(draft("c1", "renamed1"), 1));
    }

    @Test
    void who_reads_while_another_writes_sees_one_revision_or_the_next_and_never_half_of_each() {
        inserted("1", "orders");
        FileConnectorStore other = new FileConnectorStore(folder);
        AtomicBoolean writing = new AtomicBoolean(true);
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> {
            long last = 0;
            while (writing.get()) {
                long revision = other.find("acme", "1").orElseThrow().revision();
                assertThat(revision).isGreaterThanOrEqualTo(last);
                last = revision;
            }
            return other.find("acme", "1").orElseThrow().revision();
        });

        try {
            for (long revision = 1; revision < 200; revision++) {
                store.replace(
                        draft("1", "orders").toBuilder().revision(revision + 1).build(), revision);
            }
        } finally {
            writing.set(false);
        }
        assertThat(reader.join()).isEqualTo(200);
    }

    @Test
    void names_may_wander_between_files_between_two_looks() {
        FileConnectorStore other = new FileConnectorStore(folder);
        inserted("1", "a");
        inserted("2", "b");
        assertThat(names()).containsExactly("a", "b");

        other.replace(draft("1", "c").toBuilder().revision(2).build(), 1);
        other.replace(draft("2", "a").toBuilder().revision(2).build(), 1);
        other.replace(draft("1", "b").toBuilder().revision(3).build(), 2);

        assertThat(store.find("acme", "2").orElseThrow().name()).isEqualTo("a");
        assertThat(store.findByName("acme", "b").orElseThrow().id()).isEqualTo("1");
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void a_file_that_did_not_change_for_a_while_is_not_read_again() throws IOException {
        Path file = inserted("1", "orders");
        FileTime longAgo = FileTime.fromMillis(System.currentTimeMillis() - 60_000);
        Files.setLastModifiedTime(file, longAgo);
        Connector read = store.find("acme", "1").orElseThrow();

        assertThat(store.find("acme", "1").orElseThrow()).isSameAs(read);
        assertThat(store.findByName("acme", "orders").orElseThrow()).isSameAs(read);
        assertThat(store.search("acme", ConnectorQuery.all()).connectors().get(0))
                .isSameAs(read);

        Files.setLastModifiedTime(file, FileTime.fromMillis(longAgo.toMillis() + 1_000));
        assertThat(store.find("acme", "1").orElseThrow()).isNotSameAs(read).isEqualTo(read);
    }

    @Test
    void a_file_that_was_just_written_is_read_again_even_if_it_looks_the_same() throws IOException {
        Path file = inserted("1", "orders");
        FileTime written =
                FileTime.from(Instant.now().plusSeconds(60)); // so that it is not long ago, however slow this goes
        Files.setLastModifiedTime(file, written);
        assertThat(store.find("acme", "1")).isPresent();

        Files.writeString(file, Files.readString(file).replace("Fetches", "fetches"));
        Files.setLastModifiedTime(file, written);

        assertThat(store.find("acme", "1").orElseThrow().draft().description()).isEqualTo("fetches an order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../../evil", "A", "a/b", "nul", "a.b"})
    void what_is_no_name_of_a_file_is_never_one(String id) {
        Connector connector = draft("1", "orders");
        Connector bad = Connector.builder("acme", id)
                .draft(connector.draft())
                .created(connector.created())
                .updated(connector.updated())
                .build();

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.insert(bad))
                .withMessage("An id of a connector in this store is 1 to 64 of the letters a to z, digits, hyphens and"
                        + " underscores, beginning with a letter or a digit, and not a device name of Windows such as con"
                        + " or nul");
        assertThat(store.find("acme", id)).isEmpty();
        assertThatExceptionOfType(StaleConnectorException.class)
                .isThrownBy(() -> store.delete("acme", id, 1))
                .satisfies(e -> assertThat(e.currentRevision()).isZero());
    }

    @Test
    void a_folder_that_cannot_be_created_is_said_so() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> new FileConnectorStore(file))
                .withMessage("The folder " + file.toAbsolutePath() + " could not be created");
    }
}
