package io.dataconnectors.internal.json;

/** Text that is not the JSON that was asked for. The message never quotes the text. */
public final class JsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    JsonException(String message, int line, int column) {
        super(message + " (line " + line + ", column " + column + ")");
        this.line = line;
        this.column = column;
    }

    /** Returns an exception that says where in a text an offset is. */
    static JsonException at(String text, int offset, String message) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            boolean ends = text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !text.startsWith("\n", i + 1));
            line += ends ? 1 : 0;
            start = ends ? i + 1 : start;
        }
        return new JsonException(message, line, offset - start + 1);
    }

    /** The line where reading stopped, from 1. */
    public int line() {
        return line;
    }

    /** The column where reading stopped, in characters from 1 (in bytes where bytes were read). */
    public int column() {
        return column;
    }
}
