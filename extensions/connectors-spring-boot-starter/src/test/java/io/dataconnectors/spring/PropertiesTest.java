package io.dataconnectors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What editors and the page say of the properties, and what the module promises. */
class PropertiesTest {
    private static List<JsonNode> metadata() throws IOException {
        try (InputStream file =
                ConnectorsProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            JsonNode properties = new ObjectMapper().readTree(file).get("properties");
            return StreamSupport.stream(properties.spliterator(), false).toList();
        }
    }

    @Test
    void every_property_has_a_description() throws IOException {
        assertThat(metadata())
                .hasSizeGreaterThan(20)
                .allSatisfy(property -> assertThat(property.path("description").asText())
                        .as(property.get("name").asText())
                        .isNotEmpty());
    }

    @Test
    void the_page_has_every_property_with_its_default() throws IOException {
        Pattern row = Pattern.compile("(?m)^\\| `(dataconnectors\\.\\S+)` \\|(?: (\\S+))? \\|$");
        List<String> documented = row.matcher(Files.readString(Path.of("..", "..", "docs", "spring-boot.md")))
                .results()
                .map(found -> found.group(1) + "=" + (found.group(2) == null ? "" : found.group(2)))
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(metadata().stream()
                        .map(property -> property.get("name").asText() + "="
                                + property.path("defaultValue").asText(""))
                        .toList());
    }

    @Test
    void one_type_alone_is_public() throws Exception {
        Path classes = Path.of(ConnectorsProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.list(classes.resolve("io/dataconnectors/spring"))) {
            List<String> open = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> "io.dataconnectors.spring." + name.substring(0, name.length() - ".class".length()))
                    .filter(PropertiesTest::isPublic)
                    .toList();

            assertThat(open).containsExactly(ConnectorsAutoConfiguration.class.getName());
        }
    }

    private static boolean isPublic(String name) {
        try {
            Class<?> type = Class.forName(name, false, PropertiesTest.class.getClassLoader());
            boolean within = type.getEnclosingClass() == null
                    || isPublic(type.getEnclosingClass().getName());
            return within && Modifier.isPublic(type.getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // names a class of the other line of Boot
        }
    }
}
