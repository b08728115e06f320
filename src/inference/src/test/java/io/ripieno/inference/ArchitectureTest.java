package io.ripieno.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ripieno.inference", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule servesWithoutMessagingOrContainer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "jakarta..",
                    "org.apache.avro..",
                    "io.ripieno.contract..",
                    "io.ripieno.service..",
                    "io.ripieno.cli..",
                    "io.ripieno.models..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsOnnxRuntime = noClasses()
            .that()
            .resideOutsideOfPackage("io.ripieno.inference.device.onnx..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule onlyTheEngineChoosesTheRuntime = noClasses()
            .that()
            .resideOutsideOfPackages("io.ripieno.inference", "io.ripieno.inference.device.onnx")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ripieno.inference.device.onnx..");

    @ArchTest
    static final ArchRule workersGoThroughTheScheduler = noClasses()
            .that()
            .resideInAPackage("io.ripieno.inference.tagging..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ripieno.inference.device..");

    @ArchTest
    static final ArchRule theSchedulerKnowsNoMusic = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.ripieno.inference.batch..",
                    "io.ripieno.inference.device..",
                    "io.ripieno.inference.host..",
                    "io.ripieno.inference.share..",
                    "io.ripieno.inference.work..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ripieno.music..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.ripieno.inference.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingDependsOnTheEngine = noClasses()
            .that()
            .resideInAPackage("io.ripieno.inference.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ripieno.inference");
}
