package io.dataconnectors.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.net.URL;
import java.nio.channels.SocketChannel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the whole house. Those within a module are among its tests. */
class ArchitectureTest {
    private static final String ROOT = "io.dataconnectors";
    private static final String SOCKETS =
            "java\\.net\\.(Socket|URLConnection|HttpURLConnection|DatagramSocket|ServerSocket)"
                    + "|javax\\.net\\.(ssl\\.)?.*Socket.*|java\\.nio\\.channels\\..*(Socket|Datagram)Channel";
    private static final String INTERNAL = ROOT + ".internal";
    private static final String HTTP = ROOT + ".http";
    private static final String PARTS = HTTP + ".internal";

    @Test
    void no_package_depends_on_itself_through_others() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(Library.CLASSES);
    }

    /** What the modules may know of the core. Which package of it may know which is a rule of its own. */
    @Test
    void modules_know_of_the_core_what_they_need() {
        knowsOnly(
                "http",
                ROOT,
                ROOT + ".spi..",
                "problem",
                "rule",
                "request",
                "text",
                "template",
                "json",
                "call",
                "compile",
                "thread");
        knowsOnly("apache", ROOT, ROOT + ".spi..");
        knowsOnly("jdbc", ROOT, ROOT + ".spi..", ROOT + ".document", "text", "json");
        knowsOnly(
                "bulk",
                ROOT,
                ROOT + ".spi..",
                ROOT + ".document",
                ROOT + ".registry",
                ROOT + ".jdbc..",
                "compile",
                "text",
                "json");
        knowsOnly("micrometer", ROOT, ROOT + ".spi..", ROOT + ".registry", HTTP);
        knowsOnly("gallery", ROOT, ROOT + ".document", "json");
        knowsOnly("imports", ROOT, ROOT + ".document", "problem", "text", "json", "template");
        knowsOnly(
                "console",
                ROOT,
                ROOT + ".spi..",
                ROOT + ".document",
                ROOT + ".registry",
                ROOT + ".imports",
                ROOT + ".imports.curl",
                ROOT + ".gallery",
                "problem",
                "text",
                "json",
                "thread");
        knowsOnly("testkit", ROOT, ROOT + ".spi..", ROOT + ".document", ROOT + ".registry", "text", "template", "json");
    }

    /** A package of one word is an internal one. */
    private static void knowsOnly(String module, String... packages) {
        String[] known = Stream.concat(
                        Stream.of(ROOT + "." + module + ".."),
                        Stream.of(packages).map(name -> name.startsWith(ROOT) ? name : INTERNAL + "." + name))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + module + "..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(ROOT + "..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(known))))
                .check(Library.CLASSES);
    }

    @Test
    void the_parts_of_the_executor_are_used_by_it_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HTTP + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HTTP + ".*..")
                .check(Library.CLASSES);
    }

    /** Annotations that both versions of Jackson share may stand on values; what they lead to lies elsewhere. */
    @Test
    void jackson_shows_nowhere_but_in_one_package_and_in_annotations_on_values() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".json")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("com.fasterxml..")
                        .and(DescribedPredicate.not(
                                JavaClass.Predicates.resideInAPackage("com.fasterxml.jackson.annotation"))))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("tools.jackson..")
                .check(Library.CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages(INTERNAL + ".json", ROOT, ROOT + ".bulk")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.annotation")
                .check(Library.CLASSES);
    }

    /** The starter is not among these classes: its module and its examples are the only ones with Spring on their class path. */
    @Test
    void no_module_knows_spring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(Library.CLASSES);
    }

    @Test
    void nothing_but_transports_opens_a_connection() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".testkit..", PARTS + ".jdk.relay", ROOT + ".apache")
                .and() // a TLS context must be able to name the sockets that nobody asks it for
                .doNotHaveFullyQualifiedName(PARTS + ".jdk.wire.WatchedTls$Spi")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(SOCKETS)
                .orShould()
                .callMethodWhere(calls(URL.class, "open.*|getContent"))
                .check(Library.CLASSES);
    }

    @Test
    void transports_connect_to_nothing_but_the_addresses_that_were_judged() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(PARTS + ".jdk.relay.Opening")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".apache.JudgedConnections")
                .and()
                .resideOutsideOfPackage(ROOT + ".testkit..")
                .should()
                .callMethodWhere(calls(SocketChannel.class, "open|connect"))
                .check(Library.CLASSES);
    }

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, String methods) {
        return DescribedPredicate.describe(
                "calls " + owner.getSimpleName() + "." + methods,
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getName().matches(methods));
    }

    @Test
    void the_library_writes_to_no_standard_stream() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(Library.CLASSES);
    }
}
