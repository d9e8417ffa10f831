package io.dataconnectors.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents beside the tests. */
final class Documents {
    private Documents() {}

    /** Returns the names, without their ending, of the documents of a folder. */
    static List<String> names(String folder) {
        return names(folder, ".json");
    }

    static List<String> names(String folder, String ending) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String folder, String file) {
        try {
            return Files.readString(folder(folder).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String golden(String name) {
        return text("golden", name + ".json");
    }

    private static Path folder(String folder) {
        try {
            return Path.of(Documents.class.getResource(folder).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
