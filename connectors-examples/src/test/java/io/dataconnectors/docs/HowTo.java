package io.dataconnectors.docs;

import io.dataconnectors.cases.Block;
import io.dataconnectors.cases.CallCase;
import io.dataconnectors.cases.CasePage;
import io.dataconnectors.examples.source.Format;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page that shows how a task is done: calls, a program in Java, or both. The blocks of Java are one program, and blocks of
 * text are what it prints.
 */
record HowTo(String name, List<Block> blocks) {
    private static final Path FOLDER = Path.of("..", "docs", "how-to");

    static List<HowTo> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.endsWith("README.md"))
                    .sorted()
                    .map(file -> new HowTo(file.getFileName().toString(), Block.of(read(file))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String index() {
        return read(FOLDER.resolve("README.md"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<CallCase> calls() {
        return CasePage.read(
                name,
                null,
                blocks.stream()
                        .filter(block -> !isOfTheProgram(block))
                        .map(HowTo::inJson)
                        .toList());
    }

    private static Block inJson(Block block) {
        return block.info().equals("yaml document")
                ? new Block(
                        block.heading(),
                        "json document",
                        Json.writePretty(Format.YAML.read(block.text()).value()))
                : block;
    }

    private static boolean isOfTheProgram(Block block) {
        return block.info().equals("java") || block.info().equals("text");
    }

    /** The statements of the program, or an empty text. */
    String program() {
        return texts("java");
    }

    /** What the program prints. */
    String printed() {
        return texts("text");
    }

    private String texts(String info) {
        return blocks.stream()
                .filter(block -> block.info().equals(info))
                .map(Block::text)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return name;
    }
}
