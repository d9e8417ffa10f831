package io.dataconnectors.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts the tables that benchmarks have left into docs/performance.md, each between the comments of its name, and draws the plot
 * beside it. A table that no benchmark has left stays as it is.
 */
final class Page {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern PLACE =
            Pattern.compile("<!-- table ([a-z0-9-]+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);

    private Page() {}

    /** Writes both. */
    public static void main(String[] args) throws IOException {
        Path page = DOCS.resolve("performance.md");
        Matcher place = PLACE.matcher(Files.readString(page));
        StringBuilder written = new StringBuilder();
        while (place.find()) {
            String table = table(place.group(1), place.group(2));
            place.appendReplacement(
                    written,
                    Matcher.quoteReplacement("<!-- table " + place.group(1) + " -->\n" + table + "<!-- end -->"));
        }
        place.appendTail(written);
        Files.writeString(page, written);
        draw();
    }

    private static String table(String name, String otherwise) throws IOException {
        Path file = Results.folder().resolve(name + ".md");
        System.out.println(name + (Files.exists(file) ? ": written" : ": not measured, left as it was"));
        return Files.exists(file) ? Files.readString(file).stripTrailing() + "\n" : otherwise;
    }

    private static void draw() throws IOException {
        List<Path> measured;
        try (Stream<Path> files = Files.list(Results.folder())) {
            measured = files.filter(file -> file.getFileName().toString().matches("calls-[0-9]+\\.jsonl"))
                    .sorted()
                    .toList();
        }
        for (Path file : measured) {
            String plot = file.getFileName()
                    .toString()
                    .replace("calls", "performance")
                    .replace("jsonl", "svg");
            Files.writeString(DOCS.resolve(plot), Plot.of(Rounds.read(file)));
            System.out.println(plot + ": drawn");
        }
    }
}
