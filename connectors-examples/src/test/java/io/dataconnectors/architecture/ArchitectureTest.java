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
    private static final String HTTP = ROOT + ".http";

    @Test
    void no_package_depends_on_itself_through_others() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(Library.CLASSES);
    }

    @Test
    void dependencies_run_from_the_outside_in() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("text")
                .definedBy(ROOT + ".text")
                .layer("json")
                .definedBy(ROOT + ".json")
                .layer("pattern")
                .definedBy(ROOT + ".pattern")
                .layer("jsonpath")
                .definedBy(ROOT + ".jsonpath")
                .layer("template")
                .definedBy(ROOT + ".template")
                .layer("values")
                .definedBy(ROOT)
                .layer("document")
                .definedBy(ROOT + ".document")
                .layer("curl")
                .definedBy(ROOT + ".curl")
                .layer("call")
                .definedBy(ROOT + ".call")
                .layer("spi")
                .definedBy(ROOT + ".spi")
                .layer("registry")
                .definedBy(ROOT + ".registry")
                .layer("http")
                .definedBy(ROOT + ".http..")
                .layer("testkit")
                .definedBy(ROOT + ".testkit..")
                .whereLayer("text")
                .mayNotAccessAnyLayer()
                .whereLayer("json")
                .mayNotAccessAnyLayer()
                .whereLayer("pattern")
                .mayNotAccessAnyLayer()
                .whereLayer("jsonpath")
                .mayOnlyAccessLayers("text", "json", "pattern")
                .whereLayer("template")
                .mayOnlyAccessLayers("text", "json")
                .whereLayer("values")
                .mayOnlyAccessLayers("text", "json", "pattern", "jsonpath", "template")
                .whereLayer("spi")
                .mayOnlyAccessLayers("text", "values", "template")
                .whereLayer("document")
                .mayOnlyAccessLayers("values", "text", "json", "jsonpath", "template")
                .whereLayer("curl")
                .mayOnlyAccessLayers("values", "text", "json", "template", "document")
                .whereLayer("call")
                .mayOnlyAccessLayers("text", "values", "json", "jsonpath", "template")
                .whereLayer("registry")
                .mayOnlyAccessLayers("text", "values", "json", "document", "call", "spi")
                .whereLayer("http")
                .mayOnlyAccessLayers("text", "values", "template", "json", "call", "spi")
                .whereLayer("testkit")
                .mayOnlyAccessLayers("text", "values", "template", "json", "document", "spi", "registry")
                .check(Library.CLASSES);
    }

    @Test
    void the_parts_of_the_executor_build_on_one_another_in_one_direction() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("failure")
                .definedBy(HTTP + ".failure")
                .layer("thread")
                .definedBy(HTTP + ".thread")
                .layer("gate")
                .definedBy(HTTP + ".gate")
                .layer("secret")
                .definedBy(HTTP + ".secret")
                .layer("credential")
                .definedBy(HTTP + ".credential")
                .layer("relay")
                .definedBy(HTTP + ".relay")
                .layer("egress")
                .definedBy(HTTP + ".egress")
                .layer("answer")
                .definedBy(HTTP + ".answer")
                .layer("wire")
                .definedBy(HTTP + ".wire")
                .layer("transport")
                .definedBy(HTTP + ".transport")
                .layer("token")
                .definedBy(HTTP + ".token")
                .layer("retry")
                .definedBy(HTTP + ".retry")
                .layer("limit")
                .definedBy(HTTP + ".limit")
                .layer("breaker")
                .definedBy(HTTP + ".breaker")
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
                .whereLayer("relay")
                .mayOnlyAccessLayers("thread")
                .whereLayer("egress")
                .mayOnlyAccessLayers("failure", "gate", "relay")
                .whereLayer("answer")
                .mayOnlyAccessLayers("failure", "secret")
                .whereLayer("wire")
                .mayOnlyAccessLayers("failure")
                .whereLayer("transport")
                .mayOnlyAccessLayers("failure", "thread", "gate", "answer", "egress", "wire")
                .whereLayer("token")
                .mayOnlyAccessLayers(
                        "failure", "gate", "secret", "egress", "answer", "transport", "retry", "limit", "breaker")
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

    @Test
    void jackson_shows_nowhere_but_in_one_package() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".json")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(Library.CLASSES);
    }

    @Test
    void the_core_knows_no_network() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".http..", ROOT + ".testkit..")
                .and() // it speaks of addresses and asks for none
                .doNotHaveFullyQualifiedName(ROOT + ".spi.NameResolver")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                "java.net", "java.net.http", "javax.net..", "java.nio.channels.Socket*")
                        .and(DescribedPredicate.not(JavaClass.Predicates.type(URI.class)))) // a text in parts
                .check(Library.CLASSES);
    }

    @Test
    void one_class_alone_builds_a_client_of_the_network() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".http.transport.Transport")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.http\\.HttpClient(\\$Builder)?")
                .check(Library.CLASSES);
    }

    @Test
    void nothing_but_the_relay_opens_a_connection() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".testkit..", HTTP + ".relay")
                .and() // a TLS context must be able to name the sockets that nobody asks it for
                .doNotHaveFullyQualifiedName(HTTP + ".wire.WatchedTls$Spi")
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
                .doNotHaveFullyQualifiedName(HTTP + ".relay.Opening")
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
