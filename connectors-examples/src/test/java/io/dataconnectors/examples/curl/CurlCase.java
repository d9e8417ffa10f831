package io.dataconnectors.examples.curl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A command from the table that the tests of the import read, and what curl once sent for it.
 *
 * @param title what it shows
 * @param command the command, with comments that give values to its variables
 * @param sent the request in short
 */
record CurlCase(String title, String command, String sent) {
    private static final Path TABLE = Path.of(
            "..", "connectors-core", "src", "test", "resources", "io", "dataconnectors", "curl", "commands.txt");

    static List<CurlCase> all() {
        try {
            return Stream.of(Files.readString(TABLE).split("(?m)^### ", -1))
                    .skip(1)
                    .map(CurlCase::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CurlCase of(String section) {
        int titleEnd = section.indexOf('\n');
        int sent = section.indexOf("\n>>>\n");
        return new CurlCase(
                section.substring(0, titleEnd),
                section.substring(titleEnd + 1, sent + 1),
                section.substring(sent + ">>>".length() + 2, section.length() - 1));
    }

    /** Returns the values of the shell's variables. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        command.lines().filter(line -> line.startsWith("# env ")).forEach(line -> {
            int sign = line.indexOf('=');
            environment.put(line.substring("# env ".length(), sign), line.substring(sign + 1));
        });
        return environment;
    }

    @Override
    public String toString() {
        return title;
    }
}
