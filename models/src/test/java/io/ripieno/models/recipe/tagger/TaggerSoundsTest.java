package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.SynthesisException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaggerSoundsTest {
    @Test
    void noSoundOfOurOwnIsOfTheFamilyOfTheTest() {
        assertThat(TaggerSounds.singing().families()).containsExactly("Ripieno singers");
        assertThat(TaggerSounds.pipes().families()).containsExactly("Ripieno reeds and pipes");
        assertThat(TaggerSounds.soloists().families()).containsExactly("Ripieno soloists");
    }

    @Test
    void whatGeneralUserHasInCommonWithTheFontOfTheTestIsNotPlayed() throws SynthesisException {
        installed("/usr/share/sounds/sf3/MuseScore_General_Full.sf3");
        boolean there = TaggerSounds.missing().stream().noneMatch(file -> file.endsWith("GeneralUser.sf2"));
        skipUnless(there, "GeneralUser.sf2 is not in ~/.ripieno/data/sounds; docs/sounds.md tells of it");
        Sound general = TaggerSounds.training().all().stream()
                .filter(sound -> sound.font().family().equals("GeneralUser GS"))
                .findFirst()
                .orElseThrow();
        assertThat(general.plays(track(Player.BASS, 33))).isTrue();
        assertThat(general.plays(track(Player.BASS, 34))).isFalse();
        assertThat(general.plays(track(Player.DRUMS, 0))).isFalse();
    }

    @Test
    void theFontOfTheTestIsNotAmongThoseOfTraining() throws SynthesisException {
        installed("/usr/share/sounds/sf3/MuseScore_General_Full.sf3");
        installed("/usr/share/sounds/sf2/TimGM6mb.sf2");
        assertThat(TaggerSounds.training().families())
                .doesNotContainAnyElementsOf(TaggerSounds.heldOut().families());
    }

    private static void installed(String font) {
        skipUnless(Files.exists(Path.of(font)), font + " is not installed; docs/sounds.md tells of it");
    }

    private static void skipUnless(boolean there, String reason) {
        if (!there) {
            System.err.println("TaggerSoundsTest skips a test: " + reason);
        }
        assumeTrue(there, reason);
    }

    private static Track track(Player player, int program) {
        return new Track(player.label(), player, Role.MELODY, program, List.of(), List.of());
    }
}
