package io.dataconnectors.examples.cli;

import io.dataconnectors.examples.source.Place;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** Reads CSV (RFC 4180) cell by cell, and remembers where each begins. */
final class CsvRows {
    private final Reader text;
    private int line = 1;
    private int column;
    private int next;

    CsvRows(Reader text) {
        this.text = text;
        next = read();
        column = 1;
    }

    /**
     * A cell.
     *
     * @param text what it says, without quotes
     * @param place where it begins
     * @param problem what is wrong with it, or null
     */
    record Cell(String text, Place place, @Nullable String problem) {}

    /** Returns the cells of the next row, or null at the end. Empty lines are passed over. */
    @Nullable
    List<Cell> next() {
        while (next == '\n' || next == '\r') {
            step();
        }
        if (next < 0) {
            return null;
        }
        List<Cell> cells = new ArrayList<>();
        cells.add(cell());
        while (next == ',') {
            step();
            cells.add(cell());
        }
        return cells;
    }

    private Cell cell() {
        Place place = new Place(line, column);
        return next == '"' ? quoted(place) : new Cell(until(",\r\n"), place, null);
    }

    private Cell quoted(Place place) {
        StringBuilder text = new StringBuilder();
        do {
            step();
            text.append(until("\""));
            if (next < 0) {
                return new Cell(text.toString(), place, "the quote that begins here is not closed");
            }
            step();
            text.append(next == '"' ? "\"" : "");
        } while (next == '"');
        String rest = until(",\r\n");
        return new Cell(text.toString(), place, rest.isBlank() ? null : "text follows the quote that ends this cell");
    }

    private String until(String ends) {
        StringBuilder text = new StringBuilder();
        while (next >= 0 && ends.indexOf(next) < 0) {
            text.append((char) next);
            step();
        }
        return text.toString();
    }

    private void step() {
        boolean ended = next == '\n';
        line += ended ? 1 : 0;
        column = ended ? 1 : column + 1;
        next = read();
    }

    private int read() {
        try {
            return text.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
