package io.ripieno.music.spectral;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ripieno.music", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureOfSignalsTest {
    private static final String[] PLATFORM = {"java..", "org.jspecify.annotations.."};

    @ArchTest
    static final ArchRule spectralStandsOnTheTransformAlone =
            uses("spectral", "org.jtransforms..", "org.visnow.jlargearrays..", "io.ripieno.music.audio..");

    @ArchTest
    static final ArchRule resampleStandsOnAudioAndSpectral =
            uses("resample", "io.ripieno.music.audio..", "io.ripieno.music.spectral..");

    @ArchTest
    static final ArchRule melStandsOnSpectral = uses("mel", "io.ripieno.music.spectral..");

    @ArchTest
    static final ArchRule windowStandsOnAudio = uses("window", "io.ripieno.music.audio..");

    private static ArchRule uses(String feature, String... others) {
        String own = "io.ripieno.music." + feature + "..";
        String[] allowed = new String[PLATFORM.length + 1 + others.length];
        System.arraycopy(PLATFORM, 0, allowed, 0, PLATFORM.length);
        allowed[PLATFORM.length] = own;
        System.arraycopy(others, 0, allowed, PLATFORM.length + 1, others.length);
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }
}
