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
    private static final String LIST = "public-types.txt";

    /** A public type is a promise. To make or to break one, change the list, and say so in the CHANGELOG. */
    @Test
    void the_public_types_are_exactly_those_on_the_list() throws IOException {
        List<String> types = Library.CLASSES.stream()
                .filter(PublicSurfaceTest::isReachable)
                .filter(type -> !isPart(type))
                .map(JavaClass::getName)
                .filter(name -> !name.endsWith("package-info"))
                .sorted()
                .toList();

        assertThat(String.join("\n", types)).isEqualTo(String.join("\n", promised()));
    }

    /** So that no promise hangs on a type that is none. */
    @Test
    void what_is_promised_names_promised_types_alone() throws IOException {
        List<String> promised = promised();
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

    /** The packages below that of the executor, and patterns, are parts: public to one another, promised to nobody. */
    private static boolean isPart(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("io.dataconnectors.http.") || name.equals("io.dataconnectors.internal.pattern");
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
