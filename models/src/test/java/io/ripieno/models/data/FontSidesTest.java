package io.ripieno.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripieno.models.data.FontFiles.Synth;
import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.piece.SoundSides;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.TinyFont;
import io.ripieno.music.corpus.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FontSidesTest {
    private final List<String> notices = new ArrayList<>();

    @TempDir
    Path folder;

    private SoundSides sides(List<Path> training, List<Path> testing, Split... wanted) throws SynthesisException {
        return new FontFiles(Synth.JDK, folder.resolve("unpacked"), notices::add)
                .sides(training, testing, List.of(wanted), false);
    }

    @Test
    void thePackedFontIsUnpackedForTheSynthesizerOfTheJdk() throws IOException {
        Path font = TinyFont.sf3(folder.resolve("MuseScore_General-tiny.sf3"), "tone");
        Path other = TinyFont.sf3(folder.resolve("held.sf3"), "other");
        SoundSides sides = sides(List.of(font), List.of(other), Split.TRAIN);
        assertThat(sides.sides()).containsOnlyKeys(Split.TRAIN);
        assertThat(folder.resolve("unpacked")).isDirectoryContaining("glob:**.sf2");
        assertThat(notices).hasSize(2);
        assertThat(notices.get(0)).contains("unpacked");
        assertThat(notices.get(1)).isEqualTo("Held out for tests: " + other + ".");
    }

    @Test
    void trainingWithAFontThatMayNotTrainIsSaid() throws IOException {
        Path font = TinyFont.sf3(folder.resolve("found.sf3"), "tone");
        Path other = TinyFont.sf3(folder.resolve("other.sf3"), "other");
        sides(List.of(font), List.of(other), Split.TRAIN);
        assertThat(notices).anyMatch(notice -> notice.contains("found.sf3 is NOASSERTION"));
        notices.clear();
        sides(List.of(other), List.of(font), Split.TEST);
        assertThat(notices).noneMatch(notice -> notice.contains("NOASSERTION"));
    }

    @Test
    void aFontUnderAnotherNameIsNotForTheOtherSide() throws IOException {
        Path one = TinyFont.sf3(folder.resolve("one.sf3"), "tone");
        Path copy = TinyFont.sf3(folder.resolve("copy.sf3"), "tone");
        Path other = TinyFont.sf3(folder.resolve("other.sf3"), "other");
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> sides(List.of(one), List.of(copy), Split.TRAIN, Split.TEST))
                .withMessageContaining("one.sf3")
                .withMessageContaining("copy.sf3")
                .withMessageContaining("--test-fonts");
        for (Split alone : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
            assertThatExceptionOfType(SynthesisException.class)
                    .as("%s, the other side being rendered by another run", alone)
                    .isThrownBy(() -> sides(List.of(one), List.of(copy), alone))
                    .withMessageContaining("in this run or another");
        }
        SoundSides sides = sides(List.of(one), List.of(other), Split.TRAIN, Split.TEST);
        assertThat(sides.sides().get(Split.TEST)).extracting("families").isEqualTo(Set.of("other"));
    }

    @Test
    void recordingsThatTheHeldOutFontHasTooDoNotPlayInTraining() throws IOException {
        Path borrowed = TinyFont.sf3(folder.resolve("GeneralUser-tiny.sf3"), "tone");
        Path tim = TinyFont.sf3(folder.resolve("TimGM6mb-tiny.sf3"), "other");
        Path own = TinyFont.sf3(folder.resolve("own.sf3"), "other");
        assertThat(kits(sides(List.of(borrowed), List.of(own), Split.TRAIN))).isTrue();
        assertThat(kits(sides(List.of(borrowed), List.of(tim), Split.TRAIN))).isFalse();
    }

    /** The tiny font has one kit, of program 16. */
    private static boolean kits(SoundSides sides) {
        Track drums = new Track("drums", Player.DRUMS, Role.DRUMS, 16, List.of(), List.of());
        return Objects.requireNonNull(sides.sides().get(Split.TRAIN)).all().stream()
                .anyMatch(sound -> sound.plays(drums));
    }
}
