package io.dataconnectors.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.net.URI;
import java.net.URL;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

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

    @Test
    void dependencies_run_from_the_outside_in() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("problem")
                .definedBy(INTERNAL + ".problem")
                .layer("text")
                .definedBy(INTERNAL + ".text")
                .layer("json")
                .definedBy(INTERNAL + ".json")
                .layer("pattern")
                .definedBy(INTERNAL + ".pattern")
                .layer("jsonpath")
                .definedBy(INTERNAL + ".jsonpath")
                .layer("template")
                .definedBy(INTERNAL + ".template")
                .layer("values")
                .definedBy(ROOT)
                .layer("spi")
                .definedBy(ROOT + ".spi..")
                .layer("rule")
                .definedBy(INTERNAL + ".rule")
                .layer("request")
                .definedBy(INTERNAL + ".request")
                .layer("form")
                .definedBy(INTERNAL + ".form")
                .layer("shape")
                .definedBy(INTERNAL + ".form.connector")
                .layer("compile")
                .definedBy(INTERNAL + ".compile")
                .layer("document")
                .definedBy(ROOT + ".document")
                .layer("bind")
                .definedBy(INTERNAL + ".bind")
                .layer("call")
                .definedBy(INTERNAL + ".call")
                .layer("store")
                .definedBy(ROOT + ".store")
                .layer("registry")
                .definedBy(ROOT + ".registry")
                .layer("http")
                .definedBy(HTTP + "..")
                .layer("imports")
                .definedBy(ROOT + ".imports..")
                .layer("testkit")
                .definedBy(ROOT + ".testkit..")
                .whereLayer("problem")
                .mayNotAccessAnyLayer()
                .whereLayer("text")
                .mayOnlyAccessLayers("problem")
                .whereLayer("json")
                .mayNotAccessAnyLayer()
                .whereLayer("pattern")
                .mayNotAccessAnyLayer()
                .whereLayer("jsonpath")
                .mayOnlyAccessLayers("problem", "text", "json", "pattern")
                .whereLayer("values")
                .mayOnlyAccessLayers("problem", "text", "json")
                .whereLayer("template")
                .mayOnlyAccessLayers("problem", "values", "text", "json")
                .whereLayer("spi")
                .mayOnlyAccessLayers("text", "values")
                .whereLayer("rule")
                .mayOnlyAccessLayers("problem", "values", "text", "jsonpath", "template", "form", "shape")
                .whereLayer("request")
                .mayOnlyAccessLayers(
                        "problem", "values", "text", "json", "jsonpath", "template", "form", "shape", "rule")
                .whereLayer("form")
                .mayOnlyAccessLayers("problem", "text", "json", "jsonpath")
                .whereLayer("shape")
                .mayOnlyAccessLayers("problem", "values", "form")
                .whereLayer("compile")
                .mayOnlyAccessLayers(
                        "problem",
                        "values",
                        "spi",
                        "text",
                        "json",
                        "pattern",
                        "jsonpath",
                        "template",
                        "form",
                        "shape",
                        "rule",
                        "request")
                .whereLayer("document")
                .mayOnlyAccessLayers(
                        "problem",
                        "rule",
                        "request",
                        "values",
                        "text",
                        "json",
                        "jsonpath",
                        "template",
                        "form",
                        "shape",
                        "compile")
                .whereLayer("bind") // found as a service, so that nothing that it knows knows it
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("bind")
                .mayOnlyAccessLayers("values", "json", "document")
                .whereLayer("call")
                .mayOnlyAccessLayers(
                        "problem", "request", "values", "text", "json", "pattern", "jsonpath", "template", "compile")
                .whereLayer("store")
                .mayOnlyAccessLayers("values", "text", "json", "document", "spi")
                .whereLayer("registry")
                .mayOnlyAccessLayers("values", "text", "document", "call", "spi", "store", "compile")
                .whereLayer("http")
                .mayOnlyAccessLayers(
                        "problem", "rule", "request", "values", "text", "template", "json", "call", "spi", "compile")
                .whereLayer("imports")
                .mayOnlyAccessLayers("values", "problem", "text", "json", "template", "document")
                .whereLayer("testkit")
                .mayOnlyAccessLayers("text", "values", "template", "json", "document", "spi", "registry")
                .check(Library.CLASSES);
    }

    /** Values are what a host handles: nothing in them parses, checks rules or compiles. */
    @Test
    void values_know_no_parser_and_no_compiler() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        INTERNAL + ".template..",
                        INTERNAL + ".jsonpath..",
                        INTERNAL + ".compile..",
                        ROOT + ".document..")
                .check(Library.CLASSES);
    }

    @Test
    void the_parts_of_the_executor_build_on_one_another_in_one_direction() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("failure")
                .definedBy(PARTS + ".failure")
                .layer("thread")
                .definedBy(PARTS + ".thread")
                .layer("gate")
                .definedBy(PARTS + ".gate")
                .layer("secret")
                .definedBy(PARTS + ".secret")
                .layer("credential")
                .definedBy(PARTS + ".credential")
                .layer("egress")
                .definedBy(PARTS + ".egress")
                .layer("answer")
                .definedBy(PARTS + ".answer")
                .layer("exchange")
                .definedBy(PARTS + ".exchange")
                .layer("jdk")
                .definedBy(PARTS + ".jdk..")
                .layer("token")
                .definedBy(PARTS + ".token")
                .layer("retry")
                .definedBy(PARTS + ".retry")
                .layer("limit")
                .definedBy(PARTS + ".limit")
                .layer("breaker")
                .definedBy(PARTS + ".breaker")
                .layer("executor")
                .definedBy(HTTP)
                .whereLayer("failure")
                .mayNotAccessAnyLayer()
                .whereLayer("thread")
                .mayNotAccessAnyLayer()
                .whereLayer("gate")
                .mayOnlyAccessLayers("failure")
                .whereLayer("secret")
                .mayOnlyAccessLayers("failure")
                .whereLayer("credential")
                .mayOnlyAccessLayers("failure", "gate")
                .whereLayer("egress")
                .mayOnlyAccessLayers("failure", "thread", "gate", "exchange")
                .whereLayer("answer")
                .mayOnlyAccessLayers("failure", "secret")
                .whereLayer("exchange")
                .mayOnlyAccessLayers("failure", "gate", "answer")
                .whereLayer("jdk")
                .mayOnlyAccessLayers("failure", "thread", "gate")
                .whereLayer("token")
                .mayOnlyAccessLayers(
                        "failure", "gate", "secret", "egress", "answer", "exchange", "retry", "limit", "breaker")
                .whereLayer("retry")
                .mayOnlyAccessLayers("failure", "answer")
                .whereLayer("limit")
                .mayOnlyAccessLayers("failure")
                .whereLayer("breaker")
                .mayOnlyAccessLayers("failure", "answer", "retry", "limit")
                .whereLayer("executor")
                .mayNotBeAccessedByAnyLayer()
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
                .resideOutsideOfPackages(INTERNAL + ".json", ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.annotation")
                .check(Library.CLASSES);
    }

    @Test
    void the_core_knows_no_network() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".http..", ROOT + ".testkit..")
                .and() // it speaks of addresses and asks for none
                .doNotHaveFullyQualifiedName(ROOT + ".spi.NameResolver")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".spi.transport.TransportRules")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                "java.net", "java.net.http", "javax.net..", "java.nio.channels.Socket*")
                        .and(DescribedPredicate.not(JavaClass.Predicates.type(URI.class)))) // a text in parts
                .check(Library.CLASSES);
    }

    /** Another transport stands beside this one, and must find nothing of it above itself. */
    @Test
    void the_client_of_the_jdk_is_known_to_one_package_and_those_below_it() {
        noClasses()
                .that()
                .resideOutsideOfPackage(PARTS + ".jdk..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(Library.CLASSES);
    }

    @Test
    void the_transport_of_the_jdk_is_known_to_nothing_but_its_own_settings() {
        noClasses()
                .that()
                .resideOutsideOfPackage(PARTS + ".jdk..")
                .and()
                .doNotHaveFullyQualifiedName(HTTP + ".JdkTransport")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PARTS + ".jdk..")
                .check(Library.CLASSES);
    }

    @Test
    void one_class_alone_builds_a_client_of_the_network() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(PARTS + ".jdk.HttpClientTransport")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.http\\.HttpClient(\\$Builder)?")
                .check(Library.CLASSES);
    }

    @Test
    void nothing_but_the_relay_opens_a_connection() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".testkit..", PARTS + ".jdk.relay")
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
    void the_relay_connects_to_nothing_but_the_addresses_that_it_has_judged() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(PARTS + ".jdk.relay.Opening")
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
