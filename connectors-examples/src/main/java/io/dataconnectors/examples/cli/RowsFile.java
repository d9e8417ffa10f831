package io.dataconnectors.examples.cli;

import io.dataconnectors.Input;
import io.dataconnectors.examples.cli.CsvRows.Cell;
import io.dataconnectors.examples.source.Format;
import io.dataconnectors.examples.source.Place;
import io.dataconnectors.examples.source.Source;
import io.dataconnectors.examples.source.SourceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A file with the inputs of a call in each row: CSV, whose first row names the inputs, or an object of JSON in each line. */
final class RowsFile {
    /** Stands behind the last row. */
    private static final Row END = new Row(Map.of(), List.of(), pointer -> new Place(1, 1));

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final List<Input> inputs;
    private final boolean csv;

    /** @param inputs what the connector declares: texts of CSV are taken for what they say */
    RowsFile(Path file, List<Input> inputs) {
        this.file = file;
        this.inputs = inputs;
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        csv = name.endsWith(".csv");
        if (!csv && !name.endsWith(".jsonl")) {
            throw new UsageException("--rows " + file + " is neither a file .csv nor .jsonl");
        }
    }

    /**
     * A row of the file.
     *
     * @param values its inputs
     * @param problems what is wrong with it as such, each with its place
     * @param places where the value of a pointer stands
     */
    record Row(Map<String, Object> values, List<String> problems, Function<String, Place> places) {}

    /** Gives out the rows, one after the other, as far as the file can be read. */
    void forEach(Consumer<Row> each) {
        try (Stream<Row> rows = rows()) {
            rows.forEach(each);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? new UsageException("The file " + file + " is not UTF-8 text")
                    : new UsageException("The file " + file + " cannot be read");
        }
    }

    /** Returns the rows, which are read as they are asked for. Whoever asks closes the stream. */
    @SuppressWarnings("ReferenceEquality") // the end is one object
    Stream<Row> rows() {
        try {
            BufferedReader text = Files.newBufferedReader(file);
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            Supplier<Row> next = csv ? csv(new CsvRows(text)) : jsonLines(text);
            return Stream.generate(next).takeWhile(row -> row != END).onClose(() -> close(text));
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(BufferedReader text) {
        try {
            text.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Supplier<Row> csv(CsvRows rows) {
        List<Cell> names = rows.next();
        if (names == null) {
            throw new UsageException("The file " + file + " is empty; its first row names the inputs");
        }
        return () -> {
            List<Cell> cells = rows.next();
            return cells == null ? END : row(names, cells);
        };
    }

    /** An empty cell is an input that is not supplied. */
    private Row row(List<Cell> names, List<Cell> cells) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        Place start = cells.get(0).place();
        if (cells.size() != names.size()) {
            problems.add(start + ": the row has " + cells.size() + (cells.size() == 1 ? " cell" : " cells")
                    + ", and the first row names " + names.size());
        }
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            Cell cell = cells.get(i);
            String name = names.get(i).text().trim();
            places.put("/" + name, cell.place());
            if (cell.problem() != null) {
                problems.add(cell.place() + ": " + cell.problem());
            } else if (!cell.text().isEmpty()) {
                value(name, cell, values, problems);
            }
        }
        return new Row(values, problems, pointer -> places.getOrDefault(firstOf(pointer), start));
    }

    private void value(String name, Cell cell, Map<String, Object> values, List<String> problems) {
        try {
            values.putAll(InputValues.of(inputs, Map.of(name, cell.text())));
        } catch (UsageException e) {
            problems.add(cell.place() + ": " + e.getMessage());
        }
    }

    /** Returns the pointer of the input in which the value of a pointer is. */
    private static String firstOf(String pointer) {
        int slash = pointer.indexOf('/', 1);
        return slash < 0 ? pointer : pointer.substring(0, slash);
    }

    private static Supplier<Row> jsonLines(BufferedReader text) {
        AtomicInteger number = new AtomicInteger();
        return () -> {
            for (String line = line(text); line != null; line = line(text)) {
                number.incrementAndGet();
                if (!line.isBlank()) {
                    return row(line, number.get());
                }
            }
            return END;
        };
    }

    @Nullable
    private static String line(BufferedReader text) {
        try {
            return text.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line, int number) {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            Source source = Format.JSON.read(line);
            if (source.value() instanceof Map<?, ?> members) {
                members.forEach((name, value) -> values.put((String) name, value));
                return new Row(values, List.of(), pointer -> at(number, source.place(pointer)));
            }
            return broken(at(number, new Place(1, 1)), "an object of inputs is wanted");
        } catch (SourceException e) {
            return broken(at(number, e.place()), String.valueOf(e.getMessage()));
        }
    }

    private static Row broken(Place place, String problem) {
        return new Row(Map.of(), List.of(place + ": " + problem), pointer -> place);
    }

    private static Place at(int line, Place within) {
        return new Place(line, within.column());
    }
}
