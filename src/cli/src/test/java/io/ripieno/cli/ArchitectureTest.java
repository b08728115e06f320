package io.ripieno.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ripieno.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theCommandLineIsPlain = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "jakarta..",
                    "io.ripieno.service..",
                    "io.ripieno.broker..",
                    "io.ripieno.models..");

    @ArchTest
    static final ArchRule onlyTheKafkaPackageTalksToKafka = noClasses()
            .that()
            .resideOutsideOfPackage("io.ripieno.cli.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule taggingInProcessNeedsNoContract = noClasses()
            .that()
            .resideInAnyPackage("io.ripieno.cli.tag..", "io.ripieno.cli.models..", "io.ripieno.cli.files..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ripieno.contract..", "io.ripieno.cli.kafka..", "io.ripieno.cli.serve..");
}
