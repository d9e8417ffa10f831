package io.dataconnectors.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicSurfaceTest {
    private static final String LIST = "public-types.txt";

    /** A public type is a promise. To make or to break one, change the list, and say so in the CHANGELOG. */
    @Test
    void the_public_types_are_exactly_those_on_the_list() throws IOException {
        List<String> types = Library.CLASSES.stream()
                .filter(PublicSurfaceTest::isReachable)
                .map(JavaClass::getName)
                .filter(name -> !name.endsWith("package-info"))
                .sorted()
                .toList();

        assertThat(String.join("\n", types)).isEqualTo(String.join("\n", promised()));
    }

    private static boolean isReachable(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicSurfaceTest::isReachable).orElse(true);
    }

    private static List<String> promised() throws IOException {
        try (var list = PublicSurfaceTest.class.getResourceAsStream(LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
