package io.ripieno.music.midi;

import static io.ripieno.music.midi.MidiFiles.END;
import static io.ripieno.music.midi.MidiFiles.file;
import static io.ripieno.music.midi.MidiFiles.notes;
import static io.ripieno.music.midi.MidiFiles.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that are right, in all the ways that files are. 96 (0x60) ticks are a quarter note in most. */
class MidiReaderTest {
    private static final String C4 = "00 90 3c 40  60 80 3c 40";

    @Test
    void aNoteLastsFromItsOnToItsOff() throws ScoreException {
        assertThat(notes(read(file(0, 96, C4 + END)))).containsExactly("0+1 C4");
    }

    @Test
    void velocityZeroEndsANote() throws ScoreException {
        assertThat(notes(read(file(0, 96, "00 90 3c 40  30 3c 00  00 3e 40  30 3e 00" + END))))
                .containsExactly("0+1/2 C4", "1/2+1/2 D4");
    }

    @Test
    void runningStatusSurvivesMetaEventsAndSystemExclusiveOnes() throws ScoreException {
        String events = "00 90 3c 40  60 ff 01 01 41  00 3c 00  00 f0 02 01 f7  00 3e 40  60 f7 01 00  00 3e 00";
        assertThat(notes(read(file(0, 96, events + END)))).containsExactly("0+1 C4", "1+1 D4");
    }

    @Test
    void tempoMetreAndKeyAreTakenFromAnyTrack() throws ScoreException {
        String meta = "00 ff 51 03 0f4240  00 ff 58 04 03 02 18 08  00 ff 59 02 02 00";
        Score score = read(file(1, 96, C4 + END, meta + END)).score();
        assertThat(score.tempos().at(Rational.ZERO)).isEqualTo(Rational.of(60));
        assertThat(score.metres().first()).hasToString("3/4");
        assertThat(score.keys().first()).isEqualTo(new Key(2, Mode.MAJOR));
    }

    @Test
    void whatIsMissingHasItsDefault() throws ScoreException {
        Score score = read(file(0, 96, C4 + END)).score();
        assertThat(score.tempos().at(Rational.ZERO)).isEqualTo(Rational.of(120));
        assertThat(score.metres().first()).hasToString("4/4");
        assertThat(score.keys().first()).isEqualTo(Key.C_MAJOR);
        assertThat(score.parts().get(0).instrument()).isEqualTo(new Instrument(-1, 1));
    }

