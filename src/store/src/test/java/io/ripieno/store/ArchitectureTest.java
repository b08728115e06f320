package io.ripieno.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ripieno.store", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsTheContractAlone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.quarkus..",
                    "jakarta..",
                    "io.ripieno.service..",
                    "io.ripieno.inference..",
                    "io.ripieno.music..",
                    "io.ripieno.cli..");

    @ArchTest
    static final ArchRule blobsKnowNothingOfWhatTheyHold = noClasses()
            .that()
            .resideInAPackage("io.ripieno.store.blob..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ripieno.contract..");

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("io.ripieno.store.(*)..").should().beFreeOfCycles();
}
