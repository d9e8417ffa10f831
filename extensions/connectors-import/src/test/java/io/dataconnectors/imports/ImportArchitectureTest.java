package io.dataconnectors.imports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Each form that is imported builds on the kit and knows no other form. */
class ImportArchitectureTest {
    private static final String IMPORTS = "io.dataconnectors.imports";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(ImportedDraft.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void a_form_builds_on_the_kit_and_the_kit_on_what_comes_of_it() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("outcome")
                .definedBy(IMPORTS)
                .layer("kit")
                .definedBy(IMPORTS + ".internal")
                .layer("curl")
                .definedBy(IMPORTS + ".curl")
                .whereLayer("outcome")
                .mayNotAccessAnyLayer()
                .whereLayer("kit")
                .mayOnlyAccessLayers("outcome")
                .whereLayer("curl")
                .mayOnlyAccessLayers("outcome", "kit")
                .check(CLASSES);
    }

    /** A text is pasted by a stranger: nothing of it is fetched, run or looked up. */
    @Test
    void an_import_opens_no_file_no_connection_and_no_process() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net", "java.net.http", "java.nio.file", "java.nio.channels")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.File.*|java\\.lang\\.(Process.*|Runtime)")
                .check(CLASSES);
    }
}
