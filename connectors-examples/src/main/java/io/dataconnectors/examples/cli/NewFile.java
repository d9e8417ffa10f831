package io.dataconnectors.examples.cli;

import io.dataconnectors.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files that are not there yet. */
final class NewFile {
    private NewFile() {}

    static void of(Path file, String text) {
        write(file, text);
    }

    /** Writes a secret for its owner's eyes alone, where files have owners. */
    static void ofSecret(Path file, Secret secret) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        write(file, secret.reveal(), attributes);
    }

    private static void write(Path file, String text, FileAttribute<?>... attributes) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            // the file is made with its attributes: at no moment can others read it
            try (var channel = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
                channel.write(StandardCharsets.UTF_8.encode(text));
            }
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("There is a file " + file + " already");
        } catch (IOException e) {
            throw new UsageException("The file " + file + " cannot be written");
        }
    }
}
