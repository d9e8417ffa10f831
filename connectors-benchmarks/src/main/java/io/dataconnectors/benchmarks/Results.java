package io.dataconnectors.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tables of Markdown, which a benchmark prints and leaves in a file of their name, for {@link Page} to put where they belong. */
final class Results {
    private static final Path FOLDER = Path.of("target", "performance");

    private Results() {}

    /** Returns where a file of this JVM's version is, or goes. */
    static Path file(String name, String ending) {
        return FOLDER.resolve(name + "-" + Runtime.version().feature() + ending);
    }

    /** Returns where the tables are. */
    static Path folder() {
        return FOLDER;
    }

    static void tell(String name, String table) throws IOException {
        System.out.println(table);
        Files.createDirectories(FOLDER);
        Files.writeString(file(name, ".md"), table);
    }
}