    @Test
    void temposThatPeopleWriteComeBackAsTheyWroteThem() throws ScoreException {
        for (String tempo : List.of("140", "197/2", "22217/100", "33", "500")) {
            String[] parts = (tempo + "/1").split("/");
            Rational wanted = Rational.of(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            String micros = HexFormat.of().toHexDigits(MidiTempo.micros(wanted), 6);
            Score score = read(file(0, 96, "00 ff 51 03" + micros + C4 + END)).score();
            assertThat(score.tempos().at(Rational.ZERO)).isEqualTo(wanted);
        }
    }

    @Test
    void overlappingEqualNotesEndInTheOrderInWhichTheyBegan() throws ScoreException {
        assertThat(notes(read(file(0, 96, "00 90 3c 40  30 3c 40  30 3c 00  30 3c 00" + END))))
                .containsExactly("0+1 C4", "1/2+1 C4");
    }

    @Test
    void aNoteOffWithoutItsNoteIsNothing() throws ScoreException {
        assertThat(notes(read(file(0, 96, "00 80 40 00" + C4 + END)))).containsExactly("0+1 C4");
    }

    @Test
    void aNoteOfNoLengthLastsATick() throws ScoreException {
        assertThat(notes(read(file(0, 96, "00 90 3c 40  00 3c 00" + END)))).containsExactly("0+1/96 C4");
    }

    @Test
    void keysSpellTheNotes() throws ScoreException {
        String flats = "00 ff 59 02 fb 00";
        String sharps = "00 ff 59 02 05 00";
        String note = "00 90 3d 40  60 3d 00";
        assertThat(notes(read(file(0, 96, flats + note + sharps + note + END)))).containsExactly("0+1 D-4", "1+1 C#4");
    }

    @Test
    void channelsBecomePartsAndTheTenthIsPercussion() throws ScoreException {
        String events =
                "00 c0 28  00 c1 38  00 90 3c 40  00 91 40 40  00 99 26 40  60 80 3c 00  00 81 40 00  00 89 26 00";
        Score score = read(file(0, 96, events + END)).score();
        assertThat(score.parts())
                .extracting(part -> part.instrument().program(), part -> part.instrument()
                        .channel())
                .containsExactly(tuple(0x28, 1), tuple(0x38, 2), tuple(-1, 10));
        assertThat(notes(read(file(0, 96, events + END)))).containsExactly("0+1 C4", "0+1 E4", "0+1 key 38");
    }

    @Test
    void tracksGiveTheirNamesAndTheFirstTheTitle() throws ScoreException {
        String title = "00 ff 03 04 54756e65  00 ff 02 01 43";
        String name = "00 ff 03 05 566f696365";
        Score score = read(file(1, 96, title + END, name + C4 + END)).score();
        assertThat(score.metadata().title()).isEqualTo("Tune");
        assertThat(score.metadata().other()).containsEntry("copyright", "C");
        assertThat(score.parts()).extracting("name").containsExactly("Voice");
    }

    @Test
    void textIsUtf8OrElseLatin1() throws ScoreException {
        assertThat(read(file(0, 96, "00 ff 03 03 c3a941" + C4 + END))
                        .score()
                        .metadata()
                        .title())
                .isEqualTo("éA");
        assertThat(read(file(0, 96, "00 ff 03 02 e941" + C4 + END))
                        .score()
                        .metadata()
                        .title())
                .isEqualTo("éA");
    }

    @Test
    void aMetreThatChangesWithinABarEndsIt() throws ScoreException {
        String three = "8100 ff 58 04 03 02 18 08";
        Score score = read(file(0, 64, three + "00 90 3c 40 8240 3c 00" + END)).score();
        assertThat(score.measures())
                .extracting(Measure::length, measure -> measure.metre().toString())
                .containsExactly(
                        tuple(Rational.of(2), "4/4"), tuple(Rational.of(3), "3/4"), tuple(Rational.of(3), "3/4"));
    }

    @Test
    void anEndMarkAddsWholeBarsOnly() throws ScoreException {
        assertThat(read(file(0, 96, C4 + "8720 ff 2f 00")).score().measures()).hasSize(2);
        assertThat(read(file(0, 96, C4 + "8620 ff 2f 00")).score().measures()).hasSize(2);
        assertThat(read(file(0, 96, C4 + "8200 ff 2f 00")).score().measures()).hasSize(1);
    }

    @Test
    void timeCodeCountsSeconds() throws ScoreException {
        int pal = 0xe728;
        String second = "00 90 3c 40  8768 3c 00";
        var read = read(file(0, pal, "00 ff 51 03 0f4240" + second + END));
        assertThat(notes(read)).containsExactly("0+2 C4");
        assertThat(MidiFiles.notices(read)).contains("A tempo was passed over: the file counts time in frames.");
    }

    @Test
    void aFileWithoutTracksIsAnEmptyScore() throws ScoreException {
        Score score = read(file(1, 480)).score();
        assertThat(score.parts()).isEmpty();
        assertThat(score.measures()).isEmpty();
    }

    @Test
    void aRiffFileIsOpened() throws ScoreException {
        byte[] riff = MidiFiles.join("RIFF____RMIDdata____".getBytes(StandardCharsets.US_ASCII), file(0, 96, C4 + END));
        assertThat(notes(read(riff))).containsExactly("0+1 C4");
    }
}
