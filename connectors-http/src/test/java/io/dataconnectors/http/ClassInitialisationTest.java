package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two classes that need each other to be initialised hold up two threads for good that begin with one each (JLS 12.4.2). The
 * first executor of a JVM loads classes on a thread of its own while the host goes on, so there must be no such classes. What
 * lambdas do is not followed, for most of them are called later.
 */
class ClassInitialisationTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrls(Stream.of(ConnectorRegistry.class, HttpConnectorExecutor.class)
                    .map(module -> module.getProtectionDomain().getCodeSource().getLocation())
                    .toList());

    @Test
    void no_two_classes_need_each_other_to_be_initialised() {
        Map<JavaClass, Set<JavaClass>> needs =
                CLASSES.stream().collect(Collectors.toMap(Function.identity(), ClassInitialisationTest::needs));

        assertThat(needs).hasSizeGreaterThan(400);
        assertThat(needs.keySet().stream()
                        .filter(type -> reachable(type, needs).contains(type))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    private static Set<JavaClass> reachable(JavaClass start, Map<JavaClass, Set<JavaClass>> needs) {
        Set<JavaClass> reached = new HashSet<>();
        Deque<JavaClass> next = new ArrayDeque<>(needs.get(start));
        while (!next.isEmpty()) {
            JavaClass type = next.remove();
            if (reached.add(type)) {
                next.addAll(needs.getOrDefault(type, Set.of()));
            }
        }
        return reached;
    }

    /** Returns the classes that are initialised with a class: what it extends, and what its static initialiser touches. */
    private static Set<JavaClass> needs(JavaClass type) {
        Set<JavaClass> needs = new HashSet<>();
        if (!type.isInterface()) {
            type.getRawSuperclass().ifPresent(needs::add);
            type.getAllRawInterfaces().stream()
                    .filter(ClassInitialisationTest::hasDefaultMethod)
                    .forEach(needs::add);
        }
        type.getStaticInitializer().ifPresent(initializer -> addTouched(initializer, needs, new HashSet<>()));
        needs.remove(type);
        // one without a name is reached from the class around it alone, which is initialised then
        needs.removeIf(needed -> needed.isAnonymousClass() || !CLASSES.contain(needed.getName()));
        return needs;
    }

    private static boolean hasDefaultMethod(JavaClass type) {
        return type.getMethods().stream()
                .map(JavaMember::getModifiers)
                .anyMatch(modifiers ->
                        !modifiers.contains(JavaModifier.ABSTRACT) && !modifiers.contains(JavaModifier.STATIC));
    }

    private static void addTouched(JavaCodeUnit code, Set<JavaClass> needs, Set<JavaCodeUnit> walked) {
        if (!walked.add(code)) {
            return;
        }
        for (JavaAccess<?> access : code.getAccessesFromSelf()) {
            JavaMember member = access.getTarget().resolveMember().orElse(null);
            if (member == null || access.isDeclaredInLambda()) {
                continue;
            }
            if (access instanceof JavaConstructorCall || member.getModifiers().contains(JavaModifier.STATIC)) {
                needs.add(member.getOwner());
            }
            if (member instanceof JavaCodeUnit called
                    && CLASSES.contain(called.getOwner().getName())) {
                addTouched(called, needs, walked);
            }
        }
    }
}
