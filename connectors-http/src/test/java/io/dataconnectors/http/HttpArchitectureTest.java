package io.dataconnectors.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Which part of the executor may know which, and who opens connections. */
class HttpArchitectureTest {
    private static final String HTTP = "io.dataconnectors.http";
    private static final String PARTS = HTTP + ".internal";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(HttpConnectorExecutor.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation());

    @Test
    void no_package_depends_on_itself_through_others() {
        slices().matching(HTTP + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_parts_of_the_executor_build_on_one_another_in_one_direction() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("failure")
                .definedBy(PARTS + ".failure")
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
                .whereLayer("gate")
                .mayOnlyAccessLayers("failure")
                .whereLayer("secret")
                .mayOnlyAccessLayers("failure", "limit")
                .whereLayer("credential")
                .mayOnlyAccessLayers("failure", "gate")
                .whereLayer("egress")
                .mayOnlyAccessLayers("failure", "gate", "exchange")
                .whereLayer("answer")
                .mayOnlyAccessLayers("failure", "secret")
                .whereLayer("exchange")
                .mayOnlyAccessLayers("failure", "gate", "answer")
                .whereLayer("jdk")
                .mayOnlyAccessLayers("failure", "gate")
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
                .check(CLASSES);
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
                .check(CLASSES);
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
                .check(CLASSES);
    }

    @Test
    void one_class_alone_builds_a_client_of_the_network() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(PARTS + ".jdk.HttpClientTransport")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.http\\.HttpClient(\\$Builder)?")
                .check(CLASSES);
    }
}
