package io.dataconnectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.StorageException;
import io.dataconnectors.registry.Host;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The store opens regular files and nothing else: a link, a pipe or a device may wait or go on for ever (trial 9). */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StrangeFilesTest {
    private static final String LINK = "it is a symbolic link, where a file is wanted";

    @TempDir
    private Path temp;

    private Path acme;
    private FileConnectorStore store;

    @BeforeEach
    void open() throws IOException {
        acme = temp.toRealPath().resolve("connectors/acme");
        store = new FileConnectorStore(acme.getParent());
        store.insert(draft("acme", "1", "orders"));
    }

    private static Connector draft(String workspace, String id, String name) {
        return Connector.builder(workspace, id)
                .draft(Host.get(name))
                .created(new Connector.Stamp(Host.NOW, null))
                .updated(new Connector.Stamp(Host.NOW, null))
                .build();
    }

    private static Path pipe(Path path) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        return path;
    }

    private void assertBroken(Path file, String problem) {
        assertThat(store.problems()).isEqualTo(Map.of(file, problem));
        assertThat(store.search("acme", ConnectorQuery.all()).connectors())
                .extracting(Connector::name)
                .containsExactly("orders");
        assertThat(store.findByName("acme", "refunds")).isEmpty();
        String message = "The file " + file + " is broken and left alone: " + problem;
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.find("acme", "2"))
                .withMessage(message);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.insert(draft("acme", "2", "refunds")))
                .withMessage(message);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.replace(draft("acme", "2", "refunds"), 1))
                .withMessage(message);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.delete("acme", "2", 1))
                .withMessage(message);
    }

    @Test
    void a_link_to_an_endless_file_is_a_broken_file() throws IOException {
        assertBroken(Files.createSymbolicLink(acme.resolve("2.json"), Path.of("/dev/zero")), LINK);
    }

    @Test
    void a_link_to_a_sound_file_is_a_broken_file_too() throws IOException {
        Path elsewhere = Files.copy(acme.resolve("1.json"), temp.resolve("elsewhere.json"));

        assertBroken(Files.createSymbolicLink(acme.resolve("2.json"), elsewhere), LINK);
    }

    @Test
    void a_link_to_nothing_or_to_itself_is_a_broken_file() throws IOException {
        assertBroken(Files.createSymbolicLink(acme.resolve("2.json"), Path.of("2.json")), LINK);
        Files.delete(acme.resolve("2.json"));
        assertBroken(Files.createSymbolicLink(acme.resolve("2.json"), Path.of("nowhere")), LINK);
    }

    @Test
    void a_link_whose_name_is_no_id_is_named() throws IOException {
        Path link = Files.createSymbolicLink(acme.resolve("Copy of 2.json"), Path.of("nowhere"));

        assertThat(store.problems().get(link)).startsWith("its name is no id");
    }

    @Test
    void a_pipe_is_a_broken_file() throws Exception {
        assertBroken(pipe(acme.resolve("2.json")), "it is a pipe, a socket or a device, where a file is wanted");
    }

    @Test
    void a_folder_is_a_broken_file() throws IOException {
        Path folder = Files.createDirectories(acme.resolve("2.json/below")).getParent();

        assertBroken(folder, "it is a folder, where a file is wanted");
    }

    @Test
    void a_file_beyond_the_limit_is_not_read() throws IOException {
        Path file = acme.resolve("2.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }

        assertBroken(file, "it is larger than 67108864 bytes");
    }

    @Test
    void nothing_is_written_through_a_link_or_into_a_pipe() throws Exception {
        Path precious = Files.writeString(temp.resolve("precious"), "mine");
        Files.createSymbolicLink(acme.resolve(".unfinished"), precious);
        store.insert(draft("acme", "2", "refunds"));
        pipe(acme.resolve(".unfinished"));
        store.insert(draft("acme", "3", "returns"));

        assertThat(precious).hasContent("mine");
        assertThat(store.search("acme", ConnectorQuery.all()).connectors()).hasSize(3);
        assertThat(store.problems()).isEmpty();
    }

    @Test
    void a_lock_that_is_no_file_is_not_opened() throws Exception {
        Path lock = acme.resolve(".lock");
        Files.delete(lock);
        pipe(lock);
        assertCannotBeLocked();
        Files.delete(lock);
        Files.createSymbolicLink(lock, temp.resolve("created-elsewhere"));
        assertCannotBeLocked();

        assertThat(temp.resolve("created-elsewhere")).doesNotExist();
        assertThat(store.find("acme", "1")).isPresent();
    }

    private void assertCannotBeLocked() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.insert(draft("acme", "2", "refunds")))
                .withMessage("The folder " + acme + " could not be locked for writing");
    }

    /** Two workspaces in one folder would be two locks on it, and broken files of each in the other. */
    @Test
    void a_link_in_the_place_of_a_workspaces_folder_is_not_followed() throws IOException {
        Path link = Files.createSymbolicLink(acme.resolveSibling("globex"), acme);
        String problem = "it is a symbolic link, where a folder is wanted";

        for (Runnable act : List.<Runnable>of(
                () -> store.find("globex", "1"),
                () -> store.findByName("globex", "orders"),
                () -> store.search("globex", ConnectorQuery.all()),
                () -> store.insert(draft("globex", "2", "refunds")),
                () -> store.replace(draft("globex", "1", "orders"), 1),
                () -> store.delete("globex", "1", 1))) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(act::run)
                    .withMessage("The folder " + link + " is broken and left alone: " + problem);
        }
        assertThat(store.problems()).isEqualTo(Map.of(link, problem));
        assertThat(store.find("acme", "1")).isPresent();
    }

    @Test
    void what_is_neither_a_folder_nor_a_link_beside_the_workspaces_is_passed_over() throws Exception {
        Files.writeString(acme.resolveSibling("readme"), "");
        pipe(acme.resolveSibling("pipe"));

        assertThat(store.problems()).isEmpty();
        assertThat(store.find("readme", "1")).isEmpty();
    }
}
