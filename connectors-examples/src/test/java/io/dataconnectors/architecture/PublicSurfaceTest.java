package io.dataconnectors.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicSurfaceTest {
    private static final String PROMISED = "public-types.txt";
    private static final String INTERNAL = "internal-types.txt";

    /** How many types core and http may promise together, those within others included. */
    private static final int MOST_PROMISED = 150;

    /** A public type is a promise. To make or to break one, change the list, and say so in the CHANGELOG. */
    @Test
    void the_promised_types_are_exactly_those_on_the_list() throws IOException {
        assertThat(String.join("\n", publicTypes(false))).isEqualTo(String.join("\n", read(PROMISED)));
    }

    /** A public type below {@code internal} is for the library's own modules and promised to nobody. */
    @Test
    void the_internal_types_that_are_public_are_exactly_those_on_the_list() throws IOException {
        assertThat(String.join("\n", publicTypes(true))).isEqualTo(String.join("\n", read(INTERNAL)));
    }

    @Test
    void core_and_http_promise_few_types() throws IOException {
        assertThat(
                        read(PROMISED).stream()
                                .filter(
                                        name -> !name.matches(
                                                "io\\.dataconnectors\\.(testkit|imports|gallery|apache|jdbc|bulk|micrometer|console)\\..*")))
                .hasSizeLessThanOrEqualTo(MOST_PROMISED);
    }

    private static List<String> publicTypes(boolean internal) {
        return Library.CLASSES.stream()
                .filter(PublicSurfaceTest::isReachable)
                .filter(type -> isInternal(type) == internal)
                .map(JavaClass::getName)
                .filter(name -> !name.endsWith("package-info"))
                .sorted()
                .toList();
    }

    /** So that no promise hangs on a type that is none. */
    @Test
    void what_is_promised_names_promised_types_alone() throws IOException {
        List<String> promised = read(PROMISED);
        List<String> hidden = Library.CLASSES.stream()
                .filter(type -> promised.contains(type.getName()))
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(PublicSurfaceTest::isVisible)
                .filter(unit -> !promised.containsAll(namesOf(unit)))
                .map(JavaCodeUnit::getFullName)
                .sorted()
                .toList();

        assertThat(hidden).isEmpty();
    }

    private static boolean isVisible(JavaCodeUnit unit) {
        boolean visible = unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
        return visible && !unit.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static List<String> namesOf(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getReturnType().getAllInvolvedRawTypes(),
                        unit.getParameterTypes().stream()
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .toList())
                .flatMap(types -> types.stream())
                .map(type -> type.getBaseComponentType().getName())
                .filter(name -> name.startsWith("io.dataconnectors"))
                .toList();
    }

    private static boolean isInternal(JavaClass type) {
        return (type.getPackageName() + ".").contains(".internal.");
    }

    private static boolean isReachable(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicSurfaceTest::isReachable).orElse(true);
    }

    private static List<String> read(String name) throws IOException {
        try (var list = PublicSurfaceTest.class.getResourceAsStream(name)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
