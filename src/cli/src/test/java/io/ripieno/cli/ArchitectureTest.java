package io.ripieno.cli;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.StatusLine;
import io.ripieno.cli.report.Table;
import java.io.PrintStream;

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

    /** Whatever else is written passes one of these, which let no text from outside drive the terminal. */
    @ArchTest
    static final ArchRule onlyAFewWriteToATerminal = noClasses()
            .that()
            .doNotBelongToAnyOf(Terminal.class, Table.class, Json.class, StatusLine.class)
            .and()
            .doNotHaveFullyQualifiedName("io.ripieno.cli.watch.LiveTable")
            .and()
            .doNotHaveFullyQualifiedName("io.ripieno.cli.tag.TagCsv")
            .should()
            .callMethodWhere(
                    target(owner(assignableTo(PrintStream.class))).and(target(nameMatching("print.*|append"))));

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
