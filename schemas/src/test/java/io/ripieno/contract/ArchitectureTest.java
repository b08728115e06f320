package io.ripieno.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ripieno.contract", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule USES_AVRO_AND_THE_JDK_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.ripieno.contract..", "org.apache.avro..", "java..");

    @ArchTest
    static final ArchRule ARROWS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("records")
            .definedBy("io.ripieno.contract.v1")
            .layer("text")
            .definedBy("io.ripieno.contract.text")
            .layer("wire")
            .definedBy("io.ripieno.contract.wire")
            .layer("topics")
            .definedBy("io.ripieno.contract.topics")
            .layer("events")
            .definedBy("io.ripieno.contract.events")
            .layer("job")
            .definedBy("io.ripieno.contract.job")
            .whereLayer("records")
            .mayNotAccessAnyLayer()
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .whereLayer("wire")
            .mayOnlyAccessLayers("records")
            .whereLayer("topics")
            .mayOnlyAccessLayers("records", "wire")
            .whereLayer("events")
            .mayOnlyAccessLayers("records")
            .whereLayer("job")
            .mayOnlyAccessLayers("records", "text", "wire");

    @ArchTest
    static final ArchRule ONLY_THE_WIRE_KNOWS_HOW_AVRO_ENCODES = classes()
            .that()
            .resideInAnyPackage("io.ripieno.contract.topics", "io.ripieno.contract.events", "io.ripieno.contract.job")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("org.apache.avro.io..", "org.apache.avro.generic..", "org.apache.avro.message..");
}
