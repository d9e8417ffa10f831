package io.dataconnectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.Connector;
import io.dataconnectors.StorageException;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.registry.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A workspace is called what the host calls its tenant, and has a folder of its own for it (trial 27). */
class WorkspaceNamesTest {
    private static final List<String> NAMES = List.of(
            "acme",
            "Acme",
            "ACME",
            "acme.com",
            "acme.com.",
            "acme com",
            "acme-com",
            "acme_com",
            " acme",
            "a:b*c?\"<>|",
            "..",
            ".",
            "-a",
            "~",
            "con",
            "CON",
            "lpt1",
            "com\u00b9",
            "\u00e9",
            "e\u0301",
            "\u00df",
            "ss",
            "\u212a",
            "k",
            "\u0130",
            "i",
            "\u30a2\u30af\u30e1",
            "\ud83d\ude80".repeat(64),
            "x".repeat(64),
            "X".repeat(64));

    @TempDir
    private Path folder;

    static List<String> names() {
        return NAMES;
    }

    private ConnectorRegistry registry() {
        return new Host(ConnectorRegistry.builder().store(new FileConnectorStore(folder))).connectors;
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_a_workspace_keeps_is_found_again(String name) {
        Connector created = registry().in(name).create(Host.get("orders"));

        assertThat(created.workspace()).isEqualTo(name);
        assertThat(registry().in(name).getByName("orders")).isEqualTo(created);
        assertThat(new FileConnectorStore(folder).problems()).isEmpty();
    }

    @Test
    void each_name_has_a_folder_of_its_own_also_where_case_and_forms_of_unicode_do_not_count() throws IOException {
        ConnectorRegistry connectors = registry();
        for (String name : NAMES) {
            connectors.in(name).create(Host.described("orders", "Of " + name));
        }

        for (String name : NAMES) {
            assertThat(registry().in(name).getByName("orders").draft().description())
                    .isEqualTo("Of " + name);
        }
        assertThat(folders().stream()
                        .map(one ->
                                Normalizer.normalize(one, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                        .distinct())
                .hasSize(NAMES.size())
                .allMatch(one -> one.matches("[a-z0-9_][a-z0-9_-]{0,100}"))
                .doesNotContain("con", "lpt1");
    }

    @Test
    void a_name_that_was_a_folder_before_still_is_and_others_begin_with_what_people_know() throws IOException {
        registry().in("acme").create(Host.get("orders"));
        registry().in("Acme.com").create(Host.get("orders"));

        assertThat(folders())
                .containsExactly("_acme-com-a11e7064e3876b792cc29b9c79f6ee41db4368d0e3558a0838a114b7a30b929f", "acme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0 ",
                "a/b",
                "a\\b",
                "a\nb",
                "a\u0000",
                "a\u202eb",
                "a\u200bb",
                "a\u2028b",
                "\ud83d",
                "a\ue000",
                "a\uffff"
            })
    void what_cannot_be_printed_or_looks_like_a_way_is_no_name(String name) {
        String rule = "The name of a workspace is 1 to 64 printable characters without / and \\, and not only blanks";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry().in(name))
                .withMessage(rule);
        FileConnectorStore store = new FileConnectorStore(folder);
        assertThat(store.find(name, "1")).isEmpty();
        assertThat(store.findByName(name, "orders")).isEmpty();
        Connector stray = Connector.builder(name, "1")
                .draft(Host.get("orders"))
                .created(new Connector.Stamp(Host.NOW, null))
                .updated(new Connector.Stamp(Host.NOW, null))
                .build();
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.insert(stray))
                .withMessage(rule);
    }

    @Test
    void a_name_has_at_most_64_characters() {
        assertThat(registry().in("\ud83d\ude80".repeat(64))).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> registry().in("x".repeat(65)));
    }

    @Test
    void a_file_in_the_folder_of_another_workspace_is_broken() throws IOException {
        ConnectorRegistry connectors = registry();
        connectors.in("Acme").create(Host.get("orders"));
        connectors.in("acme").create(Host.get("orders"));
        Path acme = folder.toRealPath().resolve(folders().get(0));
        Path moved = Files.copy(acme.resolveSibling("acme/id-2.json"), acme.resolve("id-2.json"));

        assertThat(new FileConnectorStore(folder).problems())
                .isEqualTo(
                        Map.of(moved, "/workspace is acme, not " + acme.getFileName() + " as the file's place says"));
    }
}
