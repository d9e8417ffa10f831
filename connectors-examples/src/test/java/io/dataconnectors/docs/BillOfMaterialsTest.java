package io.dataconnectors.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Hosts import {@code connectors-bom} and name no version of a module. */
class BillOfMaterialsTest {
    private static final Path ROOT = Path.of("..");
    private static final String BILL = "extensions/connectors-bom";
    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(connectors-.+?)</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>(.+?)</version>");

    @Test
    void the_bill_of_materials_has_every_module_that_is_published() {
        List<String> published = all(MODULE, pom(".")).stream()
                .filter(module -> !module.equals(BILL))
                .filter(module -> !pom(module).contains("<maven.deploy.skip>true"))
                .map(module -> module.substring(module.lastIndexOf('/') + 1))
                .toList();

        assertThat(all(ARTIFACT, pom(BILL)).stream().skip(1)).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void the_bill_of_materials_has_the_version_of_the_library() {
        assertThat(all(VERSION, pom(BILL)).get(0))
                .isEqualTo(all(VERSION, pom(".")).get(0));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String pom(String module) {
        try {
            return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
