package io.dataconnectors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Which package of the core may know which. The rules of the whole house are among the tests of the examples. */
class CoreArchitectureTest {
    private static final String ROOT = "io.dataconnectors";
    private static final String INTERNAL = ROOT + ".internal";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(ConnectorDefinition.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation());

    @Test
    void no_package_depends_on_itself_through_others() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void dependencies_run_from_the_outside_in() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("problem")
                .definedBy(INTERNAL + ".problem")
                .layer("text")
                .definedBy(INTERNAL + ".text")
                .layer("thread")
                .definedBy(INTERNAL + ".thread")
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
                .whereLayer("problem")
                .mayNotAccessAnyLayer()
                .whereLayer("text")
                .mayOnlyAccessLayers("problem")
                .whereLayer("thread")
                .mayNotAccessAnyLayer()
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
                .whereLayer("spi") // what an origin is, is a rule of templates
                .mayOnlyAccessLayers("text", "values", "template")
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
                .mayOnlyAccessLayers("values", "text", "thread", "document", "call", "spi", "store", "compile")
                .check(CLASSES);
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
                .check(CLASSES);
    }

    @Test
    void the_core_knows_no_network() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName( // it speaks of addresses and asks for none
                        ROOT + ".spi.NameResolver")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".spi.transport.TransportRules")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                "java.net", "java.net.http", "javax.net..", "java.nio.channels.Socket*")
                        .and(DescribedPredicate.not(JavaClass.Predicates.type(URI.class)))) // a text in parts
                .check(CLASSES);
    }
}
