package io.dataconnectors.gallery;

import io.dataconnectors.cases.Block;
import io.dataconnectors.cases.CallCase;
import io.dataconnectors.cases.CasePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * One operation of a vendor: its connector document, and beside it the page that shows in cases what it does.
 *
 * @param name the vendor and the operation, such as {@code stripe/refund-charge}
 */
record VendorOperation(String name, Path file) {
    private static final Path FOLDER = Path.of("vendors");
    private static final Pattern DESCRIPTION = Pattern.compile("(?m)^Described in `([a-z0-9_]+\\.json)`");

    static List<VendorOperation> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.getParent().equals(FOLDER))
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

    /** The file of the vendor's OpenAPI description, or null if it has none of this operation. */
    @Nullable
    String description() {
        Matcher description = DESCRIPTION.matcher(page());
        return description.find() ? description.group(1) : null;
    }

    List<CallCase> cases() {
        List<CallCase> cases = CasePage.read(name, document(), Block.of(page()));
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("The page of " + name + " shows no case");
        }
        return cases;
    }

    private String page() {
        return read(file.resolveSibling(file.getFileName().toString().replace(".json", ".md")));
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
