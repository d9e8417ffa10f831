package io.dataconnectors.examples.cli;

import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.bulk.BulkRow;
import io.dataconnectors.bulk.BulkRuns;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** Writes what came of the rows of a run to a file: CSV, or an object of JSON in each line. */
final class BulkResults {
    private static final int PAGE = 1_000;

    private final Path file;
    private final boolean csv;

    BulkResults(Path file) {
        this.file = file;
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        csv = name.endsWith(".csv");
        if (!csv && !name.endsWith(".jsonl")) {
            throw new UsageException("--results " + file + " is neither a file .csv nor .jsonl");
        }
    }

    void write(BulkRuns runs, String workspace, String run, List<String> outputs) {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            if (csv) {
                line(out, Stream.concat(Stream.of("row", "state", "failure", "message"), outputs.stream()));
            }
            Long after = 0L;
            while (after != null) {
                BulkRow.Page page = runs.rows(workspace, run, after, PAGE);
                page.rows().forEach(row -> write(out, row, outputs));
                after = page.next();
            }
        } catch (IOException e) {
            throw new UsageException("The file " + file + " cannot be written");
        }
    }

    private void write(PrintWriter out, BulkRow row, List<String> outputs) {
        if (csv) {
            Execution outcome = row.outcome();
            Failure failure = outcome == null ? null : outcome.failure();
            Stream<String> what = Stream.of(
                    Long.toString(row.number()),
                    row.state().name(),
                    failure == null ? "" : failure.kind().name(),
                    failure == null ? "" : failure.message());
            line(out, Stream.concat(what, outputs.stream().map(name -> text(outcome, name))));
        } else {
            out.println(Json.write(row.form()));
        }
    }

    private static String text(@Nullable Execution outcome, String output) {
        Object value = outcome == null ? null : outcome.output(output);
        if (value == null) {
            return "";
        }
        return value instanceof String text ? text : Json.write(value);
    }

    private static void line(PrintWriter out, Stream<String> cells) {
        out.print(cells.map(BulkResults::cell).collect(Collectors.joining(",")) + "\r\n");
    }

    /** A cell that a spreadsheet would take for a formula begins with a quote mark: the API must not have its way with it. */
    private static String cell(String text) {
        String plain =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !isNumber(text) ? "'" + text : text;
        return plain.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    }
}
