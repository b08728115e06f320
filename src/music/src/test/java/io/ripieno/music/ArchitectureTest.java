package io.ripieno.music;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.ripieno.music.decode.DecodeWorker;
import java.util.Arrays;

/** The arrows between the packages of this module, and out of it. */
@AnalyzeClasses(packages = "io.ripieno.music", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] JDK = {"java..", "javax..", "org.jspecify.annotations.."};

    @ArchTest
    static final ArchRule THE_MODULE_IS_A_LIBRARY_OF_ITS_OWN = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.smallrye..",
                    "io.quarkus..",
                    "jakarta..",
                    "ai.onnxruntime..",
                    "org.bytedeco.pytorch..",
                    "io.ripieno.contract..",
                    "io.ripieno.inference..",
                    "io.ripieno.service..",
                    "io.ripieno.cli..",
                    "io.ripieno.models..");

    @ArchTest
    static final ArchRule AUDIO_STANDS_ON_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage("io.ripieno.music.audio..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("io.ripieno.music.audio.."));

    @ArchTest
    static final ArchRule WAV_STANDS_ON_AUDIO = classes()
            .that()
            .resideInAPackage("io.ripieno.music.wav..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("io.ripieno.music.audio..", "io.ripieno.music.wav.."));

    @ArchTest
    static final ArchRule DECODE_STANDS_ON_AUDIO_WAV_AND_FFMPEG = classes()
            .that()
            .resideInAPackage("io.ripieno.music.decode..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(
                    "io.ripieno.music.audio..",
                    "io.ripieno.music.wav..",
                    "io.ripieno.music.decode..",
                    "org.bytedeco.ffmpeg..",
                    "org.bytedeco.javacpp.."));

    @ArchTest
    static final ArchRule SCORES_STAND_ON_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage("io.ripieno.music.score..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("io.ripieno.music.score.."));

    @ArchTest
    static final ArchRule MIDI_STANDS_ON_SCORES = classes()
            .that()
            .resideInAPackage("io.ripieno.music.midi..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("io.ripieno.music.score..", "io.ripieno.music.midi.."));

    @ArchTest
    static final ArchRule MUSICXML_STANDS_ON_SCORES = classes()
            .that()
            .resideInAPackage("io.ripieno.music.musicxml..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("io.ripieno.music.score..", "io.ripieno.music.musicxml.."));

    /** Foreign bytes must not meet native code in the process that holds the jobs. */
    @ArchTest
    static final ArchRule FFMPEG_IS_TOUCHED_BY_THE_WORKERS_SIDE_ALONE = noClasses()
            .that(not(resideInAPackage("io.ripieno.music.decode..")
                    .and(simpleNameStartingWith("Ffmpeg")
                            .or(type(DecodeWorker.class))
                            .or(simpleNameStartingWith("ThisProgram")))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("io.ripieno.music.(*)..").should().beFreeOfCycles();

    private static String[] with(String... packages) {
        String[] all = Arrays.copyOf(JDK, JDK.length + packages.length);
        System.arraycopy(packages, 0, all, JDK.length, packages.length);
        return all;
    }
}
