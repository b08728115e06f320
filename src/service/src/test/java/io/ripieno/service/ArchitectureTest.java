package io.ripieno.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ripieno.service", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] QUARKUS = {
        "io.quarkus..", "jakarta..", "io.smallrye..", "org.eclipse.microprofile..", "io.vertx.."
    };

    @ArchTest
    static final ArchRule theContractGoesNoDeeperThanTheEdge = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.ripieno.service.edge..",
                    "io.ripieno.service.control..",
                    "io.ripieno.service.outcome..",
                    "io.ripieno.service.progress..",
                    "io.ripieno.service.kafka..",
                    "io.ripieno.service.config..",
                    "io.ripieno.service.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ripieno.contract..");

    @ArchTest
    static final ArchRule quarkusStaysWhereThePartsArePutTogether = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.ripieno.service",
                    "io.ripieno.service.config..",
                    "io.ripieno.service.health..",
                    "io.ripieno.service.kafka..",
                    "io.ripieno.service.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(QUARKUS);

    @ArchTest
    static final ArchRule kafkaStaysBehindItsPorts = noClasses()
            .that()
            .resideOutsideOfPackages("io.ripieno.service.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule theRuntimeOfModelsStaysInInference =
            noClasses().should().dependOnClassesThat().resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule nothingDependsOnTheWiring = noClasses()
            .that()
            .resideOutsideOfPackage("io.ripieno.service.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ripieno.service.wiring..");

    @ArchTest
    static final ArchRule threadsSleepOnlyWhereTheServiceStartsAndStops = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.ripieno.service.way.Drain")
            .and()
            .doNotHaveFullyQualifiedName("io.ripieno.service.wiring.Running")
            .should()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("io.ripieno.service.(*)..").should().beFreeOfCycles();
}
