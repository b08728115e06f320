package io.ripieno.models;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** Which package may know which. */
class ModuleRulesTest {
    private static final JavaClasses RIPIENO =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.ripieno");

    @Test
    void nothingDependsOnModels() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.ripieno.models..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ripieno.models..")
                .check(RIPIENO);
    }

    @Test
    void onlyInterpreterTrainingAndRecipesKnowLibtorch() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.ripieno.models.interpret..",
                        "io.ripieno.models.train..",
                        "io.ripieno.models.recipe..",
                        "io.ripieno.models.benchmark.training..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco.pytorch..")
                .check(RIPIENO);
    }

    @Test
    void onlyServedGraphsKnowOnnxRuntime() {
        noClasses()
                .that()
                .resideInAPackage("io.ripieno.models..")
                .and()
                .resideOutsideOfPackage("io.ripieno.models.served..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(RIPIENO);
    }

    @Test
    void networksKnowNothingButTheGraphBuilder() {
        noClasses()
                .that()
                .resideInAnyPackage("io.ripieno.models.network..", "io.ripieno.models.graph..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.ripieno.models.interpret..",
                        "io.ripieno.models.train..",
                        "io.ripieno.models.data..",
                        "io.ripieno.models.recipe..",
                        "io.ripieno.inference..",
                        "io.ripieno.music..")
                .check(RIPIENO);
    }

    @Test
    void dataKnowsNothingOfTraining() {
        noClasses()
                .that()
                .resideInAPackage("io.ripieno.models.data..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.ripieno.models.graph..",
                        "io.ripieno.models.interpret..",
                        "io.ripieno.models.train..",
                        "io.ripieno.models.network..",
                        "io.ripieno.models.recipe..",
                        "io.ripieno.inference..")
                .check(RIPIENO);
    }

    @Test
    void onlyTheProgramKnowsTheRecipes() {
        noClasses()
                .that()
                .resideInAPackage("io.ripieno.models..")
                .and()
                .resideOutsideOfPackage("io.ripieno.models.recipe..")
                .and()
                .doNotHaveSimpleName("Main")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ripieno.models.recipe..")
                .check(RIPIENO);
    }
}
