package io.dataconnectors.examples.vendors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One operation of a vendor: its connector document, and beside it the page that shows in cases what it does.
 *
 * @param name the vendor and the operation, such as {@code stripe/refund-charge}
 */
record VendorOperation(String name, Path file) {
    private static final Path FOLDER = Path.of("documents", "vendors");

    static List<VendorOperation> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> new VendorOperation(nameOf(file), file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path file) {
        return FOLDER.relativize(file).toString().replace('\\', '/').replace(".json", "");
    }

    String vendor() {
        return name.substring(0, name.indexOf('/'));
    }

    String document() {
        return read(file);
    }

    CasePage page() {
        String page = file.getFileName().toString().replace(".json", ".md");
        return CasePage.parse(this, read(file.resolveSibling(page)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
