package io.dataconnectors.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files, pipes and devices up to a cap, and says in plain words why one cannot be read. */
final class TextFile {
    /** More than any document, pack, answer or body may have. */
    static final int MAX_BYTES = 16 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /** Returns the text of a file without the mark with which some editors begin it. */
    static String read(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file)))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            }
        } catch (CharacterCodingException e) {
            // falls through: a picture is no text either, whether or not its bytes happen to be UTF-8
        }
        throw new UsageException("The file " + file + " is not UTF-8 text");
    }

    static byte[] bytes(Path file) {
        if (Files.isDirectory(file)) {
            throw new UsageException(file + " is a folder, not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UsageException("The file " + file + " has more than " + (MAX_BYTES >> 20) + " MiB");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file " + file);
        } catch (AccessDeniedException e) {
            throw new UsageException("The file " + file + " may not be read by you");
        } catch (IOException e) {
            throw new UsageException("The file " + file + " cannot be read");
        }
    }
}
