package io.dataconnectors.examples.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files, and says in plain words why one cannot be read. */
final class TextFile {
    private TextFile() {}

    static String read(Path file) {
        return read(file, Files::readString);
    }

    static byte[] bytes(Path file) {
        return read(file, Files::readAllBytes);
    }

    private static <T> T read(Path file, Reading<T> reading) {
        try {
            return reading.of(file);
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file " + file);
        } catch (CharacterCodingException e) {
            throw new UsageException("The file " + file + " is not UTF-8 text");
        } catch (IOException e) {
            throw new UsageException(
                    (Files.isDirectory(file)
                            ? file + " is a folder, not a file"
                            : "The file " + file + " cannot be read"));
        }
    }

    private interface Reading<T> {
        T of(Path file) throws IOException;
    }
}
