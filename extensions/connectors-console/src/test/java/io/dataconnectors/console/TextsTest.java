package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All texts of the pages, and of the problems of the API, stand in one file. */
class TextsTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Path TEXTS =
            MAIN.resolve("resources/io/dataconnectors/console/internal/text/texts.properties");
    private static final Pattern KEY = Pattern.compile("\"([a-z-]+(?:\\.[a-z0-9-]+)+)\"");

    /** The beginning of a key whose last part is the word of a constant. */
    private static final Pattern KEYS = Pattern.compile("\"((?:[a-z-]+\\.)+)\" \\+");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** Two words and more. */
    private static final Pattern SENTENCE = Pattern.compile("(?:^| )[A-Za-z]{2,} [a-z]{2,} ");

    /** What those read who write the host, and no person at a page. */
    private static final Pattern FOR_HOSTS = Pattern.compile("(IllegalArgument|IllegalState)Exception\\(|LOG\\.");

    @Test
    void every_text_that_is_used_is_there_and_every_text_that_is_there_is_used() throws IOException {
        Set<String> there;
        try (Stream<String> lines = Files.lines(TEXTS)) {
            there = lines.filter(line -> line.contains(" = "))
                    .map(line -> line.substring(0, line.indexOf(" = ")))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> groups = there.stream().map(key -> key.split("\\.")[0]).collect(Collectors.toSet());

        assertThat(used(groups, there)).containsExactlyElementsOf(there);
    }

    @Test
    void no_sentence_stands_anywhere_else() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN.resolve("java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).flatMap(file -> sentences(code(file))))
                    .isEmpty();
        }
    }

    /** Returns what is no comment. */
    private static String code(Path file) {
        return read(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)(?<!:)// .*$", "");
    }

    private static Stream<String> sentences(String code) {
        return LITERAL.matcher(code)
                .results()
                .filter(literal -> SENTENCE.matcher(literal.group(1)).find())
                .filter(literal ->
                        !FOR_HOSTS.matcher(statement(code, literal.start())).find())
                .map(MatchResult::group);
    }

    /** Returns the beginning of the statement in which something stands. */
    private static String statement(String code, int end) {
        int begin = Math.max(code.lastIndexOf(';', end), code.lastIndexOf('{', end));
        return code.substring(begin + 1, end);
    }

    @Test
    void texts_stand_in_the_order_of_their_keys() throws IOException {
        try (Stream<String> lines = Files.lines(TEXTS)) {
            assertThat(lines.filter(line -> line.contains(" = ")).map(line -> line.substring(0, line.indexOf(" = "))))
                    .isSorted();
        }
    }

    /** What looks like a key and begins with the name of a page, in templates and in Java. */
    private static Set<String> used(Set<String> groups, Set<String> there) throws IOException {
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
        try (Stream<Path> files = Files.walk(MAIN)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> KEYS.matcher(read(file)).results())
                    .forEach(begun -> there.stream()
                            .filter(key -> key.startsWith(begun.group(1)))
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
