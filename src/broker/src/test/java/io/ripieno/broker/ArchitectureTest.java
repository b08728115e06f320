package io.ripieno.broker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ripieno", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyBrokerServerTouchesKafka = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BrokerServer.class.getName())
            .and()
            .haveNameNotMatching(BrokerServer.class.getName() + "\\$.*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kafka..", "org.apache.kafka..", "scala..");

    @ArchTest
    static final ArchRule theBrokerKnowsNothingElseOfRipieno = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ripieno.contract..",
                    "io.ripieno.music..",
                    "io.ripieno.inference..",
                    "io.ripieno.service..",
                    "io.ripieno.cli..",
                    "io.ripieno.models..");
}
