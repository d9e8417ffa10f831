package io.dataconnectors.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents beside the tests. */
final class Documents {
    private static final Pattern WORD = Pattern.compile("\"[a-zA-Z0-9_]{1,30}\"|\\{\\{[^}]{1,30}}}");

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

    /** Returns the texts of all documents, good ones and bad ones. */
    static List<String> all() {
        return Stream.of("golden", "broken", "broken-beyond-schema")
                .flatMap(folder -> names(folder).stream().map(name -> text(folder, name + ".json")))
                .toList();
    }

    /** Returns the names and placeholders in documents. */
    static String[] words(List<String> documents) {
        return documents.stream()
                .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group))
                .distinct()
                .toArray(String[]::new);
    }

    private static Path folder(String folder) {
        try {
            return Path.of(Documents.class.getResource(folder).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
