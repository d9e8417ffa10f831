package io.dataconnectors.imports.curl;

import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.imports.ImportException;
import io.dataconnectors.imports.ImportNote;
import io.dataconnectors.imports.ImportedDraft;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A command of the table {@code told.txt}, and all that is told of it.
 *
 * @param title what it shows
 * @param command the command
 * @param told the draft, its secrets and its notes; or why there is none
 */
record Told(String title, String command, String told) {
    private static final Set<String> OF_EVERY_DRAFT = Set.of(
            "The description is the request's line; say what the connector does and when to use it",
            "The connector asks for JSON first (Accept: application/json, */*;q=0.8); the command does not");

    static List<Told> all() {
        try (InputStream table = Told.class.getResourceAsStream("told.txt")) {
            String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^### ")).skip(1).map(Told::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Told of(String section) {
        int titleEnd = section.indexOf('\n');
        int told = section.indexOf("\n>>>\n");
        return new Told(
                section.substring(0, titleEnd),
                section.substring(titleEnd + 1, told),
                section.substring(told + ">>>".length() + 2));
    }

    /** Tells all there is to tell of a command. */
    static String of(ImportedDraft imported) {
        StringBuilder told = new StringBuilder();
        Map<String, Object> document = ConnectorDocument.toValue(imported.definition());
        document.forEach((name, value) -> {
            if (!name.matches("schemaVersion|description")) {
                told.append(name).append(": ").append(Json.write(value)).append('\n');
            }
        });
        imported.secrets()
                .forEach((name, secret) -> told.append("secret ")
                        .append(name)
                        .append(": ")
                        .append(secret.reveal())
                        .append('\n'));
        imported.notes().stream()
                .map(ImportNote::message)
                .filter(note -> !OF_EVERY_DRAFT.contains(note))
                .forEach(note -> told.append("- ").append(note).append('\n'));
        return told.toString();
    }

    static String of(ImportException refused) {
        StringBuilder told = new StringBuilder();
        refused.violations()
                .forEach(reason -> told.append("! ").append(reason.message()).append('\n'));
        return told.toString();
    }

    @Override
    public String toString() {
        return title;
    }
}
