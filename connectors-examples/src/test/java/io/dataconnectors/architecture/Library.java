package io.dataconnectors.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes of the library's modules, without tests, what they share, examples and what is generated. */
final class Library {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("examples"))
            .withImportOption(location -> !location.contains("io/dataconnectors/cases"))
            .withImportOption(location -> !location.contains("/generated/")) // what templates of jte become
            .importPackages("io.dataconnectors");

    private Library() {}
}
