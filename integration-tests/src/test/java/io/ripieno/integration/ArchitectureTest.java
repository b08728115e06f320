package io.ripieno.integration;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules that span modules; what concerns one module alone is checked in that module. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ripieno");

    @Test
    void everyModuleIsSeenByTheseRules() {
        for (String module : List.of("contract", "music", "inference", "store", "service", "cli", "broker", "models")) {
            assertThat(HOUSE.stream().anyMatch(c -> c.getPackageName().startsWith("io.ripieno." + module)))
                    .as("classes of io.ripieno.%s are on the class path", module)
                    .isTrue();
        }
    }

    @Test
    void arrowsRunOneWay() {
        ArchRule rule = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("contract")
                .definedBy("io.ripieno.contract..")
                .layer("music")
                .definedBy("io.ripieno.music..")
                .layer("inference")
                .definedBy("io.ripieno.inference..")
                .layer("store")
                .definedBy("io.ripieno.store..")
                .layer("service")
                .definedBy("io.ripieno.service..")
                .layer("cli")
                .definedBy("io.ripieno.cli..")
                .layer("broker")
                .definedBy("io.ripieno.broker..")
                .layer("models")
                .definedBy("io.ripieno.models..")
                .whereLayer("service")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("broker")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("models")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("contract")
                .mayOnlyBeAccessedByLayers("store", "service", "cli")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("service", "cli")
                .whereLayer("inference")
                .mayOnlyBeAccessedByLayers("service", "cli", "models")
                .whereLayer("music")
                .mayOnlyBeAccessedByLayers("inference", "service", "cli", "models");
        rule.check(HOUSE);
    }

    @Test
    void onlyTheServiceKnowsQuarkusAndContextsAndDependencyInjection() {
        noClasses()
                .that(resideOutsideOfPackages("io.ripieno.service.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.quarkus..", "jakarta.inject..", "jakarta.enterprise.."))
                .check(HOUSE);
    }

    @Test
    void onlyTheBrokerTouchesKafkaServerInternals() {
        noClasses()
                .that(resideOutsideOfPackages("io.ripieno.broker.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata.."))
                .check(HOUSE);
    }

    @Test
    void libtorchStaysInModelsAndOnnxRuntimeInInferenceAndModels() {
        noClasses()
                .that(resideOutsideOfPackages("io.ripieno.models.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.bytedeco.pytorch.."))
                .check(HOUSE);
        noClasses()
                .that(resideOutsideOfPackages("io.ripieno.inference..", "io.ripieno.models.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("ai.onnxruntime.."))
                .check(HOUSE);
    }

    @Test
    void theMusicLibraryKnowsNeitherKafkaNorQuarkusNorOnnxRuntime() {
        noClasses()
                .that(resideInAnyPackage("io.ripieno.music.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.apache.kafka..", "io.quarkus..", "ai.onnxruntime..", "org.apache.avro.."))
                .check(HOUSE);
    }
}
