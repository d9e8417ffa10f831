package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All texts of the pages stand in one file. */
class TextsTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Path TEXTS =
            MAIN.resolve("resources/io/dataconnectors/console/internal/view/texts.properties");
    private static final Pattern KEY = Pattern.compile("\"([a-z-]+(?:\\.[a-z0-9-]+)+)\"");

    @Test
    void every_text_that_is_used_is_there_and_every_text_that_is_there_is_used() throws IOException {
        Set<String> there;
        try (Stream<String> lines = Files.lines(TEXTS)) {
            there = lines.filter(line -> line.contains(" = "))
                    .map(line -> line.substring(0, line.indexOf(" = ")))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> groups = there.stream().map(key -> key.split("\\.")[0]).collect(Collectors.toSet());

        assertThat(used(groups)).containsExactlyElementsOf(there);
    }

    @Test
    void texts_stand_in_the_order_of_their_keys() throws IOException {
        try (Stream<String> lines = Files.lines(TEXTS)) {
            assertThat(lines.filter(line -> line.contains(" = ")).map(line -> line.substring(0, line.indexOf(" = "))))
                    .isSorted();
        }
    }

    /** What looks like a key and begins with the name of a page, in templates and in Java. */
    private static Set<String> used(Set<String> groups) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            files.filter(file ->
                            file.toString().endsWith(".jte") || file.toString().endsWith(".java"))
                    .forEach(file -> KEY.matcher(read(file))
                            .results()
                            .map(found -> found.group(1))
                            .filter(key -> groups.contains(key.split("\\.")[0])
                                    && !key.endsWith(".css")
                                    && !key.endsWith(".js"))
                            .forEach(keys::add));
        }
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
